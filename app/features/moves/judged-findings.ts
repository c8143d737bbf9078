import { createHash } from 'node:crypto'
import type { EvidenceLookup } from '#app/domain/attributed-positions.ts'
import { groupRowsBy } from '#app/domain/collections.ts'
import type { Day } from '#app/domain/days.ts'
import { memoizeByObject } from '#app/domain/memoize.ts'
import { listFindings, type Finding } from '#app/domain/moves/findings.ts'
import {
  matchJudgements,
  writeBasis,
  type Judgement,
  type FindingJudgement,
} from '#app/domain/moves/judgements.ts'

/** What a finding rests on, in one word: another as soon as any of it is. */
export const hashBasis = memoizeByObject((finding: Finding): string =>
  createHash('sha256').update(writeBasis(finding)).digest('hex'),
)

/** Which judgement stands with which finding, of all of each pair; and those whose finding is gone. */
export function findJudgements(
  judgements: readonly Judgement[],
  evidenceOf: EvidenceLookup,
  asOf: Day,
): { byFinding: ReadonlyMap<Finding, FindingJudgement>; left: Judgement[] } {
  const byFinding = new Map<Finding, FindingJudgement>()
  const left: Judgement[] = []
  for (const ofActor of groupRowsBy('actorId', judgements).values())
    for (const own of groupRowsBy('topicId', ofActor).values()) {
      const findings = listFindings(evidenceOf(own[0]!.actorId, own[0]!.topicId), asOf)
      const matched = matchJudgements(findings, own, hashBasis)
      for (const [finding, judgement] of matched.byFinding) byFinding.set(finding, judgement)
      left.push(...matched.left)
    }
  return { byFinding, left }
}
