import { expect, test } from 'vitest'
import { listDistributionRows, mostChanges } from '#app/domain/distribution/distribution-rows.ts'
import type { LevelCounts } from '#app/domain/strips/group-sums.ts'

const step = (day: string, ...counts: LevelCounts) => ({ day, counts: [...counts] as LevelCounts })

const two = {
  voices: 3,
  steps: [step('2019-05-02', 0, 0, 0, 1, 0), step('2020-10-29', 0, 1, 0, 1, 0)],
}

test('each day of change is a row, with what it was when the period began and on the as-of day', () => {
  const { by, rows } = listDistributionRows(two, {
    ...{ from: '2020-01-01', to: '2021-12-31', asOf: '2021-06-30' },
  })
  expect(by).toBe('day of change')
  expect(rows).toEqual([
    { day: '2020-01-01', counts: [0, 0, 0, 1, 0], unknown: 2, is: 'beginning' },
    { day: '2020-10-29', counts: [0, 1, 0, 1, 0], unknown: 1, is: 'change' },
    { day: '2021-06-30', counts: [0, 1, 0, 1, 0], unknown: 1, is: 'as-of day' },
  ])
})

test('a change on the as-of day is that day’s row, and before the first letter all are unknown', () => {
  const onTheDay = listDistributionRows(two, {
    ...{ from: '2019-05-01', to: '2020-10-29', asOf: '2020-10-29' },
  })
  expect(onTheDay.rows.map(({ day, is }) => [day, is])).toEqual([
    ['2019-05-02', 'change'],
    ['2020-10-29', 'as-of day'],
  ])
  const before = listDistributionRows(
    { voices: 3, steps: [] },
    { from: '2018-01-01', to: '2018-06-01', asOf: '2018-06-01' },
  )
  expect(before.rows).toEqual([
    { day: '2018-06-01', counts: [0, 0, 0, 0, 0], unknown: 3, is: 'as-of day' },
  ])
})

test('of more days of change than can be read each first of January is a row', () => {
  // One voice more every month from January 2019 on: 25 days, the last one of January 2021.
  const steps = Array.from({ length: mostChanges + 1 }, (_, index) =>
    step(
      `${2019 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-15`,
      ...([0, 0, 0, index + 1, 0] as const),
    ),
  )
  const { by, rows } = listDistributionRows(
    { voices: 30, steps },
    { from: '2018-11-01', to: '2021-03-01', asOf: '2021-03-01' },
  )
  expect(by).toBe('year')
  expect(rows).toEqual([
    { day: '2019-01-01', counts: [0, 0, 0, 0, 0], unknown: 30, is: 'year' },
    { day: '2020-01-01', counts: [0, 0, 0, 12, 0], unknown: 18, is: 'year' },
    { day: '2021-01-01', counts: [0, 0, 0, 24, 0], unknown: 6, is: 'year' },
    { day: '2021-03-01', counts: [0, 0, 0, 25, 0], unknown: 5, is: 'as-of day' },
  ])
})
