import type { Day } from './days.ts'
import type { AttributedPosition } from './attributed-positions.ts'
import { memoizeLast } from './memoize.ts'
import { findShifts } from './shifts.ts'
import { selectCountedPositions, computeStance } from './stance.ts'

/**
 * What of an actor's evidence on a topic counts as of a day, looked through once for as long as it
 * is the same list.
 */
export const getCachedCountedPositions = memoizeLast(
  (evidence: readonly AttributedPosition[], asOf: Day) => selectCountedPositions(evidence, asOf),
)

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

/** The stance of an actor on a topic as of a day, reckoned once for as long as the evidence is the same list. */
export const getCachedStance = memoizeLast((evidence: readonly AttributedPosition[], asOf: Day) =>
  computeStance(evidence, asOf),
)

/** The shifts of an actor on a topic up to a day, reckoned once in the same way. */
export const getCachedShifts = memoizeLast((evidence: readonly AttributedPosition[], asOf: Day) =>
  findShifts(evidence, asOf),
)
