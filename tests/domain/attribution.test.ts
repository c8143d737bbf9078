import { expect, test } from 'vitest'
import type { Affiliation } from '#app/domain/actors.ts'
import { attributed, byTopic } from '#app/domain/attribution.ts'
import { stance } from '#app/domain/stance.ts'
import { aPosition } from '#tests/support/world.ts'

const belongs = (memberId: string, organisationId: string, firstDay: string | null, lastDay: string | null): Affiliation => ({ id: `${memberId}-${organisationId}`, memberId, organisationId, role: null, firstDay, lastDay })

/** Johansson in the Commission from December 2019 to November 2024, Boratyński in its unit in the autumn of 2020. */
const affiliations = [belongs('johansson', 'commission', '2019-12-01', '2024-11-30'), belongs('boratynski', 'unit', '2020-10-02', '2020-12-21'), belongs('unit', 'commission', null, null)]

const heldBy = (...holderIds: string[]) => (on: string) => aPosition({ on, holderIds })
const whose = (position: ReturnType<typeof aPosition>) => [...attributed([position], affiliations).keys()].sort()

test.each([
  ['before the first day', '2019-11-30', ['johansson']],
  ['on the first day', '2019-12-01', ['commission', 'johansson']],
  ['on the last day', '2024-11-30', ['commission', 'johansson']],
  ['after the last day', '2024-12-01', ['johansson']],
])('an organisation counts what its people said while they belonged to it: %s', (_when, on, actors) => {
  expect(whose(heldBy('johansson')(on))).toEqual(actors)
})

test('what somebody in a unit says counts for the unit and for the organisation above it', () => {
  expect(whose(heldBy('boratynski')('2020-12-21'))).toEqual(['boratynski', 'commission', 'unit'])
})

test('the day that counts is the last on which the letter may have been written', () => {
  expect(whose(aPosition({ holderIds: ['boratynski'], lastDay: '2020-12-22' }))).toEqual(['boratynski'])
})

test('what an organisation says is not what its people say', () => {
  expect(whose(heldBy('commission')('2020-12-01'))).toEqual(['commission'])
})

test('a joint letter counts once for the organisation of both who signed it', () => {
  const joint = heldBy('johansson', 'boratynski')('2020-12-01')
  const byActor = attributed([joint], affiliations)
  expect([byActor.get('commission'), byActor.get('johansson'), byActor.get('boratynski')]).toEqual([[joint], [joint], [joint]])
})

test('two people’s passages of one level in one letter are one piece of evidence for their organisation', () => {
  const [one, other] = [aPosition({ letterId: 'joint', on: '2020-12-01', holderIds: ['johansson'] }), aPosition({ letterId: 'joint', on: '2020-12-01', holderIds: ['boratynski'] })]
  const said = attributed([one, other], affiliations).get('commission')!
  expect([said.length, stance(said, '2020-12-31').evidence.length, stance(said, '2020-12-31').letters]).toEqual([2, 1, 1])
})

test('positions are put by topic in the order given', () => {
  const [a, b, c] = [aPosition({ on: '2020-01-01' }), aPosition({ on: '2020-02-01', topicId: 'detection' }), aPosition({ on: '2020-03-01' })]
  expect([...byTopic([a, b, c])]).toEqual([['encryption', [a, c]], ['detection', [b]]])
})
