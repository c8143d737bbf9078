import type { AttributedPosition } from './attributed-positions.ts'
import { findMonthBounds, subtractMonths, yearsBetween, type Day, type Period } from './days.ts'
import type { Milestone } from './topics.ts'

/** The longest period that is drawn, in years: a chart of more says nothing, and its ticks would cost seconds. */
const maxPeriodYears = 60

/** Why a period cannot be shown, as a sentence; null when it can. */
export function findPeriodObstacle({ from, to }: Period): string | null {
  if (from > to) return 'The period ends before it begins. Put the earlier day first.'
  return yearsBetween(from, to) > maxPeriodYears
    ? `The period covers more than ${maxPeriodYears} years. Choose a shorter one.`
    : null
}

/**
 * The whole months around the evidence and the milestones, with one month of room after them, of these at most the
 * last `maxMonths`: what is shown when no period is asked for.
 */
export function fitPeriod(
  rows: readonly Pick<AttributedPosition, 'firstDay' | 'lastDay'>[],
  milestones: readonly Milestone[],
  today: Day,
  maxMonths = maxPeriodYears * 12,
): Period {
  const dated = milestones.map(({ dated: { first, last } }) => ({ firstDay: first, lastDay: last }))
  let [oldest, newest]: [Day | null, Day | null] = [null, null]
  for (const { firstDay, lastDay } of [...rows, ...dated]) {
    if (oldest === null || firstDay < oldest) oldest = firstDay
    if (newest === null || lastDay > newest) newest = lastDay
  }
  const [from, to] = [
    findMonthBounds(oldest ?? `${today.slice(0, 4)}-01`, 0).first,
    findMonthBounds(newest ?? today, 1).last,
  ]
  const earliest = findMonthBounds(subtractMonths(to, maxMonths - 1), 0).first
  return { from: from < earliest ? earliest : from, to }
}
