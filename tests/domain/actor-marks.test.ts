import { expect, test } from 'vitest'
import { chooseActorMarks } from '#app/domain/actor-marks.ts'

const colours = (marks: Iterable<number>) => [...marks].map((mark) => mark % 8)
const choose = (count: number, uses: [number, number][] = [], shown: number[] = []) => [
  ...chooseActorMarks(
    Array.from({ length: count }, (_, index) => `actor ${index}`),
    new Map(uses),
    shown,
  ).values(),
]

test('eight actors have eight colours, and the ninth a mark of its own', () => {
  expect(new Set(colours(choose(8))).size).toBe(8)
  expect(new Set(choose(64)).size).toBe(64)
})

test('whoever is added has a colour that none of those shown has', () => {
  expect(colours(choose(3, [], [0, 9, 18]))).not.toEqual(
    expect.arrayContaining([expect.toBeOneOf([0, 1, 2])]),
  )
})

test('of the colours that are free the mark that the fewest actors have is given', () => {
  const used = Array.from({ length: 8 }, (_, mark): [number, number] => [mark, 1])
  expect(choose(1, used, [0, 1, 2, 3, 4, 5, 6])).toEqual([15])
})
