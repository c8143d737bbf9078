import { expect, test } from 'vitest'
import { guessLevels } from '#app/domain/plan/table/level-guesses.ts'

const guesses = (values: string[], plain = false) =>
  values.map((value) => guessLevels(values, plain).get(value)!.means)

test('the scale’s own numbers and words are certain', () => {
  const values = [
    '-2',
    '−1',
    '0',
    '+1',
    '2',
    'Strongly supports',
    'mixed',
    'evaded',
    'no_position',
    'no position',
  ]
  expect(values.map((value) => guessLevels(values, false).get(value))).toEqual(
    ['-2', '-1', '0', '1', '2', '2', '0', 'evaded', 'no_position', 'no_position'].map((means) => ({
      means,
      sure: true,
    })),
  )
})

test.each([
  ['strongly support', '2'],
  ['In favour', '1'],
  ['neutral', '0'],
  ['Disagree', '-1'],
  ['strongly opposed', '-2'],
  ['befürwortet', '1'],
  ['défavorable', '-1'],
  ['no answer', 'evaded'],
  ['redacted', 'withheld'],
  ['n/a', 'no_position'],
])('“%s” is proposed as %s, and a person looks', (said, means) => {
  expect(guessLevels([said], true).get(said)).toEqual({ means, sure: false })
})

test('a number beside its word counts by its word', () => {
  expect(guesses(['5 = strongly supports', '4 (supports)', '3 - neutral'])).toEqual(['2', '1', '0'])
})

test.each([
  ['1 to 5', ['1', '2', '3', '4', '5']],
  ['0 to 10', ['0', '2', '10']],
  ['halves', ['-1', '-0.5', '1']],
  ['the lower end of another scale', ['1', '2']],
  ['traffic lights', ['green', 'amber', 'red']],
  ['letters', ['A', 'B']],
])('a scale of %s is never guessed', (_what, values) => {
  expect(guesses(values)).toEqual(values.map(() => null))
})

test('under the plain form’s own heading small numbers are levels, unless others prove another scale', () => {
  expect(guesses(['1', '2'], true)).toEqual(['1', '2'])
  expect(guesses(['1', '2', '3'], true)).toEqual([null, null, null])
})
