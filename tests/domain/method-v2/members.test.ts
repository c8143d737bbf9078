import { expect, test } from 'vitest'
import type { Affiliation } from '#app/domain/actors.ts'
import { dayFromNumber, dayNumber, type Day } from '#app/domain/days.ts'
import type { Level } from '#app/domain/level.ts'
import { deriveStance } from '#app/domain/method-v2/derived-stance.ts'
import { describeMembers } from '#app/domain/method-v2/member-stances.ts'
import { findMoveKind, findMoves } from '#app/domain/method-v2/moves.ts'
import { selectSpokenFor } from '#app/domain/method-v2/speakers.ts'
import { aSpeakerPosition } from '#tests/support/speaker-positions.ts'

const asOf = '2020-12-31'

function belongs(
  memberId: string,
  changes: Partial<Affiliation & { counts: boolean }> = {},
): Affiliation & { counts: boolean } {
  return {
    id: `${memberId} in ${changes.organisationId ?? 'commission'}`,
    memberId,
    organisationId: 'commission',
    role: null,
    firstDay: null,
    lastDay: null,
    counts: true,
    ...changes,
  }
}

type Said = { letterId?: string; day?: Day; firstDay?: Day; lastDay?: Day; level?: Level }

function held(holderIds: string[], said: Said = {}) {
  const { speakerIds: _none, ...position } = aSpeakerPosition({
    letterId: `${holderIds.join()} ${said.day ?? said.lastDay ?? ''}`,
    ...said,
  })
  return { ...position, holderIds }
}

const letterIds = (positions: readonly { letterId: string }[]) =>
  positions.map(({ letterId }) => letterId)

test('an organisation’s word is the mean over who speaks in a letter, and a joint position is one speaker’s', () => {
  const people = ['a', 'b', 'c', 'd']
  const positions = [
    held(['a', 'b', 'c'], { letterId: 'open letter', level: 2 }),
    held(['d'], { letterId: 'open letter', level: -1 }),
  ]
  const spoken = selectSpokenFor(
    'commission',
    positions,
    people.map((id) => belongs(id)),
  )
  expect(deriveStance(spoken, asOf).now!.mean).toBeCloseTo((2 - 1) / 2, 10)
  expect(describeMembers('commission', spoken, asOf)).toMatchObject({
    spoke: 4,
    supporting: 3,
    opposing: 1,
  })
})

test('a ballot of 99 to 1 counts each voter once', () => {
  const voters = Array.from({ length: 100 }, (_, index) => `voter ${index}`)
  const ballot = voters.map((id, index) =>
    held([id], { letterId: 'ballot', level: index === 0 ? -2 : 2 }),
  )
  const spoken = selectSpokenFor(
    'commission',
    ballot,
    voters.map((id) => belongs(id)),
  )
  expect(deriveStance(spoken, asOf).now!.mean).toBeCloseTo((99 * 2 - 2) / 100, 10)
  const { spoke, supporting, opposing, cohesion } = describeMembers('commission', spoken, asOf)
  expect([spoke, supporting, opposing]).toEqual([100, 99, 1])
  expect(cohesion).toBeCloseTo(
    1 + 0.99 * Math.log2(1 - (2 - 1.96) / 4) + 0.01 * Math.log2(1 - (1.96 + 2) / 4),
    10,
  )
})

test('who belongs to a unit speaks for what the unit belongs to', () => {
  const affiliations = [
    belongs('boratynski', { organisationId: 'unit' }),
    belongs('unit', { organisationId: 'directorate' }),
    belongs('directorate'),
  ]
  const positions = [held(['boratynski'], { level: 0 }), held(['unit'], { level: 1 })]
  for (const actorId of ['unit', 'directorate', 'commission'])
    expect(selectSpokenFor(actorId, positions, affiliations)).toHaveLength(2)
  expect(letterIds(selectSpokenFor('boratynski', positions, affiliations))).toEqual([
    positions[0]!.letterId,
  ])
})

test('what an organisation says in its own name is its own, and no member’s', () => {
  const spoken = selectSpokenFor('commission', [held(['commission'], { level: 1 })], [])
  expect(deriveStance(spoken, asOf).now!.mean).toBe(1)
  expect(describeMembers('commission', spoken, asOf)).toEqual({
    spoke: 0,
    supporting: 0,
    mixed: 0,
    opposing: 0,
    means: [],
    cohesion: null,
    mostMembers: null,
  })
})

