import { expect, test } from 'vitest'
import { chooseLevel, measureLevelDistance } from '#app/domain/suggestions/level-choice.ts'

test('two levels of one side do not lose against a third', () => {
  const choice = chooseLevel([
    { level: 2, share: 0.3 },
    { level: 1, share: 0.25 },
    { level: -2, share: 0.4 },
    { level: 0, share: 0.05 },
  ])
  expect(choice).toMatchObject({ level: 2, confidence: 0.3 })
  expect(choice!.sideConfidence).toBeCloseTo(0.55)
})

test('mixed is a side of its own, and nothing known proposes nothing', () => {
  expect(chooseLevel([{ level: 0, share: 0.6 }])).toMatchObject({ level: 0 })
  expect(chooseLevel([])).toBeNull()
})

test('levels lie as far apart as the steps between them', () => {
  expect(
    measureLevelDistance([
      [2, -2],
      [1, 1],
    ]),
  ).toBe(2)
})
