import type { AttributedPosition } from './attributed-positions.ts'
import { removeDuplicates } from './collections.ts'
import type { DerivedParts, StanceDays } from './memoized-stance.ts'
import type { MethodRule } from './method-rules.ts'
import { groupCountedPositions } from './method-v2/stance-days.ts'
import { listLeftOut, repeatedReason } from './why-number.ts'

/** A rule of the method that a stance needs, with the letters for which it does something, the oldest first. */
export type RuleUse = { rule: MethodRule; letterIds: string[] }

/**
 * The rules that where an actor stands on a topic rests on, in no order. `codedTwice`: letters in which several coders
 * gave one passage a level.
 */
export function findRuleUses(
  evidence: readonly AttributedPosition[],
  { stance, moves, contradictions }: DerivedParts,
  { asOf, today }: StanceDays,
  codedTwice: ReadonlySet<string>,
): RuleUse[] {
  const { days, letters } = groupCountedPositions(evidence, asOf)
  const newest = days.at(-1)?.letters ?? []
  const weighing = stance.letters.filter(({ mean, weight }) => mean !== null && weight > 0)
  const silent = letters.filter(({ mean }) => mean === null)
  const leftOut = listLeftOut(evidence, stance)
  const repeated = leftOut.filter(({ reason }) => reason === repeatedReason)
  const otherwise = leftOut.filter(({ reason }) => reason !== repeatedReason)
  const uses: Record<MethodRule, readonly { letterId: string }[]> = {
    'what counts': [
      ...otherwise.flatMap(({ positions }) => positions),
      ...evidence.filter(({ firstDay, lastDay }) => firstDay !== lastDay),
    ],
    pieces: [...repeated.flatMap(({ positions }) => positions), ...stance.disagreements.flat()],
    'words of letters': [
      ...letters.filter(({ positions }) => positions.filter(hasLevel).length > 1),
      ...days.filter((day) => day.letters.length > 1).flatMap((day) => day.letters),
    ],
    now: newest,
    record: weighing,
    words: [...newest, ...silent],
    consensus: weighing.length > 1 ? weighing : [],
    organisations: letters
      .flatMap(({ positions }) => positions)
      .filter(({ actorId, speakerIds }) => speakerIds.some((id) => id !== actorId)),
    moves: moves
      .flatMap(({ before, after }) => [...before, ...after])
      .flatMap((day) => day.letters),
    contradictions: contradictions.flatMap(({ before, after }) => [
      ...before.letters,
      ...after.letters,
    ]),
    'as-of day': asOf === today ? [] : newest,
    agreement: letters.filter(({ letterId }) => codedTwice.has(letterId)),
    alignment: [],
  }
  return (Object.keys(uses) as MethodRule[]).flatMap((rule) => {
    const letterIds = removeDuplicates(uses[rule].map(({ letterId }) => letterId))
    return letterIds.length ? [{ rule, letterIds }] : []
  })
}

const hasLevel = ({ level }: AttributedPosition): boolean => level !== null
