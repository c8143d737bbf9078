import { expect, test } from 'vitest'
import type { Level } from '#app/domain/level.ts'
import { listVoices, sumGroup } from '#app/domain/strips/group-sums.ts'
import { aSpeakerPosition } from '#tests/support/speaker-positions.ts'
import { aMember } from '#tests/support/strip-world.ts'

const asOf = '2021-12-31'

function says(id: string, ...said: [day: string, level: Level][]) {
  const positions = said.map(([day, level]) =>
    aSpeakerPosition({ day, level, letterId: `${id} of ${day}`, speakerIds: [id] }),
  )
  return aMember(id, positions, { asOf })
}

test('each voice counts once on the side of its newest word', () => {
  const sum = sumGroup(
    [says('a', ['2021-01-10', 2]), says('b', ['2021-02-10', 1], ['2021-06-10', -1]), says('c')],
    asOf,
  )
  expect(sum).toMatchObject({
    actors: 3,
    voices: 3,
    supporting: 1,
    opposing: 1,
    mixed: 0,
    unknown: 1,
    counts: [0, 1, 0, 0, 1],
  })
})

test('over time a voice stands where its newest word is, and leaves when it is stale', () => {
  const sum = sumGroup(
    [says('a', ['2019-01-10', 2], ['2019-03-01', -1]), says('b', ['2021-06-10', 1])],
    asOf,
  )
  // 730 days after 1 March 2019 is 28 February 2021: that day is the last on which the word is fresh.
  expect(sum.steps).toEqual([
    { day: '2019-01-10', counts: [0, 0, 0, 0, 1] },
    { day: '2019-03-01', counts: [0, 1, 0, 0, 0] },
    { day: '2021-03-01', counts: [0, 0, 0, 0, 0] },
    { day: '2021-06-10', counts: [0, 0, 0, 1, 0] },
  ])
  expect(sum).toMatchObject({ supporting: 1, opposing: 0, unknown: 1 })
})

test('who counts for an organisation in the group is not counted beside it', () => {
  const spoken = aSpeakerPosition({ day: '2021-03-10', level: 1, speakerIds: ['johansson'] })
  const voices = listVoices([
    aMember('commission', [spoken], { asOf }),
    aMember('johansson', [spoken], { asOf }),
  ])
  expect(voices.map(({ id }) => id)).toEqual(['commission'])
})

test('the signatories of one joint letter are one voice', () => {
  const joint = aSpeakerPosition({ day: '2021-03-10', speakerIds: ['a', 'b'] })
  const sharedId = { id: 'joint', joint: true }
  const sum = sumGroup(
    [aMember('a', [joint], { asOf }, sharedId), aMember('b', [joint], { asOf }, sharedId)],
    asOf,
  )
  expect(sum).toMatchObject({ actors: 2, voices: 1, supporting: 1 })
})
