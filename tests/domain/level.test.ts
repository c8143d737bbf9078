import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  findAbsenceRow,
  absences,
  isAbsence,
  isLevel,
  findLevelRow,
  levels,
  nearestLevel,
  formatLevel,
  wordForMean,
} from '#app/domain/level.ts'
import { capitaliseFirst, formatSignedNumber } from '#app/domain/text/words.ts'

test.each([
  [2, 'strongly supports'],
  [1.5, 'strongly supports'],
  [1.4999, 'supports'],
  [0.5, 'supports'],
  [0.4999, 'mixed'],
  [0, 'mixed'],
  [-0.4999, 'mixed'],
  [-0.5, 'opposes'],
  [-1.4999, 'opposes'],
  [-1.5, 'strongly opposes'],
  [-2, 'strongly opposes'],
])('a mean of %d reads “%s”', (mean, word) => {
  expect(wordForMean(mean)).toBe(word)
})

test('each level carries its own word', () => {
  expect(levels.map(({ level }) => wordForMean(level))).toEqual(levels.map(({ word }) => word))
  expect(levels.map(({ level }) => nearestLevel(level))).toEqual([-2, -1, 0, 1, 2])
})

test('a higher mean never has a lower word', () => {
  const means = fc.double({ min: -2, max: 2, noNaN: true })
  fc.assert(
    fc.property(means, means, (a, b) => (a <= b ? nearestLevel(a) <= nearestLevel(b) : true)),
  )
})

test.each([3, -3, 0.5, '1', null, undefined, Number.NaN, {}])('%j is no level', (value) => {
  expect(isLevel(value)).toBe(false)
})

test('an absence is a word and never a number', () => {
  expect(absences.map(({ absence }) => absence)).toEqual(['evaded', 'withheld', 'no_position'])
  expect([isAbsence('evaded'), isAbsence('0'), isAbsence(0), isAbsence(null)]).toEqual([
    true,
    false,
    false,
    false,
  ])
})

test.each([
  [2, '+2'],
  [0, '0'],
  [-0, '0'],
  [0.004, '0'],
  [-0.004, '0'],
  [-1, '−1'],
  [2 / 3, '+0.67'],
  [-1.005, '−1'],
  [1.5, '+1.5'],
])('%d is written %s', (value, written) => {
  expect(formatSignedNumber(value)).toBe(written)
})

test.each([
  [{ level: 2, absence: null }, 'Strongly supports'],
  [{ level: 0, absence: null, conditional: true }, 'Mixed · conditional'],
  [{ level: null, absence: 'no_position' }, 'No position'],
] as const)('%j reads “%s”', (stated, words) => {
  expect(formatLevel(stated)).toBe(words)
})

test('rows are found by level and absence', () => {
  expect([
    findLevelRow(-1).word,
    findAbsenceRow('withheld').means,
    capitaliseFirst('evaded'),
  ]).toEqual(['opposes', 'was asked and the answer is redacted or refused', 'Evaded'])
})
