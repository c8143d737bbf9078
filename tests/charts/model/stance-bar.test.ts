import { expect, test } from 'vitest'
import { computeOpacity, layOutStanceBar } from '#app/charts/model/stance-bar.ts'
import type { StanceMark } from '#app/domain/stance-mark.ts'

// At 108 by 20 pixels a step is 20 wide, two steps lie 22 apart, and the track is 7 high: the design's own figures.
const end = { width: 108, height: 20 }

function aMark(more: Partial<StanceMark> = {}): StanceMark {
  return {
    now: 1,
    conditional: false,
    age: 0.5,
    record: 1,
    spread: null,
    silences: [],
    members: [],
    ...more,
  }
}

test('the dot lies in the middle of the step of its level, the tick at the record between two', () => {
  const bar = layOutStanceBar(aMark({ now: -1, record: 0.5 }), end)
  expect(bar.dot).toEqual({ x: 32, y: 10, radius: 5.4, code: 'o', ring: false })
  expect(bar.tick).toEqual({ x: 65, y1: 0, y2: 20 })
  expect(bar.steps.map(({ x, width }) => [x, width])).toEqual([
    [0, 20],
    [22, 20],
    [44, 20],
    [66, 20],
    [88, 20],
  ])
  expect(bar.width).toBe(108)
})

test('a condition is a ring', () => {
  expect(layOutStanceBar(aMark({ conditional: true }), end).dot).toMatchObject({ ring: true })
})

test('an interval has caps, a range has none, and a bar narrower than 84 pixels has room for neither', () => {
  const interval = { low: -1, high: 1, kind: 'interval' } as const
  expect(layOutStanceBar(aMark({ spread: interval }), end).hairline).toEqual({
    x1: 32,
    x2: 76,
    y: 10,
    cap: expect.closeTo(3.6),
  })
  const range = { ...interval, kind: 'range' } as const
  expect(layOutStanceBar(aMark({ spread: range }), end).hairline).toMatchObject({ cap: null })
  for (const [width, isDrawn] of [
    [52, false],
    [83, false],
    [84, true],
    [190, true],
  ] as const)
    expect(
      Boolean(layOutStanceBar(aMark({ spread: interval }), { width, height: 12 }).hairline),
    ).toBe(isDrawn)
})

test('a bar of 52 pixels has the same steps, a pixel apart', () => {
  const bar = layOutStanceBar(aMark({ now: 2 }), { width: 52, height: 12 })
  expect(bar.steps.map(({ x }) => x)).toEqual(
    [0, 10.6, 21.2, 31.8, 42.4].map((x) => expect.closeTo(x)),
  )
  expect(bar.dot!.x).toBeCloseTo(47.2)
  expect(bar.dot!.x + bar.dot!.radius).toBeLessThanOrEqual(bar.width)
})

test('evidence fades from two years on and is never gone', () => {
  expect([0, 2, 3.5, 5, 12].map(computeOpacity)).toEqual([1, 1, 0.69, 0.38, 0.38])
})

test('what is too old to weigh has a faded dot and no tick', () => {
  const bar = layOutStanceBar(aMark({ age: 5.2, record: null }), end)
  expect([bar.tick, bar.opacity, bar.dot?.x]).toEqual([null, 0.38, 76])
})

test('a silence since now stands behind the track; only silences stand within an empty one', () => {
  const after = layOutStanceBar(aMark({ silences: ['evaded'] }), end)
  expect(after.silences[0]!.x).toBeGreaterThan(108)
  expect(after.width).toBeGreaterThan(after.silences[0]!.x)
  const only = layOutStanceBar(
    aMark({ now: null, record: null, age: null, silences: ['evaded', 'withheld'] }),
    end,
  )
  expect([only.ground, only.dot, only.tick]).toEqual(['outlined', null, null])
  expect(only.silences.map(({ absence }) => absence)).toEqual(['evaded', 'withheld'])
  expect((only.silences[0]!.x + only.silences[1]!.x) / 2).toBeCloseTo(54)
})

test('without a letter there is no track', () => {
  const bar = layOutStanceBar(aMark({ now: null, record: null, age: null }), end)
  expect([bar.ground, bar.steps]).toEqual(['dotted', []])
})

test('each member has a square on the step of its word, and a hundred are columns of their shares', () => {
  const few = layOutStanceBar(aMark({ members: [1, 1, -1] }), end)
  expect(few.members.map(({ code }) => code)).toEqual(['o', 's', 's'])
  const many = layOutStanceBar(
    aMark({ members: [...Array<number>(75).fill(2), ...Array<number>(25).fill(-2)] }),
    end,
  )
  expect(many.members.map(({ code }) => code)).toEqual(['so', 'ss'])
  expect(many.members[0]!.height / many.members[1]!.height).toBeCloseTo(1 / 3)
  for (const { y, height } of [...few.members, ...many.members])
    expect(y + height).toBeLessThanOrEqual(20)
})

test('two days are joined by an arrow, nearer ones by a pointer, equal ones are the dot alone', () => {
  const arrow = layOutStanceBar(aMark({ now: 1 }), end, -1)
  expect(arrow.before).toMatchObject({ shape: 'arrow', x: 32 })
  expect(arrow.before!.tip).toBeLessThan(arrow.dot!.x)
  expect(arrow.tick).toBeNull()
  expect(layOutStanceBar(aMark({ now: 1 }), end, 0.75).before).toMatchObject({ shape: 'pointer' })
  expect(layOutStanceBar(aMark({ now: 1 }), end, 1).before).toBeNull()
})
