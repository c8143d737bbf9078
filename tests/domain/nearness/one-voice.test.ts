import { expect, test } from 'vitest'
import { indexEvidence } from '#app/domain/attributed-positions.ts'
import { createVoiceCheck } from '#app/domain/nearness/one-voice.ts'
import { saidOf } from '#tests/support/said.ts'

const topics = ['encryption', 'detection']

test('an organisation and whoever speaks for it are one voice, seen from both', () => {
  const evidenceOf = indexEvidence([
    ...saidOf('johansson', {}),
    ...saidOf('commission', { speakerIds: ['johansson'] }),
    ...saidOf('edri', {}),
  ])
  const ofPerson = createVoiceCheck('johansson', topics, evidenceOf)
  const ofHouse = createVoiceCheck('commission', topics, evidenceOf)
  expect(['commission', 'edri'].map((id) => ofPerson(id, evidenceOf))).toEqual([true, false])
  expect(['johansson', 'edri'].map((id) => ofHouse(id, evidenceOf))).toEqual([true, false])
})

test('signatories are one voice where they said nothing but the same joint letters', () => {
  const jointly = { id: 'joint', joint: true, speakerIds: ['a', 'b', 'c'] }
  const evidenceOf = indexEvidence([
    ...['a', 'b', 'c'].flatMap((id) => saidOf(id, { ...jointly, speakerIds: [id] })),
    ...saidOf('c', { topicId: 'detection' }),
  ])
  const isOneVoice = createVoiceCheck('a', topics, evidenceOf)
  expect(['b', 'c', 'silent'].map((id) => isOneVoice(id, evidenceOf))).toEqual([true, false, false])
})
