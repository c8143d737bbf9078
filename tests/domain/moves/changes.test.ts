import { expect, test } from 'vitest'
import { compareNewestKnown, listStanceChanges } from '#app/domain/moves/changes.ts'
import { listFindings } from '#app/domain/moves/findings.ts'
import { groupCountedPositions } from '#app/domain/method-v2/stance-days.ts'
import { saidOf } from '#tests/support/said.ts'

const asOf = '2026-11-30'
const list = (...rows: Parameters<typeof saidOf>[1][]) =>
  listStanceChanges(saidOf('ann', ...rows), asOf).map(({ kind, day, knownAt, from, to }) => [
    ...[kind, day, knownAt.slice(0, 10)],
    ...[from, to],
  ])

test('a first word, a turn and a word that is no move are changes, and a word that stays is none', () => {
  expect(
    list(
      { day: '2021-01-10', level: -1, letterId: 'a' },
      { day: '2021-02-10', level: -1, letterId: 'b' },
      { day: '2021-08-10', level: 1, letterId: 'c' },
      { day: '2021-09-10', level: 1, letterId: 'd' },
      // Three letters of one day come to a third, which is mixed and within a level of what was said before.
      { day: '2021-10-10', level: 1, letterId: 'e', start: 0, end: 9 },
      { day: '2021-10-10', level: 0, letterId: 'f', start: 0, end: 9 },
      { day: '2021-10-10', level: 0, letterId: 'g', start: 0, end: 9 },
    ),
  ).toEqual([
    ['first word', '2021-01-10', '2021-01-10', null, -1],
    ['turn', '2021-08-10', '2021-08-10', -1, 1],
    ['other word', '2021-10-10', '2021-10-10', 1, 1 / 3],
  ])
})

test('a change is known when the later of its two letters was stored, however old they are', () => {
  expect(
    list(
      { day: '2015-01-10', level: -1, storedAt: '2026-11-20T08:00:00.000Z' },
      { day: '2016-01-10', level: 1, storedAt: '2026-03-02T08:00:00.000Z' },
    ),
  ).toEqual([
    ['first word', '2015-01-10', '2026-11-20', null, -1],
    ['turn', '2016-01-10', '2026-11-20', -1, 1],
  ])
})

test('a change is known since its words are what they are now, not since something was said on its day', () => {
  const before = { day: '2021-01-10', level: -1, storedAt: '2026-01-01T08:00:00.000Z' } as const
  const after = { day: '2021-08-10', storedAt: '2026-02-01T08:00:00.000Z', letterId: 'x' } as const
  expect(
    list(
      before,
      { ...after, level: 0, start: 0, end: 9 },
      { ...after, level: 2, start: 20, end: 29, storedAt: '2026-05-01T08:00:00.000Z' },
      { ...after, level: 2, start: 40, end: 49, storedAt: '2026-06-01T08:00:00.000Z', coder: 'Bo' },
    ).at(-1),
  ).toEqual(['turn', '2021-08-10', '2026-05-01', -1, 1])
})

test('somebody who says both on one day is told of when the second passage was stored', () => {
  const both = { day: '2021-01-10', letterId: 'x' }
  expect(
    list(
      { ...both, level: -2, start: 0, end: 9, storedAt: '2026-01-01T08:00:00.000Z' },
      { ...both, level: 2, start: 20, end: 29, storedAt: '2026-02-01T08:00:00.000Z' },
    ).filter(([kind]) => kind === 'contradiction'),
  ).toEqual([['contradiction', '2021-01-10', '2026-02-01', -2, 2]])
})

test('changes keep their names when more is stored after them, and each has its own', () => {
  const rows = saidOf('ann', { day: '2021-01-10', level: -1 }, { day: '2021-02-10', level: 1 })
  const more = saidOf('ann', { day: '2021-03-10', level: -1 })
  const [first, then] = [rows, [...rows, ...more]].map((evidence) =>
    listStanceChanges(evidence, asOf).map(({ id }) => id),
  )
  expect(then!.slice(0, first!.length).sort()).toEqual(first!.slice().sort())
  expect(new Set(then).size).toBe(then!.length)
})

test('what is dated later than the day is no change yet, and the newest known comes first', () => {
  const evidence = saidOf(
    'ann',
    { day: '2021-01-10', level: -1, storedAt: '2026-01-01T08:00:00.000Z' },
    { day: '2021-06-10', level: 1, storedAt: '2026-02-01T08:00:00.000Z' },
  )
  expect(listStanceChanges(evidence, '2021-05-31').map(({ kind }) => kind)).toEqual(['first word'])
  const known = [...listStanceChanges(evidence, asOf)].sort(compareNewestKnown)
  expect(known.map(({ kind }) => kind)).toEqual(['turn', 'first word'])
})

test('a turn is told once, whichever days were worked out before', () => {
  const evidence = saidOf('ann', { day: '2021-01-10', level: -1 }, { day: '2021-06-10', level: 1 })
  listFindings(evidence, asOf)
  groupCountedPositions(evidence, '2021-03-01')
  expect(listStanceChanges(evidence, asOf).map(({ kind }) => kind)).toEqual(['first word', 'turn'])
})
