import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assignLanes, splitIntoLayers } from '#app/domain/text/mark-layers.ts'
import { splitAtMarks } from '#app/domain/text/segments.ts'

const text = 'We support it without reservation.'

const spansOf = (most: number) =>
  fc.array(
    fc
      .tuple(fc.nat(33), fc.integer({ min: 1, max: 34 }))
      .map(([start, length]) => ({ start, end: Math.min(34, start + length) })),
    { maxLength: most },
  )

test('each piece tells its marks from the innermost outwards', () => {
  const whole = { start: 0, end: text.length }
  const [pieces] = splitIntoLayers(
    text,
    [whole],
    [
      { id: 'inner', start: 11, end: 13 },
      { id: 'outer', start: 3, end: 33 },
      { id: 'same as inner, later', start: 11, end: 13 },
      { id: 'crossing', start: 12, end: 34 },
    ],
  )
  expect(pieces!.map(({ text, marks }) => [text, marks])).toEqual([
    ['We ', []],
    ['support ', ['outer']],
    ['i', ['same as inner, later', 'inner', 'outer']],
    ['t', ['same as inner, later', 'inner', 'crossing', 'outer']],
    [' without reservation', ['crossing', 'outer']],
    ['.', ['crossing']],
  ])
})

test('no mark is lost in any piece, whatever the marks, over several blocks', () => {
  const blocks = [
    { start: 0, end: 12 },
    { start: 13, end: 20 },
    { start: 22, end: 34 },
  ]
  fc.assert(
    fc.property(spansOf(9), (spans) => {
      const marks = spans.map((span, index) => ({ ...span, id: String(index) }))
      for (const [index, pieces] of splitIntoLayers(text, blocks, marks).entries()) {
        const simple = splitAtMarks(text, blocks[index]!, marks)
        expect(
          pieces.map(({ start, end, marks }) => ({ start, end, marks: marks.sort() })),
        ).toEqual(simple.map(({ start, end, marks }) => ({ start, end, marks: marks.sort() })))
      }
    }),
  )
})

test('marks side by side share a lane, nested and identical ones have their own', () => {
  expect(
    assignLanes([
      { start: 0, end: 30 },
      { start: 5, end: 9 },
      { start: 5, end: 9 },
      { start: 9, end: 12 },
      { start: 30, end: 40 },
    ]),
  ).toEqual([0, 1, 2, 1, 0])
})

test('no two in one lane overlap, and there are as many lanes as marks over one place at most', () => {
  fc.assert(
    fc.property(spansOf(20), (spans) => {
      const lanes = assignLanes(spans)
      for (const [a, one] of spans.entries())
        for (const [b, other] of spans.entries())
          if (a < b && one.start < other.end && other.start < one.end)
            expect(lanes[a]).not.toBe(lanes[b])
      const deepest = Array.from({ length: 34 }, (_, at) => at).map(
        (at) => spans.filter(({ start, end }) => start <= at && at < end).length,
      )
      expect(Math.max(0, ...lanes.map((lane) => lane + 1))).toBe(Math.max(0, ...deepest))
    }),
  )
})
