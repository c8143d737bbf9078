import { expect, test } from 'vitest'
import {
  findCoveringConfidence,
  fitSharpness,
  measureCalibrationError,
  softenMargins,
} from '#app/domain/suggestions/calibration.ts'

test('margins become shares that add up to one, also very large ones', () => {
  expect(softenMargins([0, Math.log(3)], 1)[1]).toBeCloseTo(3 / 4)
  expect(softenMargins([1000, 0], 1)).toEqual([1, 0])
})

test('the sharpness is that at which confidence is right as often as it says', () => {
  // A margin of 1 that is right three times of four: e^s / (e^s + 1) = 3/4, so s = ln 3.
  const tried = [0, 0, 0, 1].map((right) => ({ margins: [1, 0], right }))
  const sharpness = fitSharpness(tried)
  expect(Math.abs(Math.log2(sharpness / Math.log(3)))).toBeLessThan(0.026)
})

test('the error of confidence is as reckoned by hand', () => {
  const answers = [
    { confidence: 0.95, isRight: true },
    { confidence: 0.95, isRight: false },
    { confidence: 0.55, isRight: true },
  ]
  expect(measureCalibrationError(answers)).toBeCloseTo((2 * 0.45 + 0.45) / 3)
  expect(measureCalibrationError([])).toBe(0)
})

test('at least the wanted share is kept', () => {
  const confidences = [0.9, 0.5, 0.7, 0.6]
  expect(findCoveringConfidence(confidences, 0.5)).toBe(0.7)
  expect(findCoveringConfidence(confidences, 0.6)).toBe(0.6)
  expect(findCoveringConfidence([], 0.5)).toBe(1)
})
