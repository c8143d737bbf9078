import { expect, test } from 'vitest'
import { deriveStance } from '#app/domain/method-v2/derived-stance.ts'
import { groupCountedPositions } from '#app/domain/method-v2/stance-days.ts'
import { leaveLettersOut } from '#app/domain/method-v2/without-letter.ts'
import {
  describeDeciding,
  describeNowSum,
  describeRecordSum,
  describeWithout,
  listLeftOut,
} from '#app/domain/why-number.ts'
import { saidOf } from '#tests/support/said.ts'

const asOf = '2026-06-01'
type Said = Parameters<typeof saidOf>[1]

function sumsOf(...rows: Said[]) {
  const evidence = saidOf('ann', ...rows)
  const stance = deriveStance(evidence, asOf)
  const newest = groupCountedPositions(evidence, asOf).days.at(-1)
  return {
    evidence,
    stance,
    now: describeNowSum(stance, newest),
    record: describeRecordSum(stance),
  }
}

test('the sum of now is the mean of the newest day’s letters', () => {
  const { now } = sumsOf(
    { letterId: 'first', day: '2026-05-01', level: 2 },
    { letterId: 'second', day: '2026-05-01', level: -1 },
    { letterId: 'earlier', day: '2026-01-01', level: -2 },
  )
  expect(now).toBe(
    'The newest day with a word is 1 May 2026, of 2 letters: (+2 and −1) ÷ 2 = +0.5, so now is “supports”.',
  )
})

test('the sum of the record has each letter with its weight', () => {
  const { record } = sumsOf(
    { letterId: 'first', day: '2026-05-01', level: 2 },
    { letterId: 'second', day: '2026-04-01', level: -1 },
  )
  expect(record).toBe('(1.00 × −1 + 1.00 × +2) ÷ 2.00 = +0.5, so the record is “supports”.')
})

test('of more than eight letters the totals are told', () => {
  const letters = Array.from({ length: 9 }, (_, index) => ({
    letterId: `letter ${index}`,
    day: `2026-0${1 + (index % 4)}-0${index + 1}`,
    level: 1 as const,
  }))
  expect(sumsOf(...letters).record).toBe(
    '+9, the sum over 9 letters of weight × word, ÷ 9.00 = +1, so the record is “supports”.',
  )
})

test('where nothing weighs or nothing has a level that is said', () => {
  expect(sumsOf({ letterId: 'old', day: '2020-01-01', level: 1 }).record).toBe(
    'No letter with a level is younger than five years, so there is no record.',
  )
  expect(
    sumsOf({ letterId: 'silent', day: '2026-01-01', level: null, absence: 'evaded' }).now,
  ).toBe('No letter gives a level: only silence.')
})

test('what does not count is listed by why', () => {
  const { evidence, stance } = sumsOf(
    { id: 'counts', letterId: 'first', day: '2026-01-01', level: 1 },
    { id: 'reported', letterId: 'first', day: '2026-01-01', level: 2, reported: true },
    { id: 'later', letterId: 'second', day: '2026-07-01', level: 2 },
    { id: 'proposed', letterId: 'third', day: '2026-01-01', level: 2, status: 'draft' },
    { id: 'again', letterId: 'first', day: '2026-01-01', level: 1, start: 500, end: 540 },
  )
  expect(
    listLeftOut(evidence, stance).map(({ reason, positions }) => [
      reason,
      positions.map(({ id }) => id),
    ]),
  ).toEqual([
    ['reported about somebody else', ['reported']],
    ['dated later than the day', ['later']],
    ['not approved', ['proposed']],
    ['the same passage coded again, or the same level said again in the letter', ['again']],
  ])
})

test('what would stand without a letter is said with its number, and how many letters decide', () => {
  const { evidence } = sumsOf(
    { letterId: 'first', day: '2026-01-10', level: 2 },
    { letterId: 'third', day: '2026-03-10', level: -2 },
  )
  const without = leaveLettersOut(evidence, ['third', 'first'], asOf)
  expect(without.map(describeWithout)).toEqual([
    'now strongly supports (+2), record strongly supports (+2)',
    'record strongly opposes (−2)',
  ])
  expect(describeDeciding(without, 2)).toBe('Without 1 letter now would be another word.')
  expect(describeDeciding(without.slice(1), 2)).toBe(
    'The word of now rests on no single letter of the 1 shown.',
  )
})
