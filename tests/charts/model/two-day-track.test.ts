import { expect, test } from 'vitest'
import { layOutTwoDays } from '#app/charts/model/two-day-track.ts'

test('a level stands at the middle of its step, and a fraction between two', () => {
  // Five steps of 60 pixels with gaps of 2: their middles are 30, 92, 154, 216 and 278.
  const { steps, from, to } = layOutTwoDays(-2, 1, 308)
  expect(steps.map(({ x, width }) => [x, width])).toEqual([
    [0, 60],
    [62, 60],
    [124, 60],
    [186, 60],
    [248, 60],
  ])
  expect([from.x, to.x]).toEqual([30, 216])
  expect(layOutTwoDays(0.5, 2, 308).from.x).toBe(185)
})

test('the arrow ends at the edge of the dot that it points to, whichever way it goes', () => {
  const up = layOutTwoDays(-1, 1, 308)
  const down = layOutTwoDays(1, -1, 308)
  expect(up.arrow?.head).toBe('M211 10L206 6.5V13.5z')
  expect(down.arrow?.head).toBe('M97 10L102 6.5V13.5z')
})

test('two words too close for an arrow have a pointer, and equal ones the dot alone', () => {
  expect(layOutTwoDays(1, 1.2, 308)).toMatchObject({ arrow: null, pointer: expect.any(String) })
  expect(layOutTwoDays(1, 1, 308)).toMatchObject({ arrow: null, pointer: null })
})
