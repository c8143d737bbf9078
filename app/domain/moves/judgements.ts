import { sentencesSchema } from '../written-words.ts'
import type { Day } from '../days.ts'
import { listRestingOn, type FindingKind, type Finding } from './findings.ts'

/** What an editor says of a finding that the method found: it changes no number. */
export type Verdict = 'accepted' | 'dismissed'

/** What somebody said of a finding, and on which evidence. */
export type Judgement = {
  id: string
  topicId: string
  actorId: string
  kind: FindingKind
  day: Day
  /** Stands for the evidence that was judged, as `writeBasis` tells it. */
  basisHash: string
  verdict: Verdict
  reason: string | null
  judgedBy: string
  /** ISO 8601 in UTC. */
  judgedAt: string
}

/** A judgement to be kept: the letters that it rests on, and which one it stands in the place of. */
export type JudgementRecord = Omit<Judgement, 'id' | 'judgedBy' | 'judgedAt'> & {
  dossierId: string
  letterIds: readonly string[]
  replacesId: string | null
}

/** A judgement beside the finding it is shown with; `applies` is false where it was made on other evidence. */
export type FindingJudgement = Judgement & { applies: boolean }

/** Of a dismissal it is said why. */
export const dismissalReasonSchema = sentencesSchema(
  'Write in a sentence why this is no such change.',
)

/**
 * What a judgement of a finding rests on: the letters of the two days with their levels, and what the method says of
 * the finding. Where any of it differs, it was judged on other evidence.
 */
export function writeBasis(finding: Finding): string {
  const { kind, day, earlierDay, from, to, established, takenBack, orderUncertain } = finding
  const positions = listRestingOn(finding)
    .map((row) => `${row.letterId} ${row.lastDay} ${row.id} ${row.level}`)
    .sort()
  const said = [kind, earlierDay, day, from.toFixed(6), to.toFixed(6)]
  return [...said, established, takenBack, orderUncertain, ...positions].join('\n')
}

/** The letters of the two days, each once. */
export function listJudgedLetterIds(finding: Finding): string[] {
  return [...new Set(listRestingOn(finding).map(({ letterId }) => letterId))]
}

type Matching = {
  /** Which judgement is shown with which finding. */
  byFinding: Map<Finding, FindingJudgement>
  /** Those whose finding is no longer found at all. */
  left: Judgement[]
}

/**
 * Puts judgements to the findings that they are of. One that was made on other evidence stands with the finding of the
 * same actor, topic and kind that is nearest in time and has none of its own.
 */
export function matchJudgements(
  findings: readonly Finding[],
  judgements: readonly Judgement[],
  hashOf: (finding: Finding) => string,
): Matching {
  const byFinding = new Map<Finding, FindingJudgement>()
  const byKind = groupByKind(findings)
  const others: Judgement[] = []
  for (const judgement of judgements) {
    const exact = byKind
      .get(keyOf(judgement))
      ?.find((finding) => finding.day === judgement.day && hashOf(finding) === judgement.basisHash)
    if (exact) byFinding.set(exact, { ...judgement, applies: true })
    else others.push(judgement)
  }
  const left = others.filter((judgement) => {
    const near = findNearest(
      (byKind.get(keyOf(judgement)) ?? []).filter((finding) => !byFinding.has(finding)),
      judgement.day,
    )
    if (near) byFinding.set(near, { ...judgement, applies: false })
    return !near
  })
  return { byFinding, left }
}

const keyOf = ({ topicId, actorId, kind }: Pick<Judgement, 'topicId' | 'actorId' | 'kind'>) =>
  `${topicId} ${actorId} ${kind}`

function groupByKind(findings: readonly Finding[]): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>()
  for (const finding of findings) {
    const group = groups.get(keyOf(finding))
    if (group) group.push(finding)
    else groups.set(keyOf(finding), [finding])
  }
  return groups
}

function findNearest(findings: readonly Finding[], day: Day): Finding | null {
  const distance = (finding: Finding) => Math.abs(Date.parse(finding.day) - Date.parse(day))
  return findings.reduce<Finding | null>(
    (best, one) => (!best || distance(one) < distance(best) ? one : best),
    null,
  )
}

/** What is chosen by what was judged. */
export const judgementStates = ['to judge', 'accepted', 'dismissed'] as const
export type JudgementState = (typeof judgementStates)[number]

export function findJudgementState(judgement: FindingJudgement | undefined): JudgementState {
  return judgement?.applies ? judgement.verdict : 'to judge'
}
