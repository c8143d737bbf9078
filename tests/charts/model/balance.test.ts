import { expect, test } from 'vitest'
import { layOutBalance } from '#app/charts/model/balance.ts'

test.each([
  ['the heaviest support fills the right half', { mean: 2, weight: 1 }, { x: 60, width: 60 }],
  ['half the weight is half the bar', { mean: 2, weight: 0.5 }, { x: 60, width: 30 }],
  ['opposition goes left from the middle', { mean: -1, weight: 1 }, { x: 30, width: 30 }],
  ['mixed has no length', { mean: 0, weight: 1 }, { x: 60, width: 0 }],
])('%s', (_what, letter, bar) => {
  expect(layOutBalance(letter, 120)).toEqual({ ...bar, middle: 60 })
})
