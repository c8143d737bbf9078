import type { Day } from './days.ts'
import type { AttributedPosition } from './attributed-positions.ts'
import { memoizeByObject, memoizeLast } from './memoize.ts'
import { findContradictions, type Contradiction } from './method-v2/contradictions.ts'
import {
  deriveNow,
  deriveStance,
  findFreshMean,
  type DerivedStance,
  type StanceNow,
} from './method-v2/derived-stance.ts'
import { describeMembers, type MemberStances } from './method-v2/member-stances.ts'
import { describeMoveText, type MoveText } from './method-v2/move-words.ts'
import { findMoves, type Move } from './method-v2/moves.ts'

/**
 * The days between which an actor's letters on a topic may have been written: one row for all of
 * them, none without any.
 */
export function getCachedEvidenceExtent(
  evidence: readonly AttributedPosition[],
): { firstDay: Day; lastDay: Day }[] {
  const extent = extentCache.get(evidence) ?? computeEvidenceExtent(evidence)
  extentCache.set(evidence, extent)
  return extent
}

const extentCache = new WeakMap<readonly AttributedPosition[], { firstDay: Day; lastDay: Day }[]>()

function computeEvidenceExtent(
  evidence: readonly AttributedPosition[],
): { firstDay: Day; lastDay: Day }[] {
  const [first] = evidence
  if (!first) return []
  let { firstDay, lastDay } = first
  for (const row of evidence) {
    if (row.firstDay < firstDay) firstDay = row.firstDay
    if (row.lastDay > lastDay) lastDay = row.lastDay
  }
  return [{ firstDay, lastDay }]
}

/** The evidence, oldest letter first and within a day in the order stored; the same list every time. */
export function getCachedEvidenceByDay(
  evidence: readonly AttributedPosition[],
): readonly AttributedPosition[] {
  const byDay =
    byDayCache.get(evidence) ??
    [...evidence].sort((a, b) => (a.lastDay < b.lastDay ? -1 : a.lastDay > b.lastDay ? 1 : 0))
  byDayCache.set(evidence, byDay)
  return byDay
}

const byDayCache = new WeakMap<readonly AttributedPosition[], readonly AttributedPosition[]>()

/** The day up to which evidence counts, and the one by which it is judged stale: today where they differ (rule 12). */
export type StanceDays = { asOf: Day; today: Day }

/** All that is told of an actor on a topic, by version 2 of the method. */
export type DerivedParts = {
  stance: DerivedStance<AttributedPosition>
  members: MemberStances
  moves: Move<AttributedPosition>[]
  contradictions: Contradiction<AttributedPosition>[]
}

/** Where an actor stands on a topic, reckoned once for as long as the evidence is the same list. */
export function getCachedStanceParts(
  evidence: readonly AttributedPosition[],
  { asOf, today }: StanceDays,
): DerivedParts {
  return memoizedParts(evidence, `${asOf} ${today}`)
}

/**
 * An actor's word on a topic, without what the record costs to work out; reckoned once for as long as the evidence is
 * the same list. Null where there is none.
 */
export function getCachedNow(
  evidence: readonly AttributedPosition[],
  { asOf, today }: StanceDays,
): StanceNow | null {
  return evidence.length ? memoizedNow(evidence, `${asOf} ${today}`) : null
}

/** The same on the scale -2 to 2 where it is not stale. */
export function getCachedFreshMean(
  evidence: readonly AttributedPosition[],
  days: StanceDays,
): number | null {
  return findFreshMean(getCachedNow(evidence, days))
}

const memoizedNow = memoizeLast(
  (evidence: readonly AttributedPosition[], days: string): StanceNow | null => {
    const [asOf, today] = days.split(' ') as [Day, Day]
    return deriveNow(evidence, asOf, today)
  },
)

/** The moves and contradictions of an actor on a topic, without what the record costs to work out. */
export type DerivedMoves = Pick<DerivedParts, 'moves' | 'contradictions'>

/** What is told of an actor's moves on a topic, reckoned once for as long as the evidence is the same list. */
export const getCachedMoves: (evidence: readonly AttributedPosition[], asOf: Day) => DerivedMoves =
  memoizeLast((evidence: readonly AttributedPosition[], asOf: Day) => ({
    moves: findMoves(evidence, asOf),
    contradictions: findContradictions(evidence, asOf),
  }))

const memoizedParts = memoizeLast(
  (evidence: readonly AttributedPosition[], days: string): DerivedParts => {
    const [asOf, today] = days.split(' ') as [Day, Day]
    return {
      stance: deriveStance(evidence, asOf, today),
      members: describeMembers(evidence[0]?.actorId ?? '', evidence, asOf, today),
      ...getCachedMoves(evidence, asOf),
    }
  },
)

/** The moves in words, oldest first; the same list every time. */
export const describeMoves = memoizeByObject(({ moves }: DerivedParts): readonly MoveText[] =>
  moves.map(describeMoveText),
)
