import { expect, test } from 'vitest'
import { anchorsSchema } from '#app/domain/topic-form.ts'
import { getAnchor, listAnchors, findTopicsByName } from '#app/domain/topics.ts'
import { aTopic, detection, encryption, topics } from '#tests/support/world.ts'

test('a topic is known by name or id, without regard to case and accents', () => {
  expect([
    findTopicsByName(topics, 'ENCRYPTION'),
    findTopicsByName(topics, 'voluntary  détection'),
    findTopicsByName(topics, 'encryption'),
  ]).toEqual([[encryption], [detection], [encryption]])
  expect(findTopicsByName(topics, 'Encrypt')).toEqual([])
})

test('topics of one name are all named by it', () => {
  expect(findTopicsByName([aTopic({ id: '1' }), aTopic({ id: '2' })], 'topic')).toHaveLength(2)
})

test('anchors stand in the order of the scale, strongly supports first', () => {
  expect(listAnchors(encryption.anchors).map(({ level, word }) => [level, word])).toEqual([
    [2, 'strongly supports'],
    [1, 'supports'],
    [0, 'mixed'],
    [-1, 'opposes'],
    [-2, 'strongly opposes'],
  ])
  expect(getAnchor(encryption.anchors, -2)).toBe('Rejects it outright.')
})

test('a level may be left to be worded later, and says so', () => {
  const anchors = { ...encryption.anchors, '0': '' }
  expect([anchorsSchema.safeParse(anchors).success, getAnchor(anchors, 0)]).toEqual([
    true,
    'Not worded yet.',
  ])
})

test.each([{ '2': 'only one' }, {}])(
  'a topic that does not know all five levels is refused (%#)',
  (anchors) => {
    expect(anchorsSchema.safeParse(anchors).success).toBe(false)
  },
)
