import type { Day, Period } from '../days.ts'
import type { GroupSum, LevelCounts } from '../strips/group-sums.ts'

/** How many voices stood where on a day, each word as fresh as it was on that day. */
export type DistributionRow = {
  day: Day
  counts: LevelCounts
  unknown: number
  is: 'beginning' | 'change' | 'year' | 'as-of day'
}

/** As many days of change as a table is read with; of more, each first of January is a row. */
export const mostChanges = 24

const nobody: LevelCounts = [0, 0, 0, 0, 0]

/**
 * The numbers of a period as rows, oldest first: one for each day on which a number changed, or one for each first of
 * January, and the as-of day as the last one, also where it lies outside the period.
 */
export function listDistributionRows(
  { steps, voices }: Pick<GroupSum, 'steps' | 'voices'>,
  { from, to, asOf }: Period & { asOf: Day },
): { by: 'day of change' | 'year'; rows: DistributionRow[] } {
  const end = asOf < to ? asOf : to
  const countsOn = (day: Day) => steps.findLast((step) => step.day <= day)?.counts ?? nobody
  const describe = (day: Day, is: DistributionRow['is']): DistributionRow => {
    const counts = countsOn(day)
    return { day, counts, unknown: voices - counts.reduce((sum, count) => sum + count, 0), is }
  }
  const changes = steps.filter(({ day }) => day >= from && day <= end && day !== asOf)
  const last = describe(asOf, 'as-of day')
  if (changes.length > mostChanges)
    return {
      by: 'year',
      rows: [...listNewYears(from, end).map((day) => describe(day, 'year')), last],
    }
  const begins = steps.some(({ day }) => day < from) && from < asOf && changes[0]?.day !== from
  return {
    by: 'day of change',
    rows: [
      ...(begins ? [describe(from, 'beginning')] : []),
      ...changes.map(({ day }) => describe(day, 'change')),
      last,
    ],
  }
}

/** Each first of January of a period. */
function listNewYears(from: Day, to: Day): Day[] {
  const [first, last] = [from, to].map((day) => Number(day.slice(0, 4))) as [number, number]
  return Array.from(
    { length: Math.max(0, last - first + 1) },
    (_, index) => `${String(first + index).padStart(4, '0')}-01-01`,
  ).filter((day) => day >= from && day <= to)
}