test('a party or group does not count what its members say', () => {
  const affiliations = [belongs('johansson', { organisationId: 'party', counts: false })]
  expect(selectSpokenFor('party', [held(['johansson'])], affiliations)).toEqual([])
})

test.each([
  ['2020-10-28', 0],
  ['2020-10-29', 1],
])('with an affiliation that ends on %s, %d letters of 29 October count', (lastDay, count) => {
  expect(
    selectSpokenFor('commission', [held(['johansson'])], [belongs('johansson', { lastDay })]),
  ).toHaveLength(count)
})

test('a letter counts by its last possible day, and belonging is uncertain where an end lies within', () => {
  const letter = held(['boratynski'], { firstDay: '2020-10-02', lastDay: '2020-12-21' })
  const spokenWith = (changes: Partial<Affiliation>) =>
    selectSpokenFor('commission', [letter], [belongs('boratynski', changes)]).map(
      ({ belongingUncertain }) => belongingUncertain,
    )
  expect(spokenWith({ lastDay: '2020-12-20' })).toEqual([])
  expect(spokenWith({ lastDay: '2020-12-21' })).toEqual([false])
  expect(spokenWith({ firstDay: '2020-10-02' })).toEqual([false])
  expect(spokenWith({ firstDay: '2020-10-03' })).toEqual([true])
})

test('belonging is uncertain where somebody was away for some of the days', () => {
  const letter = held(['boratynski'], { firstDay: '2020-10-02', lastDay: '2020-12-21' })
  const affiliations = [
    belongs('boratynski', { lastDay: '2020-10-31' }),
    belongs('boratynski', { firstDay: '2020-12-01' }),
  ]
  expect(selectSpokenFor('commission', [letter], affiliations)).toMatchObject([
    { belongingUncertain: true },
  ])
})

test('affiliations in a circle end where they began', () => {
  const affiliations = [belongs('unit'), belongs('commission', { organisationId: 'unit' })]
  expect(selectSpokenFor('commission', [held(['unit'])], affiliations)).toHaveLength(1)
})

test('where most members stand elsewhere than the newest letter, the word says so', () => {
  const people = ['a', 'b', 'c', 'd']
  const affiliations = people.map((id) => belongs(id))
  const positions = [
    ...['a', 'b', 'c'].map((id, index) =>
      held([id], { day: dayFromNumber(dayNumber('2020-01-01') + index), level: 1 }),
    ),
    held(['d'], { day: '2020-10-29', level: -2 }),
  ]
  const spoken = selectSpokenFor('commission', positions, affiliations)
  expect(describeMembers('commission', spoken, asOf).mostMembers).toEqual({
    side: 1,
    count: 3,
    of: 4,
  })
  const [newest] = findMoves(spoken, asOf).slice(-1)
  expect(findMoveKind(newest!)).toBe('another signatory')
})

test('half are most members, and those whose word is stale are not among them', () => {
  const mostMembers = (day: Day, level: Level = 1) =>
    describeMembers(
      'commission',
      [
        aSpeakerPosition({ speakerIds: ['a'], day, letterId: 'a' }),
        aSpeakerPosition({ speakerIds: ['b'], day, letterId: 'b', level }),
        aSpeakerPosition({ speakerIds: ['c'], letterId: 'c', level: -2 }),
        aSpeakerPosition({ speakerIds: ['d'], letterId: 'd', level: -2 }),
      ],
      asOf,
    ).mostMembers
  expect(mostMembers('2020-10-01')).toEqual({ side: 1, count: 2, of: 4 })
  expect(mostMembers('2015-10-01')).toBeNull()
  expect(mostMembers('2020-10-01', 0)).toBeNull()
})

test('who has not spoken yet, or only in a draft, is not among those who spoke', () => {
  const positions = [
    aSpeakerPosition({ speakerIds: ['a'] }),
    aSpeakerPosition({ speakerIds: ['b'], day: '2021-01-01' }),
    aSpeakerPosition({ speakerIds: ['c'], status: 'draft' }),
    aSpeakerPosition({ speakerIds: ['d'], absence: 'evaded' }),
  ]
  expect(describeMembers('commission', positions, asOf)).toMatchObject({
    spoke: 2,
    supporting: 1,
    mixed: 0,
    opposing: 0,
    means: [1],
  })
})
