import { expect, test } from 'vitest'
import {
  chooseMark,
  describeMark,
  findShape,
  markDrawnActors,
  planFreedPair,
  type ActorPair,
} from '#app/domain/actor-marks.ts'

const range = (length: number) => Array.from({ length }, (_, index) => index)

test('marks are given in their order, and one that was freed is given first', () => {
  expect(chooseMark([])).toBe(0)
  expect(chooseMark([0, 1, 3])).toBe(2)
  expect(chooseMark(range(8))).toBe(8)
})

test('grey ones have shapes that no pair has, then those of pairs, then a number', () => {
  expect(range(8).map((mark) => findShape(8 + mark))).toEqual([8, 9, 10, 11, 12, 13, 14, 15])
  expect(new Set(range(16).map((mark) => findShape(8 + mark))).size).toBe(16)
  expect([0, 7, 8, 16, 23, 24].map(describeMark)).toEqual([
    'pair 1, circle',
    'pair 8, hexagon',
    'grey, star',
    'grey, circle',
    'grey, hexagon',
    'grey, star 2',
  ])
})

test('whoever has a mark of the dossier is drawn in it, whoever else is shown, and the others are grey', () => {
  const given = new Map([
    ['commission', 2],
    ['council', 8],
  ])
  expect(markDrawnActors(['ngo', 'commission', 'firm'], given)).toEqual({
    ngo: 9,
    commission: 2,
    firm: 10,
  })
  expect(markDrawnActors(['commission'], given)).toEqual({ commission: 2 })
})

const given = (actorId: string, mark: number, pinnedBy: number, day = '01'): ActorPair => ({
  ...{ actorId, mark, pinnedBy },
  givenAt: `2026-02-${day}T10:00:00.000Z`,
})

test.each<[string, ActorPair[], ReturnType<typeof planFreedPair>]>([
  ['nobody waits, nobody pins it', [given('a', 0, 0)], { nextId: null, greyMark: null }],
  ['it is pinned still', [given('a', 0, 2)], { nextId: null, greyMark: 8 }],
  [
    'the one that waited longest is next, and its shape is free again',
    [given('a', 0, 1), given('b', 8, 1, '03'), given('c', 9, 1, '02')],
    { nextId: 'c', greyMark: 9 },
  ],
  [
    'whoever is pinned no more does not wait',
    [given('a', 0, 0), given('b', 8, 0)],
    { nextId: null, greyMark: null },
  ],
  ['a grey one has no pair', [given('a', 8, 1)], null],
  ['it has no mark', [given('b', 0, 1)], null],
])('a pair is freed: %s', (_, marks, plan) => {
  expect(planFreedPair(marks, 'a')).toEqual(plan)
})
