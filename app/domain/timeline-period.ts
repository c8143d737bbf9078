import type { AttributedPosition } from './attributed-positions.ts'
import { findMonthBounds, subtractMonths, yearsBetween, type Day, type Period } from './days.ts'
import type { Milestone } from './milestones.ts'

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
 * From the first day of the month of the oldest evidence or milestone to the as-of day, of this at most the last
 * `maxMonths`: what is shown when no period is asked for. Without anything that old, from the beginning of that year.
 */
export function fitPeriod(
  rows: readonly Pick<AttributedPosition, 'firstDay'>[],
  milestones: readonly Milestone[],
  asOf: Day,
  maxMonths = maxPeriodYears * 12,
): Period {
  const [oldest = `${asOf.slice(0, 4)}-01-01`] = [
    ...rows.map(({ firstDay }) => firstDay),
    ...milestones.map(({ dated }) => dated.first),
  ]
    .filter((day) => day <= asOf)
    .sort()
  const [from, earliest] = [oldest, subtractMonths(asOf, maxMonths - 1)].map(
    (day) => findMonthBounds(day, 0).first,
  ) as [Day, Day]
  return { from: from < earliest ? earliest : from, to: asOf }
}
