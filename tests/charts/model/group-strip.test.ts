import { expect, test } from 'vitest'
import { layOutGroupStrip } from '#app/charts/model/group-strip.ts'

/** Ten days, so that each is a tenth of the width. */
const axis = { from: '2026-01-01', to: '2026-01-11' }

test('supporters are stacked upward, opponents downward, the strongest farthest out, and mixed across the middle', () => {
  const { zero, bands } = layOutGroupStrip(
    { voices: 7, steps: [{ day: '2026-01-01', counts: [1, 2, 1, 2, 1] }] },
    { axis, asOf: axis.to },
  )
  // Seven voices of 16 pixels a side: 2.29 each.
  const unit = 16 / 7
  const placed = new Map(bands.map(({ code, y, height }) => [code, [y, y + height]]))
  const edges = { m: zero - unit / 2, s: zero - unit / 2 - 2 * unit, o: zero + unit / 2 + 2 * unit }
  expect(placed.get('m')![0]).toBeCloseTo(edges.m)
  expect(placed.get('s')![0]).toBeCloseTo(edges.s)
  expect(placed.get('ss')).toEqual([expect.closeTo(edges.s - unit), expect.closeTo(edges.s)])
  expect(placed.get('o')![1]).toBeCloseTo(edges.o)
  expect(placed.get('so')).toEqual([expect.closeTo(edges.o), expect.closeTo(edges.o + unit)])
})

test('a step reaches to the next one, the last one to the as-of day, and nothing is drawn behind it', () => {
  const steps = [
    { day: '2026-01-02', counts: [0, 0, 0, 1, 0] },
    { day: '2026-01-04', counts: [0, 1, 0, 0, 0] },
    { day: '2026-01-09', counts: [0, 0, 0, 0, 1] },
  ] as const
  const { bands } = layOutGroupStrip({ voices: 1, steps: [...steps] }, { axis, asOf: '2026-01-06' })
  expect(bands.map(({ code, from, to }) => [code, from, to])).toEqual([
    ['s', 10, 30],
    ['o', 30, 50],
  ])
})
