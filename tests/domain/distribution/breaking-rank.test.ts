import { expect, test } from 'vitest'
import { countUnknown, findMajority, listDissents } from '#app/domain/distribution/breaking-rank.ts'
import { deriveNow } from '#app/domain/method-v2/derived-stance.ts'
import { sumGroup, type GroupMember } from '#app/domain/strips/group-sums.ts'
import { saidOf } from '#tests/support/said.ts'

const asOf = '2021-12-31'

function member(id: string, ...said: Parameters<typeof saidOf>[1][]): GroupMember {
  const evidence = saidOf(id, ...said)
  return { id, evidence, parts: { stance: { now: deriveNow(evidence, asOf) } } }
}

const majorityOf = (members: readonly GroupMember[]) => findMajority(sumGroup(members, asOf))
const dissentsOf = (members: readonly GroupMember[]) =>
  listDissents(members, majorityOf(members), asOf)

test('a majority is a side on which more than half of the voices with a fresh word stand', () => {
  const [a, b] = [
    member('a', { day: '2021-01-10', level: 2 }),
    member('b', { day: '2021-01-10', level: 1 }),
  ]
  const against = member('c', { day: '2021-01-10', level: -1 })
  const stale = member('d', { day: '2018-01-10', level: -2 })
  const silent = member('e', { day: '2021-05-01', level: null, absence: 'evaded' })
  expect(majorityOf([a, b, against, stale, silent])).toEqual({ side: 1, count: 2, of: 3 })
  expect(majorityOf([a, against])).toBeNull()
  expect(majorityOf([stale, silent])).toBeNull()
})

test('who stands on the opposite side breaks rank, the farthest first, with the newest sentence', () => {
  const group = [
    member('a', { day: '2021-01-10', level: 2 }),
    member('b', { day: '2021-02-10', level: 1 }),
    member('c', { day: '2021-03-10', level: 2 }),
    member('d', { day: '2021-03-10', level: 1 }),
    member('mixed', { day: '2021-03-10', level: 0 }),
    member('mild', { day: '2021-04-10', level: 1 }, { day: '2021-06-10', level: -1, id: 'no' }),
    member('hard', { day: '2021-05-10', level: -2, id: 'never' }),
    member('stale', { day: '2018-05-10', level: -2 }),
  ]
  // Of seven with a fresh word four support; the newest word of “mild” is the one of June.
  expect(majorityOf(group)).toEqual({ side: 1, count: 4, of: 7 })
  expect(dissentsOf(group)).toEqual([
    { actorId: 'hard', positionId: 'never', isOwnVoice: true },
    { actorId: 'mild', positionId: 'no', isOwnVoice: true },
  ])
})

test('of a day with several letters the sentence is one of the side that breaks rank', () => {
  const both = member(
    'both',
    { day: '2021-05-10', level: -2, id: 'against', letterId: 'A' },
    { day: '2021-05-10', level: 1, id: 'for', letterId: 'B' },
  )
  // The mean of −2 and +1 is −0.5, which opposes.
  const group = [both, ...['a', 'b'].map((id) => member(id, { day: '2021-01-10', level: 2 }))]
  expect(dissentsOf(group)).toEqual([{ actorId: 'both', positionId: 'against', isOwnVoice: true }])
})

test('an organisation with its people is one voice, and whoever of them contradicts it is named', () => {
  const [first, second] = [
    { day: '2021-03-10', level: 1, speakerIds: ['anna'], letterId: 'A', id: 'anna says' },
    { day: '2021-06-10', level: -1, speakerIds: ['berta'], letterId: 'B', id: 'berta says' },
  ] as const
  const group = [member('office', first, second), member('anna', first), member('berta', second)]
  // The newest letter of the office is Berta's, so that the only voice opposes.
  expect(sumGroup(group, asOf)).toMatchObject({ actors: 3, voices: 1, opposing: 1, supporting: 0 })
  expect(dissentsOf(group)).toEqual([
    { actorId: 'anna', positionId: 'anna says', isOwnVoice: false },
  ])
})

test('nobody breaks rank where no side has a majority, or where the majority is mixed', () => {
  const against = member('a', { day: '2021-01-10', level: -1 })
  const mixed = ['b', 'c'].map((id) => member(id, { day: '2021-01-10', level: 0 }))
  expect(listDissents([against], null, asOf)).toEqual([])
  expect(majorityOf([against, ...mixed])).toEqual({ side: 0, count: 2, of: 3 })
  expect(dissentsOf([against, ...mixed])).toEqual([])
})

test('those without a word are told apart: stale, only silence, and no letter by the day', () => {
  const group = [
    member('fresh', { day: '2021-01-10', level: 1 }),
    member('stale', { day: '2018-01-10', level: 2 }),
    member('silent', { day: '2021-01-10', level: null, absence: 'withheld' }),
    member('later', { day: '2022-03-01', level: 2 }),
  ]
  expect(countUnknown(group, asOf)).toEqual({ stale: 1, silent: 1, unheard: 1 })
})

test('in a group whose members are all silent nobody has a word', () => {
  const group = ['a', 'b'].map((id) =>
    member(id, { day: '2021-01-10', level: null, absence: 'evaded' }),
  )
  expect(sumGroup(group, asOf)).toMatchObject({ voices: 2, unknown: 2, cohesion: null, steps: [] })
  expect([majorityOf(group), dissentsOf(group)]).toEqual([null, []])
  expect(countUnknown(group, asOf)).toEqual({ stale: 0, silent: 2, unheard: 0 })
})
