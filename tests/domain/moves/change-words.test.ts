import { expect, test } from 'vitest'
import { listChangeQualifiers } from '#app/domain/moves/change-words.ts'
import { listStanceChanges } from '#app/domain/moves/changes.ts'
import { saidOf } from '#tests/support/said.ts'

const asOf = '2026-11-30'

test('a first word and every other one says what of its evidence is in doubt, as a move does', () => {
  const evidence = saidOf(
    'ann',
    { day: '2021-01-10', level: -1, letterId: 'a', belongingUncertain: true },
    { day: '2021-08-10', level: 1, letterId: 'b' },
    // Of one day these come to a third, which is another word and no move.
    { day: '2021-10-10', level: 1, letterId: 'c', start: 0, end: 9 },
    { day: '2021-10-10', level: 0, letterId: 'd', start: 0, end: 9, recheck: true },
    { day: '2021-10-10', level: 0, letterId: 'e', start: 0, end: 9 },
  )
  expect(
    listStanceChanges(evidence, asOf).map((change) => [
      change.kind,
      listChangeQualifiers(change, evidence, asOf),
    ]),
  ).toEqual([
    ['first word', ['belonging uncertain']],
    ['turn', ['once so far', 'belonging uncertain']],
    ['other word', ['to re-check']],
  ])
})
