import { expect, test } from 'vitest'
import { groupVoices } from '#app/domain/method-v2/voices.ts'

const actor = (id: string, positionIds: string[], joint = false, countsForIds: string[] = []) => ({
  id,
  countsForIds,
  positions: positionIds.map((positionId) => ({ id: positionId, joint })),
})

test('whoever counts for an organisation that is shown is not counted beside it', () => {
  const johansson = actor('johansson', ['p1'], false, ['unit', 'commission'])
  const unit = actor('unit', ['p1'], false, ['commission'])
  const commission = actor('commission', ['p1', 'p2'])
  const parliament = actor('parliament', ['p3'])
  expect(groupVoices([johansson, unit, commission, parliament])).toEqual([
    ['commission'],
    ['parliament'],
  ])
  expect(groupVoices([johansson, parliament])).toEqual([['johansson'], ['parliament']])
})

test('the signatories of one joint letter are one voice', () => {
  expect(
    groupVoices([
      actor('a', ['joint 1', 'joint 2'], true),
      actor('b', ['joint 2', 'joint 1'], true),
      actor('c', ['joint 1'], true),
    ]),
  ).toEqual([['a', 'b'], ['c']])
})

test('who also speaks alone is a voice of their own, and rows of a table are no joint letter', () => {
  const alone = {
    id: 'b',
    countsForIds: [],
    positions: [
      { id: 'joint', joint: true },
      { id: 'own', joint: false },
    ],
  }
  expect(groupVoices([actor('a', ['joint'], true), alone])).toEqual([['a'], ['b']])
  expect(groupVoices([actor('a', ['row']), actor('b', ['row'])])).toEqual([['a'], ['b']])
})

test('nobody is lost where affiliations run in a circle, nor where nothing was said', () => {
  expect(groupVoices([actor('a', ['p1'], false, ['b']), actor('b', ['p2'], false, ['a'])])).toEqual(
    [['a'], ['b']],
  )
  expect(groupVoices([actor('a', []), actor('b', [])])).toEqual([['a'], ['b']])
})
