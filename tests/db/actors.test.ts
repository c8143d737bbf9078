import { expect, test } from 'vitest'
import { describeActorSort, toActorForm } from '#app/domain/actors.ts'
import { newId } from '#db/core/ids.ts'
import { actorId, aParty, aPassage, keep, logOf, somebody } from '#tests/support/letters.ts'
import { openSeededStore, openTestStore } from '#tests/support/store.ts'

test('everybody is listed in order of name, without regard to case and accents, with their aliases', async () => {
  await using store = await openTestStore()
  await store.actors.record(
    [
      { id: 'z', kind: 'person', name: 'Zoë' },
      { id: 'e', kind: 'person', name: 'Élise', aliases: ['Elisabeth'] },
      { id: 'd', kind: 'organisation', name: 'dg home' },
    ],
    [],
    somebody,
  )
  expect((await store.actors.all()).map(({ name, aliases }) => [name, aliases])).toEqual([
    ['dg home', []],
    ['Élise', ['Elisabeth']],
    ['Zoë', []],
  ])
})

test('an actor is found by id, several by their ids, nobody by none', async () => {
  await using store = await openSeededStore()
  const johansson = await actorId(store)
  expect(await store.actors.byId(johansson)).toMatchObject({
    name: 'Ylva Johansson',
    kind: 'person',
  })
  expect(await store.actors.byId(newId())).toBeNull()
  expect(await store.actors.byIds([johansson, newId()])).toHaveLength(1)
  expect(await store.actors.byIds([])).toEqual([])
})

test('the aliases of more actors than one question may name find their owners', async () => {
  await using store = await openTestStore()
  await store.actors.record(
    Array.from({ length: 600 }, (_, n) => ({
      id: `a${n}`,
      kind: 'person' as const,
      name: `Name ${n}`,
      aliases: [`Alias ${n}`],
    })),
    [],
    somebody,
  )
  expect(
    (await store.actors.all()).every(
      ({ name, aliases }) => aliases[0] === name.replace('Name', 'Alias'),
    ),
  ).toBe(true)
})

test('affiliations carry their days and roles, open ends as null', async () => {
  await using store = await openSeededStore()
  const affiliations = (await store.actors.forPlanning()).affiliations
  expect(affiliations).toContainEqual(
    expect.objectContaining({
      memberId: await actorId(store, 'Ursula von der Leyen'),
      organisationId: await actorId(store, 'European Commission'),
      role: 'President',
      firstDay: '2019-12-01',
      lastDay: null,
    }),
  )
})

test('who bears a name is read with where they belong, and nobody else', async () => {
  await using store = await openTestStore()
  const named = (id: string, kind: 'person' | 'organisation' | 'unit', name: string) => ({
    id,
    kind,
    name,
    aliases: id === 'yj' ? ['Komisjonär Johansson'] : [],
  })
  await store.actors.record(
    [
      named('yj', 'person', 'Ylva Johansson'),
      named('home', 'unit', 'DG HOME'),
      named('ec', 'organisation', 'European Commission'),
      named('up', 'person', 'Ursula Plain'),
      named('ep', 'organisation', 'European Parliament'),
    ],
    [
      ['yj', 'home'],
      ['home', 'ec'],
      ['up', 'ep'],
    ].map(([memberId, organisationId]) => ({
      memberId: memberId!,
      organisationId: organisationId!,
      role: null,
      firstDay: null,
      lastDay: null,
    })),
    somebody,
  )
  const namesOf = async (names: string[]) => {
    const { actors, affiliations } = await store.actors.forPlanning(names)
    return [
      actors.map(({ name }) => name),
      affiliations.map(({ memberId, organisationId }) => `${memberId} in ${organisationId}`).sort(),
    ]
  }
  const johansson = [['Ylva Johansson'], ['home in ec', 'yj in home']]
  expect(await namesOf(['KOMISJONAR JOHANSSON'])).toEqual(johansson)
  expect(await namesOf(['yj', 'Nobody Known'])).toEqual(johansson)
  expect(await namesOf(['dg home', 'european parliament'])).toEqual([
    ['DG HOME', 'European Parliament'],
    ['home in ec'],
  ])
  expect(await namesOf([])).toEqual([[], []])
})

test('the directory says how much each stated and wrote, and when last', async () => {
  await using store = await openSeededStore()
  const rows = new Map((await store.actors.directory({}, 50)).rows.map((row) => [row.name, row]))
  expect(rows.get('Ylva Johansson')).toMatchObject({
    positions: 3,
    letters: 1,
    lastDay: '2020-10-29',
  })
  expect(rows.get('Microsoft')).toMatchObject({
    ...{ positions: 0, letters: 0, lastDay: null, heldInTurn: false },
  })
})

