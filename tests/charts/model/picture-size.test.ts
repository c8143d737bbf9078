import { expect, test } from 'vitest'
import {
  countPairTopics,
  countPictureRows,
  fitAudiences,
  measureMatrixWidth,
} from '#app/charts/model/picture-size.ts'

const rows = (count: number) => Array.from({ length: count }, () => ({}))

test('a picture shows the rows of its page for which four million pixels have room, a hundred at most', () => {
  const count = (view: 'strips' | 'matrix', topics: number, actors: number) =>
    countPictureRows({ view, topics, actors, groups: [{ rows: rows(actors) }] })
  expect(count('strips', 1, 45)).toBe(45)
  // More than sixty actors have rows of 24 pixels, of which a hundred fit.
  expect(count('strips', 1, 300)).toBe(100)
  // Twelve columns of 164 and a gap of 14 beside 210 of names and 48 around: 2,226 wide, rows of 56.
  expect(measureMatrixWidth(12)).toBe(2394)
  expect(count('matrix', 12, 300)).toBe(29)
  expect(count('matrix', 40, 300)).toBe(29)
})

test('of more than 24 groups the rows of the first ones are counted', () => {
  const groups = Array.from({ length: 30 }, () => ({ rows: rows(2) }))
  expect(countPictureRows({ view: 'strips', topics: 1, actors: 60, groups })).toBe(48)
})

test('of the topics of two actors those on which both have a word come first, then the others', () => {
  expect(countPairTopics({ common: 3, unshared: 5 })).toEqual({ common: 3, unshared: 5 })
  // 3,565 pixels high: 24 rows of 148 leave no room for one of 40.
  expect(countPairTopics({ common: 30, unshared: 5 })).toEqual({ common: 24, unshared: 0 })
  expect(countPairTopics({ common: 23, unshared: 9 })).toEqual({ common: 23, unshared: 4 })
})

test('audiences are shown topic by topic for as long as there is room', () => {
  expect(fitAudiences([3, 2])).toEqual([3, 2])
  expect(fitAudiences([50, 20, 1])).toEqual([50, 7, 0])
})
