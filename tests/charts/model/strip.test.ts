import { expect, test } from 'vitest'
import { chooseRowHeight, layOutStrip } from '#app/charts/model/strip.ts'
import { buildStrip } from '#app/domain/strips/strip.ts'
import { saidOf } from '#tests/support/said.ts'

/** Ten years, of 3,653 days, so that a day lies at a place that one can work out. */
const axis = { from: '2016-01-01', to: '2026-01-01' }
type Said = Parameters<typeof saidOf>[1]

function drawStrip(asOf: string, ...rows: Said[]) {
  const strip = buildStrip(saidOf('ann', ...rows), { asOf, until: axis.to })
  return layOutStrip(strip, { axis, asOf, height: 36, width: 466 })
}

test('each letter is a dot on its own day and level, and only a conditional one is a ring', () => {
  const { dots, zero } = drawStrip(
    axis.to,
    { letterId: 'a', day: '2018-01-01', level: 2 },
    { letterId: 'b', day: '2021-01-01', level: 0, conditional: true },
  )
  // 731 and 1,827 days after the first day of the axis.
  expect(dots).toMatchObject([
    { index: 0, at: (731 / 3653) * 100, code: 'ss', ring: false },
    { index: 1, at: (1827 / 3653) * 100, code: 'm', ring: true, y: zero },
  ])
  expect(dots[0]!.y).toBeLessThan(zero)
})

test('a word is held to the next letter, carried after the newest and faded after 24 months without one', () => {
  const { lines } = drawStrip(
    axis.to,
    { letterId: 'a', day: '2018-01-01', level: 2 },
    { letterId: 'b', day: '2019-01-01', level: -1 },
  )
  expect(lines.map(({ kind, code }) => [kind, code])).toEqual([
    ['held', 'ss'],
    ['carried', 'o'],
    ['faded', 'o'],
  ])
  // 24 months after 1 Jan 2019 is 1 Jan 2021, 1,827 days after the first day.
  expect(lines[2]!.from).toBeCloseTo((1827 / 3653) * 100, 1)
  expect(lines[2]!.to).toBe(100)
})

test('what is later than the as-of day is marked so, and no move of it is drawn', () => {
  const turn: Said[] = [
    { letterId: 'a', day: '2018-01-01', level: 2 },
    { letterId: 'b', day: '2019-01-01', level: -1 },
  ]
  expect(drawStrip('2018-06-01', ...turn)).toMatchObject({
    dots: [{ isLater: false }, { isLater: true }],
    moves: [],
  })
  expect(drawStrip(axis.to, ...turn).moves).toMatchObject([{ up: false, isTurn: true }])
})

test('eight letters too near for dots are ticks on their own days, with how many they are', () => {
  const near = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      letterId: `near ${index}`,
      day: `2020-03-0${index + 1}`,
      level: 1 as const,
    }))
  expect(drawStrip(axis.to, ...near(7))).toMatchObject({ ticks: [], runs: [] })
  const { dots, ticks, runs } = drawStrip(axis.to, ...near(8))
  expect(dots).toEqual([])
  expect(ticks.map(({ at }) => at)).toEqual(
    // 1 Mar 2020 is 1,521 days after the first day.
    Array.from({ length: 8 }, (_, index) => ((1521 + index) / 3653) * 100),
  )
  expect(runs).toMatchObject([{ count: 8 }])
})

test('a silence lies in a lane of its own and breaks the line that is held above it', () => {
  const { silences, dots, zero } = drawStrip(
    axis.to,
    { letterId: 'a', day: '2018-01-01', level: 2 },
    { letterId: 'b', day: '2019-01-01', level: null, absence: 'evaded' },
  )
  expect(silences).toMatchObject([{ index: 1, absence: 'evaded', lineY: dots[0]!.y }])
  expect(silences[0]!.y).toBeGreaterThan(zero)
  const [first] = drawStrip(axis.to, {
    letterId: 'b',
    day: '2019-01-01',
    level: null,
    absence: 'evaded',
  }).silences
  expect(first!.lineY).toBeNull()
})

test('letters of one day and level stand above each other, none is hidden', () => {
  const { dots } = drawStrip(
    axis.to,
    { letterId: 'a', day: '2018-01-01', level: 2 },
    { letterId: 'b', day: '2018-01-01', level: 2 },
  )
  expect(new Set(dots.map(({ y }) => y)).size).toBe(2)
})

test('a letter of uncertain date is a bar from its first day to the day from which it counts', () => {
  const { spans, dots } = drawStrip(axis.to, {
    ...{ letterId: 'a', firstDay: '2018-01-01', lastDay: '2019-01-01', arrivedDay: '2020-01-01' },
    level: 1,
  })
  expect(spans).toMatchObject([{ from: (731 / 3653) * 100, to: dots[0]!.at }])
})

test.each([
  [1, 96],
  [2, 56],
  [8, 56],
  [9, 36],
  [60, 36],
  [61, 24],
  [300, 24],
])('of %i actors a row has %i pixels', (actors, height) => {
  expect(chooseRowHeight(actors)).toBe(height)
})
