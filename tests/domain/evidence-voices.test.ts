import { expect, test } from 'vitest'
import { indexEvidence } from '#app/domain/attributed-positions.ts'
import { describeVoiceActors } from '#app/domain/evidence-voices.ts'
import { saidOf } from '#tests/support/said.ts'

test('of each actor it is known whom it speaks for, and its positions where all are held jointly', () => {
  const evidenceOf = indexEvidence([
    ...saidOf('ann', { id: 'one', joint: true }),
    ...saidOf('house', { id: 'one', joint: true, speakerIds: ['ann'] }),
    ...saidOf('house', { id: 'two', topicId: 'detection', speakerIds: ['bob'] }),
  ])
  const actors = [{ id: 'ann' }, { id: 'house' }]
  const topics = [{ id: 'encryption' }, { id: 'detection' }]
  expect(
    describeVoiceActors(evidenceOf, actors, topics).map(({ id, countsForIds, positions }) => [
      id,
      countsForIds,
      positions.map((position) => position.id),
    ]),
  ).toEqual([
    ['ann', ['house'], ['one']],
    ['house', [], []],
  ])
})
