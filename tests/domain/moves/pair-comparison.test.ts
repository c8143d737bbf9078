import { expect, test } from 'vitest'
import { comparePair, compareMoved, countsInSums } from '#app/domain/moves/pair-comparison.ts'
import type { PairMovement } from '#app/domain/moves/pair-comparison.ts'
import { saidOf } from '#tests/support/said.ts'

const days = { since: '2021-12-31', asOf: '2022-12-31' }
const compare = (...rows: Parameters<typeof saidOf>[1][]) =>
  comparePair(saidOf('ann', ...rows), days, false)

test('who turned between two days moved from the word on the first to that on the second', () => {
  expect(
    compare(
      { day: '2021-01-01', level: -1 },
      { day: '2021-02-01', level: -1 },
      { day: '2022-03-01', level: 1 },
      { day: '2022-09-01', level: 1 },
    ),
  ).toMatchObject({ outcome: 'moved', from: -1, to: 1, size: 2, certainty: 'established turn' })
})

test('who spoke only after the first day and turned since moved from their first word', () => {
  expect(compare({ day: '2022-02-01', level: -1 }, { day: '2022-09-01', level: 1 })).toMatchObject({
    ...{ outcome: 'moved', isFirstWord: true, fromDay: '2022-02-01', certainty: 'once so far' },
  })
})

test('a turn that was taken back within 90 days counts for nothing', () => {
  const moved = compare(
    { day: '2021-02-01', level: -1 },
    { day: '2022-03-01', level: 1 },
    { day: '2022-05-01', level: -1 },
  )
  expect(moved).toMatchObject({ outcome: 'moved', size: 0, certainty: 'taken back', moves: 2 })
  expect(countsInSums(moved as PairMovement)).toBe(false)
})

test('a move whose order is uncertain is shown and in no sum', () => {
  const moved = compare(
    { day: '2022-05-01', level: 1 },
    { firstDay: '2022-04-01', lastDay: '2022-06-01', arrivedDay: '2022-06-01', level: -1 },
  )
  expect(moved).toMatchObject({ outcome: 'moved', certainty: 'order uncertain' })
  expect(countsInSums(moved as PairMovement)).toBe(false)
})

test('a change of tone is a movement only where it is asked for', () => {
  const rows = saidOf('ann', { day: '2021-02-01', level: 1 }, { day: '2022-03-01', level: 2 })
  expect(comparePair(rows, days, false)).toMatchObject({ outcome: 'only tone' })
  expect(comparePair(rows, days, true)).toMatchObject({ outcome: 'moved', size: 1 })
})

test.each([
  ['no word on 31 Dec 2021', [{ day: '2022-02-01', level: 1 }]],
  ['same evidence', [{ day: '2021-02-01', level: 1 }]],
  [
    'evaded since, 1 Feb 2022',
    [
      { day: '2021-02-01', level: 1 },
      { day: '2022-02-01', absence: 'evaded', level: null },
    ],
  ],
  ['no word on 31 Dec 2022', [{ day: '2022-02-01', absence: 'withheld', level: null }]],
] as const)('two days cannot be compared: %s', (reason, rows) => {
  expect(compare(...rows)).toMatchObject({ outcome: 'not comparable', reason })
})

test('who said the same again stayed, and who spoke later is not among them', () => {
  expect(compare({ day: '2021-02-01' }, { day: '2022-02-01' })).toMatchObject({ outcome: 'stayed' })
  expect(compare({ day: '2023-02-01' })).toBeNull()
})

test('movements sort by how far or by how sure', () => {
  const rows = [
    { size: 4, certainty: 'once so far' },
    { size: 2, certainty: 'established turn' },
    { size: 3, certainty: 'established turn' },
  ] as PairMovement[]
  expect(rows.toSorted(compareMoved('size')).map(({ size }) => size)).toEqual([4, 3, 2])
  expect(rows.toSorted(compareMoved('certainty')).map(({ size }) => size)).toEqual([3, 2, 4])
})