test('the directory tells an office from other units', async () => {
  await using store = await openSeededStore()
  const record = (await store.actors.recordOf(await actorId(store, 'Microsoft')))!
  const office = { ...toActorForm(record), kind: 'unit' as const, heldInTurn: true }
  await store.actors.correct(record, office, somebody)
  const { rows } = await store.actors.directory({ words: 'Microsoft' }, 50)
  expect(rows.map(describeActorSort)).toEqual(['office'])
})

test('the directory counts for an organisation what its people said', async () => {
  await using store = await openSeededStore()
  const { rows } = await store.actors.directory({ words: 'European Commission' }, 50)
  expect(rows.find(({ name }) => name === 'European Commission')).toMatchObject({
    positions: 6,
    lastDay: '2020-12-21',
  })
})

test('the directory is found by words of a name or alias, kept to a kind, ordered and paged', async () => {
  await using store = await openTestStore()
  await keep(store, { positions: [aPassage()] })
  await store.actors.record(
    [
      { id: 'kivi', kind: 'organisation', name: 'Zürcher Kivi', aliases: ['Άλφα Kiwi'] },
      { id: 'abel', kind: 'person', name: 'Ábel' },
    ],
    [],
    somebody,
  )
  const names = async (...asked: Parameters<typeof store.actors.directory>) =>
    (await store.actors.directory(...asked)).rows.map(({ name }) => name)
  expect(await names({ words: 'zurcher' }, 50)).toEqual(['Zürcher Kivi'])
  expect(await names({ words: 'ΑΛΦΑ' }, 50)).toEqual(['Zürcher Kivi'])
  expect(await names({ kinds: ['organisation'] }, 50)).toEqual(['Zürcher Kivi'])
  expect(await names({}, 50)).toEqual(['Ábel', 'Ylva Johansson', 'Zürcher Kivi'])
  expect(await names({ order: 'newest' }, 50)).toEqual(['Ylva Johansson', 'Ábel', 'Zürcher Kivi'])
  expect(await names({ order: 'most' }, 50)).toEqual(['Ylva Johansson', 'Ábel', 'Zürcher Kivi'])
  expect(await names({}, 1, 1)).toEqual(['Ylva Johansson'])
  expect((await store.actors.directory({}, 1, 1)).total).toBe(3)
})

test('an actor’s affiliations come with the name of the other side, and what lies above a member with it', async () => {
  await using store = await openSeededStore()
  const [commission, leyen] = [
    await actorId(store, 'European Commission'),
    await actorId(store, 'Ursula von der Leyen'),
  ]
  const members = await store.actors.affiliationsOf(commission, 50)
  expect(await store.actors.affiliationCount(commission)).toBe(members.length)
  expect(await store.actors.affiliationsOf(commission, 1, 1)).toEqual(members.slice(1, 2))
  expect(await store.actors.affiliationsOf(leyen, 5)).toMatchObject([
    { role: 'President', other: { id: commission, name: 'European Commission' } },
  ])
  expect(
    (await store.actors.affiliationsOf(commission, 50)).map(({ other }) => other.name),
  ).toContain('Ursula von der Leyen')
  const { names } = await store.actors.organisationsOf([await actorId(store, 'Jakub Boratyński')])
  expect([...names.values()]).toContain('European Commission')
})

test('the directory counts no withdrawn position', async () => {
  await using store = await openTestStore()
  const { positionIds } = await keep(store, { positions: [aPassage()] })
  await store.positions.setStatus(positionIds[0]!, 1, 'withdrawn', somebody)
  expect((await store.actors.directory({}, 50)).rows).toMatchObject([
    { positions: 0, lastDay: null },
  ])
})

test('the directory counts a letter once for an author who stands on it twice', async () => {
  await using store = await openTestStore()
  await keep(store, {
    form: { parties: [aParty(), aParty({ capacity: 'Member of the European Commission' })] },
  })
  expect(
    (await store.actors.directory({}, 50)).rows.find(({ name }) => name === 'Ylva Johansson')!
      .letters,
  ).toBe(1)
})

test('new actors and affiliations stand in the audit log', async () => {
  await using store = await openTestStore()
  await store.actors.record(
    [
      { id: 'ec', kind: 'organisation', name: 'European Commission' },
      { id: 'yj', kind: 'person', name: 'Ylva Johansson' },
    ],
    [{ memberId: 'yj', organisationId: 'ec', role: null, firstDay: null, lastDay: null }],
    { userId: null, via: 'seed' },
  )
  const [affiliation] = (await store.actors.forPlanning()).affiliations
  expect([await logOf(store, 'yj'), await logOf(store, affiliation!.id)]).toMatchObject([
    [{ deed: 'added', thing: 'actor', via: 'seed' }],
    [{ deed: 'added', thing: 'affiliation' }],
  ])
})
