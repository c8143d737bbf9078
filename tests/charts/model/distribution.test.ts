import { expect, test } from 'vitest'
import {
  chooseScaleMark,
  chooseVoiceHeight,
  layOutDistribution,
  outlineArea,
} from '#app/charts/model/distribution.ts'
import type { LevelCounts } from '#app/domain/strips/group-sums.ts'

const step = (day: string, ...counts: LevelCounts) => ({ day, counts })
// A hundred days, so that a day is a hundredth of the width.
const axis = { from: '2021-01-01', to: '2021-04-11' }

const sum = {
  voices: 4,
  steps: [step('2021-01-21', 0, 1, 0, 1, 1), step('2021-03-02', 1, 0, 2, 1, 0)],
}

test('voices are stacked from the middle outward on their true days, and those without a word below', () => {
  const { stretches, height, zero, unknownTop } = layOutDistribution(sum, {
    ...{ axis, asOf: axis.to, voiceHeight: 10 },
  })
  // Up: two support at once (20), or two mixed by half and one (10 + 10). Down: 10, or 10 + 10. Unknown: all four.
  expect([zero, unknownTop, height]).toEqual([20, 46, 86])
  expect(stretches.map(({ from, to }) => [from, to])).toEqual([
    [0, 20],
    [20, 60],
    [60, 100],
  ])
  const [silent, second, third] = stretches
  expect(silent!.parts.unknown).toEqual([46, 86])
  expect(second!.parts).toEqual({
    ss: [0, 10],
    s: [10, 20],
    m: [20, 20],
    o: [20, 30],
    so: [30, 30],
    unknown: [46, 56],
  })
  expect(third!.parts).toEqual({
    ss: [0, 0],
    s: [0, 10],
    m: [10, 30],
    o: [30, 30],
    so: [30, 40],
    unknown: [46, 46],
  })
})

test('the picture ends on the as-of day, and a step before the axis holds at its beginning', () => {
  const { stretches } = layOutDistribution(sum, {
    axis: { from: '2021-02-10', to: '2021-05-21' },
    ...{ asOf: '2021-04-01', voiceHeight: 10 },
  })
  expect(stretches.map(({ from, to, parts }) => [from, to, parts.s])).toEqual([
    [0, 20, [10, 20]],
    [20, 50, [0, 10]],
  ])
})

test('an area is one outline: along its tops, and back along its bottoms', () => {
  const { stretches } = layOutDistribution(sum, {
    ...{ axis, asOf: axis.to, voiceHeight: 10 },
  })
  expect(outlineArea(stretches, 'm')).toBe('M0 20H200H600V10H1000V30H600V20H200H0Z')
  expect(outlineArea(stretches.slice(0, 2), 'm')).toBeNull()
})

test('a voice has one height in all groups, a share the same in all', () => {
  // 110 pixels are all voices of the largest group, or all of each; twelve are the most for one.
  expect(chooseVoiceHeight({ measure: 'counts', voices: 20, most: 110 })).toBe(1)
  expect(chooseVoiceHeight({ measure: 'counts', voices: 20, most: 5 })).toBe(12)
  expect(chooseVoiceHeight({ measure: 'shares', voices: 20, most: 110 })).toBe(5.5)
})

test('the mark of the scale is a round number that can be seen', () => {
  expect(chooseScaleMark('counts', 1)).toEqual({ height: 20, label: '20 voices' })
  expect(chooseScaleMark('counts', 8)).toEqual({ height: 16, label: '2 voices' })
  expect(chooseScaleMark('shares', 1)).toEqual({ height: 27.5, label: '25 % of a group’s voices' })
})
