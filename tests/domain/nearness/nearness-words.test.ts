import { expect, test } from 'vitest'
import { sortAlignments, type ActorAlignment } from '#app/domain/nearness/alignments.ts'
import { countRelations, sayApart, sayNearAndFar } from '#app/domain/nearness/nearness-words.ts'

test.each([
  [1, 3, 'not apart on any of them'],
  [1, 1, 'not apart'],
  [0.75, 1, '1 level apart'],
  [0.875, 2, '0.5 levels apart on average'],
  [0.25, 2, '3 levels apart on average'],
  [0, 1, '4 levels apart'],
])('an alignment of %d over %d topics is “%s”', (alignment, topics, words) => {
  expect(sayApart(alignment, topics)).toBe(words)
})

test('sides are counted, and what does not occur is left out', () => {
  expect(
    countRelations([
      { relation: 'opposite sides' },
      { relation: 'same side' },
      { relation: 'same side' },
    ]),
  ).toBe('same side on 2, opposite sides on 1')
})

const at = (actorId: string, alignment: number, topics = 2): ActorAlignment => ({
  actorId,
  alignment,
  topics: Array.from({ length: topics }, (_, place) => ({
    ...{ topicId: String(place), own: 1, other: 1, relation: 'same side' as const },
  })),
})
const say = (...all: ActorAlignment[]) => sayNearAndFar('Ann', sortAlignments(all, 1), (id) => id)

test('the sentence names who stands nearest and who farthest', () => {
  expect(say(at('Bob', 1), at('Cleo', 0.5), at('Dora', 0.25))).toBe(
    'Ann stands nearest to Bob and farthest from Dora',
  )
})

test('those who stand equally near on as many topics are named together, of many the first two', () => {
  expect(say(at('Bob', 1), at('Cleo', 1), at('Eve', 1, 1), at('Dora', 0.25))).toBe(
    'Ann stands nearest to Bob and Cleo and farthest from Dora',
  )
  expect(say(...['B', 'C', 'D', 'E'].map((id) => at(id, 1)), at('Z', 0))).toBe(
    'Ann stands nearest to B, C and 2 more and farthest from Z',
  )
})

test('where nobody is nearer than another the sentence says so, and of one alone how far it is', () => {
  expect(say(at('Bob', 0.75), at('Cleo', 0.75))).toBe(
    'Bob and Cleo stand equally near to Ann, 1 level apart on average',
  )
  expect(say(at('Bob', 0.75))).toBe('Bob alone can be compared with Ann: 1 level apart on average')
  expect(say()).toBe('Nobody here can be compared with Ann')
})
