import { expect, test } from 'vitest'
import { findCommonestLabel, measureAnswers } from '#app/domain/suggestions/answer-measures.ts'

test('precision, recall and their means are as reckoned by hand', () => {
  const answers = [
    ['a', 'a'],
    ['a', 'a'],
    ['a', 'b'],
    ['b', 'b'],
    ['b', 'a'],
    ['c', 'a'],
  ].map(([right, given]) => ({ right: right!, given: given! }))
  const measured = measureAnswers(answers)
  expect(measured.accuracy).toBeCloseTo(3 / 6)
  // a: precision 2/4, recall 2/3, F1 4/7; b: 1/2 and 1/2, F1 1/2; c: nothing.
  expect(measured.macroF1).toBeCloseTo((4 / 7 + 1 / 2 + 0) / 3)
  expect(measured.precision).toBeCloseTo((2 / 4 + 1 / 2 + 0) / 3)
  expect(measured.recall).toBeCloseTo((2 / 3 + 1 / 2 + 0) / 3)
})

test('nothing asked is measured as nothing', () => {
  expect(measureAnswers([])).toMatchObject({ count: 0, accuracy: 0, macroF1: 0, labels: [] })
})

test('the commonest label is the first by name where several are', () => {
  expect(findCommonestLabel(['b', 'a', 'b', 'a'])).toBe('a')
  expect(findCommonestLabel(['b', 'a', 'b'])).toBe('b')
  expect(findCommonestLabel([])).toBeNull()
})
