import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alignWith, sortAlignments } from '#app/domain/nearness/alignments.ts'

const own = { encryption: -1, detection: 2, interim: 2 }
const align = (id: string, means: Record<string, number | null>) => alignWith(own, { id, means })

test('an actor is compared on the topics on which both have a word, and on no other', () => {
  // Apart by 3, 0 and nothing: 1 - 3/4 = 0.25 and 1, of which the mean is 0.625.
  expect(align('edri', { encryption: 2, detection: 2, interim: null, other: 1 })).toEqual({
    actorId: 'edri',
    alignment: 0.625,
    topics: [
      { topicId: 'encryption', own: -1, other: 2, relation: 'opposite sides' },
      { topicId: 'detection', own: 2, other: 2, relation: 'same side' },
    ],
  })
})

test('within half a level of zero one is mixed, and two who are mixed stand on the same side', () => {
  const relations = (mine: number, theirs: number) =>
    alignWith({ a: mine }, { id: 'x', means: { a: theirs } }).topics.map(({ relation }) => relation)
  expect([
    ...relations(1, 0.4),
    ...relations(0.4, -0.4),
    ...relations(0.5, 2),
    ...relations(0.5, -0.5),
  ]).toEqual(['one is mixed', 'same side', 'same side', 'opposite sides'])
})

test('the nearest and the farthest come first, ties by more topics and then as they were given', () => {
  const all = [
    align('far on two', { encryption: 2, detection: 1 }), // 0.25 and 0.75: 0.5
    align('far on three', { encryption: 1, detection: 1, interim: -1 }), // 0.5, 0.75, 0.25: 0.5
    align('same on two', { encryption: -1, detection: 2 }), // 1
    align('same on three', { encryption: -1, detection: 2, interim: 2 }), // 1
    align('same too', { detection: 2, interim: 2 }), // 1
    align('one topic', { interim: 2 }),
    align('silent', {}),
  ]
  const sorted = sortAlignments(all, 2)
  const ids = (list: typeof all) => list.map(({ actorId }) => actorId)
  expect(ids(sorted.nearest)).toEqual([
    'same on three',
    'same on two',
    'same too',
    'far on three',
    'far on two',
  ])
  expect(ids(sorted.farthest)).toEqual([
    'far on three',
    'far on two',
    'same on three',
    'same on two',
    'same too',
  ])
  expect(ids(sorted.tooFew)).toEqual(['one topic', 'silent'])
})

test('nobody without a topic in common is put in order, however few are asked for', () => {
  const sorted = sortAlignments([align('silent', {}), align('one', { interim: -2 })], 0)
  expect(sorted.nearest.map(({ actorId }) => actorId)).toEqual(['one'])
  expect(sorted.tooFew).toEqual([{ actorId: 'silent', alignment: null, topics: [] }])
})

test('everybody is in order or among those with too few topics, and nobody twice', () => {
  const means = fc.dictionary(
    fc.constantFrom('encryption', 'detection', 'interim'),
    fc.option(fc.double({ min: -2, max: 2, noNaN: true })),
  )
  fc.assert(
    fc.property(fc.array(means), fc.integer({ min: 0, max: 4 }), (worlds, least) => {
      const all = worlds.map((each, place) => align(String(place), each))
      const { nearest, farthest, tooFew } = sortAlignments(all, least)
      expect([...nearest, ...tooFew].map(({ actorId }) => Number(actorId)).sort()).toEqual(
        [...farthest, ...tooFew].map(({ actorId }) => Number(actorId)).sort(),
      )
      expect(nearest.length + tooFew.length).toBe(all.length)
    }),
  )
})
