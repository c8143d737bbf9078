import { expect, test } from 'vitest'
import { leaveLettersOut } from '#app/domain/method-v2/without-letter.ts'
import { saidOf } from '#tests/support/said.ts'

const asOf = '2026-06-01'

test('without the newest letter both words are others, without an old one the record alone', () => {
  const rows = saidOf(
    'ann',
    { letterId: 'first', day: '2026-01-10', level: 2 },
    { letterId: 'second', day: '2026-02-10', level: 2 },
    { letterId: 'third', day: '2026-03-10', level: -2 },
  )
  expect(leaveLettersOut(rows, ['third', 'first'], asOf)).toEqual([
    {
      letterId: 'third',
      ...{ now: 2, word: 'strongly supports', record: 2, recordWord: 'strongly supports' },
      changes: ['now', 'record'],
    },
    {
      letterId: 'first',
      ...{ now: -2, word: 'strongly opposes', record: 0, recordWord: 'mixed' },
      changes: ['record'],
    },
  ])
})

test('without the refusal that caps them the words say “strongly” again', () => {
  const rows = saidOf(
    'ann',
    { letterId: 'first', day: '2026-01-10', level: 2 },
    { letterId: 'second', day: '2026-02-10', level: 2 },
    { letterId: 'silent', day: '2026-03-10', level: null, absence: 'evaded' },
  )
  expect(leaveLettersOut(rows, ['silent', 'second'], asOf)).toMatchObject([
    { word: 'strongly supports', recordWord: 'strongly supports', changes: ['now', 'record'] },
    { word: 'supports', recordWord: 'supports', changes: [] },
  ])
})

test('without the only letter there is no word', () => {
  const rows = saidOf('ann', { letterId: 'only', day: '2026-01-10', level: 1 })
  expect(leaveLettersOut(rows, ['only'], asOf)).toEqual([
    {
      letterId: 'only',
      ...{ now: null, word: 'no letter', record: null, recordWord: null },
      changes: ['now', 'record'],
    },
  ])
})
