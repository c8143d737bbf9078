import { expect, test } from 'vitest'
import {
  describeAlpha,
  formatAgreedShare,
  nameAlpha,
} from '#app/domain/second-coding/agreement-words.ts'
import { measurePairAgreement } from '#app/domain/second-coding/pair-agreement.ts'
import type { Level } from '#app/domain/level.ts'
import type { PairPosition } from '#app/domain/second-coding/coding-pairs.ts'

const read = (level: Level): PairPosition => ({
  ...{ topicId: 'encryption', level, absence: null, conditional: false, condition: null },
  ...{ reported: false, holderIds: ['ada'] },
  quote: { exact: 'x'.repeat(10), prefix: '', suffix: '', start: 0, end: 10 },
})
const measure = (units: readonly (readonly [Level, Level])[]) =>
  measurePairAgreement(
    units.map(([first, second]) => ({ first: read(first), second: read(second) })),
  )
const varied: [Level, Level][] = [
  [-2, -2],
  [1, 1],
  [2, 1],
  [0, 0],
  [2, 2],
]

test('alpha is told with its interval from ten passages on, and why there is none', () => {
  expect(describeAlpha(measure([...varied, ...varied]))).toMatch(
    /^Alpha 0\.\d{3} \[-?\d\.\d{3}, \d\.\d{3}\]$/,
  )
  expect(describeAlpha(measure(varied))).toMatch(/too few passages for an interval$/)
  expect(describeAlpha(measure([[1, 1]]))).toMatch(/^No variation/)
  expect(describeAlpha(measure([]))).toBe('No passage was given a level by both.')
})

test('the same in a cell', () => {
  expect(nameAlpha(measure([...varied, ...varied]))).toMatch(/^0\.\d{3} \[/)
  expect(nameAlpha(measure(varied))).toMatch(/^0\.\d{3}$/)
  expect(nameAlpha(measure([[1, 1]]))).toBe('no variation')
  expect(nameAlpha(measure([]))).toBe('–')
  expect([formatAgreedShare(0.825), formatAgreedShare(null)]).toEqual(['83 %', '–'])
})
