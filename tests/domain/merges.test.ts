import { expect, test } from 'vitest'
import { findActorMergeObstacle, findTopicMergeObstacle } from '#app/domain/merges.ts'

const person = (id: string) => ({ id, kind: 'person' as const, name: `Person ${id}` })
const unit = { id: 'u', kind: 'unit' as const, name: 'Unit D4' }
const house = { id: 'h', kind: 'organisation' as const, name: 'European Commission' }

test('two people are one, and so are a unit and an organisation', () => {
  expect([
    findActorMergeObstacle(person('a'), person('b')),
    findActorMergeObstacle(unit, house),
  ]).toEqual([null, null])
})

test('nobody is merged into themselves, and no person into an organisation', () => {
  expect(findActorMergeObstacle(person('a'), person('a'))).toBe(
    'Person a and Person a are one already. Choose another actor.',
  )
  expect(findActorMergeObstacle(person('a'), house)).toBe(
    'Person a is a person and European Commission is an organisation: they cannot be one. A person’s house is said by an affiliation.',
  )
  expect(findActorMergeObstacle(unit, person('a'))).toBe(
    'Unit D4 is a unit and Person a is a person: they cannot be one. A person’s house is said by an affiliation.',
  )
})

test('a topic is not merged into itself', () => {
  const topic = (id: string) => ({ id, name: `Topic ${id}` })
  expect(findTopicMergeObstacle(topic('a'), topic('b'))).toBeNull()
  expect(findTopicMergeObstacle(topic('a'), topic('a'))).toBe(
    'Topic a and Topic a are one already. Choose another topic.',
  )
})
