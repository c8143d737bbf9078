import { expect, test } from 'vitest'
import { parseStoredDate } from '#app/domain/days.ts'
import {
  countAnswerDays,
  formatAnswerDays,
  formatOtherReferences,
} from '#app/domain/letter-heads.ts'

test.each([
  ['2020-10-02', '2020-10-29', [27, 27], 'after 27 days'],
  ['2020-10-02', '2020-10-03', [1, 1], 'after 1 day'],
  ['2020-10-02', '2020-10-02', [0, 0], 'on the same day'],
  ['2020-10-02', '2020-10-14/2020-10-16', [12, 14], 'after between 12 and 14 days'],
  ['2020-10-01/2020-10-03', '2020-10-14', [11, 13], 'after between 11 and 13 days'],
  ['2020-10-10', '2020-10-02', [-8, -8], 'dated 8 days before what it answers'],
  [
    '2020-10-10',
    '2020-10-02/2020-10-04',
    [-8, -6],
    'dated between 6 and 8 days before what it answers',
  ],
  [
    '2020-10-10',
    '2020-10',
    [-9, 21],
    'after at most 21 days; as dated it may also be before what it answers',
  ],
])('a letter of %s that is answered on %s took %j days: %s', (asked, answer, days, words) => {
  const [one, other] = [parseStoredDate(asked), parseStoredDate(answer)]
  const { least, most } = countAnswerDays(one, other)
  expect([least, most]).toEqual(days)
  expect(formatAnswerDays(one, other)).toBe(words)
})

test('a kind that its number begins with is not said twice', () => {
  expect(
    formatOtherReferences([
      { kind: 'Ares', number: 'Ares(2020)5501210' },
      { kind: 'case number', number: '2020/15' },
      { kind: '', number: 'V-7' },
    ]),
  ).toBe('Ares(2020)5501210; case number 2020/15; V-7')
})
