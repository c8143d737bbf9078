import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitAtMarks } from '#app/domain/text/segments.ts'

const text = 'We support it without reservation.'

test('a text is cut where marks begin and end, and each piece knows its marks', () => {
  const pieces = splitAtMarks(text, { start: 0, end: text.length }, [
    { id: 'a', start: 3, end: 13 },
    { id: 'b', start: 11, end: 21 },
  ])
  expect(pieces.map(({ text, marks }) => [text, marks])).toEqual([
    ['We ', []],
    ['support ', ['a']],
    ['it', ['a', 'b']],
    [' without', ['b']],
    [' reservation.', []],
  ])
})

test('without marks a text is one piece, and an empty one none', () => {
  expect(splitAtMarks(text, { start: 3, end: 10 }, [])).toEqual([
    { start: 3, end: 10, text: 'support', marks: [] },
  ])
  expect(splitAtMarks(text, { start: 5, end: 5 }, [])).toEqual([])
})

test('marks outside the span, or that only touch it, are not in it', () => {
  expect(
    splitAtMarks(text, { start: 3, end: 10 }, [
      { id: 'before', start: 0, end: 3 },
      { id: 'after', start: 10, end: 12 },
    ]),
  ).toMatchObject([{ text: 'support', marks: [] }])
})

test('the pieces joined are the text again, whatever the marks', () => {
  const mark = fc
    .tuple(fc.nat(40), fc.nat(40))
    .map(([a, b]) => ({ id: `${a}-${b}`, start: Math.min(a, b), end: Math.max(a, b) }))
  fc.assert(
    fc.property(fc.nat(34), fc.nat(34), fc.array(mark, { maxLength: 8 }), (a, b, marks) => {
      const [start, end] = [Math.min(a, b), Math.max(a, b)]
      const pieces = splitAtMarks(text, { start, end }, marks)
      expect(pieces.map((piece) => piece.text).join('')).toBe(text.slice(start, end))
      for (const piece of pieces)
        for (const { id, start, end } of marks) {
          if (start < end)
            expect(piece.marks.includes(id)).toBe(start < piece.end && end > piece.start)
        }
    }),
  )
})
