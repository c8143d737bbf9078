import { expect, test } from 'vitest'
import { cutPairSegments, findSurroundings } from '#app/domain/second-coding/pair-segments.ts'

test('a passage is cut wherever a mark begins or ends, and says whose each piece is', () => {
  const segments = cutPairSegments(
    'abcdefghij',
    { start: 0, end: 10 },
    {
      first: { start: 2, end: 8 },
      second: { start: 5, end: 10 },
      conditions: [{ start: 6, end: 7 }],
    },
  )
  expect(
    segments.map(({ text, first, second, condition }) => [
      text,
      [first && '1', second && '2', condition && 'c'].filter(Boolean).join(''),
    ]),
  ).toEqual([
    ['ab', ''],
    ['cde', '1'],
    ['f', '12'],
    ['g', '12c'],
    ['h', '12'],
    ['ij', '2'],
  ])
})

test('what is shown around are whole paragraphs', () => {
  const paragraphs = [
    { start: 0, end: 10 },
    { start: 12, end: 20 },
    { start: 22, end: 30 },
  ]
  expect(findSurroundings(paragraphs, [{ start: 13, end: 15 }])).toEqual({ start: 12, end: 20 })
  expect(
    findSurroundings(paragraphs, [
      { start: 3, end: 5 },
      { start: 14, end: 18 },
    ]),
  ).toEqual({ start: 0, end: 20 })
  expect(findSurroundings([], [{ start: 3, end: 5 }])).toBeNull()
})
