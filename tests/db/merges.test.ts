import { expect, test } from 'vitest'
import type { MergeKind } from '#app/domain/merges.ts'
import {
  actorId,
  aForm,
  aParty,
  aPassage,
  aTopicNamed,
  keep,
  logOf,
  somebody,
  topicId,
} from '#tests/support/letters.ts'
import { openSeededStore, openTestStore, type TestStore } from '#tests/support/store.ts'

const twice = 'We support it without reservation.'

/** Johansson stands in the store twice: as herself and as “Y. Johansson”, who belongs to the Commission; each wrote a letter. */
async function enteredTwice(store: TestStore) {
  const first = await keep(store, { positions: [aPassage()] })
  const second = await keep(store, {
    form: {
      dated: '2021-03-01',
      parties: [aParty({ name: 'Y. Johansson', organisation: 'European Commission' })],
    },
    text: `Once more. ${twice}`,
    positions: [aPassage({ holders: ['Y. Johansson'], level: -1 })],
  })
  return {
    first,
    second,
    johansson: await actorId(store),
    other: await actorId(store, 'Y. Johansson'),
    commission: await actorId(store, 'European Commission'),
  }
}

async function merged(
  store: TestStore,
  thing: MergeKind,
  one: string,
  into: string,
): Promise<string> {
  expect(await store.merges.record(thing, one, into, somebody)).toEqual({ changed: true })
  return (await store.merges.mergesInto(thing, into)).find(({ mergedId }) => mergedId === one)!.id
}

const tables = [
  'actors',
  'aliases',
  'affiliations',
  'letters',
  'parties',
  'positions',
  'position_holders',
  'evidence',
  'topics',
  'topic_versions',
  'letter_search',
]

/** Every row of what a merge may touch, as text in one order. */
async function everyRow({ rows }: TestStore): Promise<Record<string, string[]>> {
  return Object.fromEntries(
    await Promise.all(
      tables.map(
        async (table) =>
          [
            table,
            (await rows(`select * from ${table}`))
              .map((row) =>
                JSON.stringify(
                  Object.entries(row)
                    .filter(([name]) => name !== 'lexemes')
                    .sort(),
                ),
              )
              .sort(),
          ] as const,
      ),
    ),
  )
}

const levels = async (store: TestStore, actor: string, topic: string) =>
  (await store.evidence.ofActors([actor]))(actor, topic).map(({ level }) => level)

test('what one actor said, wrote and belonged to counts for the one they were merged into', async () => {
  await using store = await openTestStore()
  const { second, johansson, other, commission } = await enteredTwice(store)
  const encryption = await topicId(store)
  expect(await levels(store, commission, encryption)).toEqual([-1])
  await merged(store, 'actor', other, johansson)
  expect(await levels(store, johansson, encryption)).toEqual([1, -1])
  expect(await levels(store, other, encryption)).toEqual([])
  expect(await store.actors.byId(other)).toMatchObject({
    id: johansson,
    name: 'Ylva Johansson',
    aliases: ['Y. Johansson'],
  })
  expect((await store.actors.all()).map(({ name }) => name)).toEqual([
    'European Commission',
    'Ylva Johansson',
  ])
  expect((await store.actors.directory({ words: 'y. joh' }, 9)).rows).toMatchObject([
    { id: johansson, positions: 2, letters: 2, lastDay: '2021-03-01' },
  ])
  expect(
    (await store.actors.affiliationsOf(johansson, 9)).map(({ other: { name } }) => name),
  ).toEqual(['European Commission'])
  expect((await store.actors.affiliationsOf(commission, 9)).map(({ other: { id } }) => id)).toEqual(
    [johansson],
  )
  expect(await store.positions.byId(second.positionIds[0]!)).toMatchObject({
    holderIds: [johansson],
  })
  expect((await store.letters.byId(second.id))!.parties).toMatchObject([
    { actorId: johansson, name: 'Ylva Johansson' },
  ])
  expect(await store.letters.ofActor(johansson, 9)).toHaveLength(2)
  expect((await store.letters.authorsOf([second.id])).get(second.id)).toEqual(['Ylva Johansson'])
  expect(await store.positions.recentHolders([encryption], 9)).toEqual([johansson])
  expect([...(await store.actors.organisationsOf([johansson])).names.values()]).toEqual([
    'European Commission',
  ])
  expect(await store.verify()).toMatchObject({ unsound: [] })
})

test('what both held before counts once, and a merge taken back leaves every row as it was', async () => {
  await using store = await openSeededStore()
  const [johansson, boratynski] = [await actorId(store), await actorId(store, 'Jakub Boratyński')]
  await keep(store, {
    form: { parties: [aParty(), aParty({ name: 'Jakub Boratyński' })] },
    text: `Together. ${twice}`,
    positions: [aPassage({ holders: ['Ylva Johansson', 'Jakub Boratyński'] })],
  })
  const before = await everyRow(store)
  const id = await merged(store, 'actor', boratynski, johansson)
  expect(
    (await store.positions.find({ actorIds: [johansson] })).map(({ holderIds }) => holderIds),
  ).toEqual(Array.from({ length: 7 }, () => [johansson]))
  expect(
    (await store.evidence.ofActors([johansson]))(johansson, await topicId(store)),
  ).toHaveLength(3)
  expect(await store.merges.undo(id, somebody)).toEqual({ changed: true })
  expect(await everyRow(store)).toEqual(before)
  expect(await store.verify()).toMatchObject({ unsound: [] })
})

test('what was added to the one that remains stays there, and what was edited goes back to whom it was', async () => {
  await using store = await openTestStore()
  const { first, second, johansson, other } = await enteredTwice(store)
  const id = await merged(store, 'actor', other, johansson)
  const edited = (await store.positions.byId(second.positionIds[0]!))!
  await store.positions.change(
    edited,
    1,
    { coding: { ...edited, note: 'read again' }, quote: edited.quote, paragraph: edited.paragraph },
    somebody,
  )
  const whole = (await store.letters.byId(second.id))!
  const form = aForm({
    title: 'A better title',
    dated: '2021-03-01',
    parties: [aParty({ name: 'Ylva Johansson', organisation: 'European Commission' })],
  })
  expect(
    await store.letters.correct(
      whole,
      1,
      {
        form,
        parties: whole.parties.map(({ role, actorId: actor, capacity, organisation, unit }) => ({
          role,
          actorId: actor,
          capacity,
          organisation,
          unit,
        })),
        actors: [],
        affiliations: [],
      },
      somebody,
    ),
  ).toEqual({ changed: true })
  const added = await keep(store, {
    form: { dated: '2021-05-01', parties: [aParty({ name: 'Y. Johansson' })] },
    text: `A third time. ${twice}`,
    positions: [aPassage({ level: 2 })],
  })
  await store.merges.undo(id, somebody)
  const holders = async (positionId: string) => (await store.positions.byId(positionId))!.holderIds
  expect(
    await Promise.all([first, second, added].map(({ positionIds }) => holders(positionIds[0]!))),
  ).toEqual([[johansson], [other], [johansson]])
  expect(await store.letters.byId(second.id)).toMatchObject({
    letter: { title: 'A better title' },
    parties: [{ actorId: other, name: 'Y. Johansson' }],
  })
  expect(await store.verify()).toMatchObject({ unsound: [] })
})

test('positions of a merged topic count on the other, whose words and anchors stay', async () => {
  await using store = await openTestStore()
  const { johansson } = await enteredTwice(store)
  const detection = await keep(store, {
    text: `On detection. ${twice}`,
    positions: [aPassage({ topic: 'Voluntary detection', level: 2 })],
  })
  const [encryption, voluntary] = [
    await topicId(store),
    await topicId(store, 'Voluntary detection'),
  ]
  const before = await everyRow(store)
  const id = await merged(store, 'topic', voluntary, encryption)
  expect(
    (await store.topics.ofDossier((await store.dossiers.all())[0]!.id)).map(({ name }) => name),
  ).toEqual(['Encryption'])
  expect(await store.topics.canonicalId(voluntary)).toBe(encryption)
  expect(await levels(store, johansson, encryption)).toEqual([1, 2])
  expect(await store.positions.byId(detection.positionIds[0]!)).toMatchObject({
    topicId: encryption,
  })
  expect(await store.positions.count({ topicIds: [encryption] })).toBe(3)
  expect(
    (
      await store.letters.page(
        { dossierId: (await store.dossiers.all())[0]!.id, topicId: encryption },
        9,
        0,
      )
    ).total,
  ).toBe(3)
  expect(await store.verify()).toMatchObject({ unsound: [] })
  await store.merges.undo(id, somebody)
  expect(await everyRow(store)).toEqual(before)
  expect(await levels(store, johansson, encryption)).toEqual([1])
})

test('a position that was edited while its topic was merged goes back to that topic, unless it was given another', async () => {
  await using store = await openTestStore()
  const kept = [
    await keep(store, {
      text: `One. ${twice}`,
      positions: [aPassage({ topic: 'Voluntary detection' })],
    }),
    await keep(store, {
      text: `Two. ${twice}`,
      positions: [aPassage({ topic: 'Voluntary detection' })],
    }),
  ]
  const { id: third } = await store.dossiers.record(
    {
      name: 'Another',
      procedure: null,
      summary: null,
      topics: [aTopicNamed('Adoption')],
      milestones: [],
    },
    somebody,
  )
  const [encryption, voluntary, adoption] = [
    await topicId(store),
    await topicId(store, 'Voluntary detection'),
    (await store.topics.ofDossier(third))[0]!.id,
  ]
  const id = await merged(store, 'topic', voluntary, encryption)
  const change = async ({ positionIds }: { positionIds: string[] }, topic: string) => {
    const before = (await store.positions.byId(positionIds[0]!))!
    await store.positions.change(
      before,
      1,
      { coding: { ...before, topicId: topic, level: 2 }, quote: before.quote, paragraph: 1 },
      somebody,
    )
  }
  await change(kept[0]!, encryption)
  await change(kept[1]!, adoption)
  await store.merges.undo(id, somebody)
  expect(
    await Promise.all(
      kept.map(async ({ positionIds }) => (await store.positions.byId(positionIds[0]!))!.topicId),
    ),
  ).toEqual([voluntary, adoption])
  expect(await store.verify()).toMatchObject({ unsound: [] })
})

test('a chain of merges can be taken apart at any place', async () => {
  await using store = await openTestStore()
  await store.actors.record(
    ['a', 'b', 'c'].map((id) => ({ id, kind: 'person' as const, name: id })),
    [],
    somebody,
  )
  const ab = await merged(store, 'actor', 'a', 'b')
  await merged(store, 'actor', 'b', 'c')
  expect(await store.actors.byId('a')).toMatchObject({ id: 'c', aliases: ['a', 'b'] })
  expect(
    (await store.merges.mergesInto('actor', 'c')).map(({ merged: one, into }) => [one, into]),
  ).toEqual([
    ['b', 'c'],
    ['a', 'b'],
  ])
  await store.merges.undo(ab, somebody)
  expect([await store.actors.byId('a'), await store.actors.byId('b')]).toMatchObject([
    { id: 'a' },
    { id: 'c' },
  ])
})

test('what counts as something else already can be merged no further, nor into itself, nor in a circle', async () => {
  await using store = await openTestStore()
  await store.actors.record(
    ['a', 'b', 'c'].map((id) => ({ id, kind: 'person' as const, name: id })),
    [],
    somebody,
  )
  const id = await merged(store, 'actor', 'a', 'b')
  for (const [one, into] of [
    ['a', 'c'],
    ['c', 'a'],
    ['b', 'a'],
    ['c', 'c'],
  ] as const)
    expect(await store.merges.record('actor', one, into, somebody), `${one} into ${into}`).toEqual({
      changed: false,
    })
  expect(await store.merges.undo(id, somebody)).toEqual({ changed: true })
  expect(await store.merges.undo(id, somebody)).toEqual({ changed: false })
})

test('a merge and its undoing are told once in the history of both', async () => {
  await using store = await openTestStore()
  const { johansson, other } = await enteredTwice(store)
  await store.merges.undo(await merged(store, 'actor', other, johansson), somebody)
  expect((await logOf(store, other)).slice(-2)).toMatchObject([
    { deed: 'merged', after: { mergedId: other, intoId: johansson } },
    { deed: 'took apart', before: { mergedId: other, intoId: johansson } },
  ])
  for (const actor of [johansson, other])
    expect(
      (await store.history.page({ actorId: actor }, 9, 0)).entries
        .filter(({ resource }) => resource === 'actor')
        .map(({ action }) => action),
    ).toEqual(['took apart', 'merged', 'added'])
  await merged(store, 'actor', other, johansson)
  expect(
    (await store.history.page({ actorId: johansson }, 9, 0)).entries.filter(
      ({ action }) => action === 'merged',
    ),
  ).toHaveLength(2)
})

test('verify finds an actor that counts as somebody else without a merge', async () => {
  await using store = await openTestStore()
  const { johansson, commission } = await enteredTwice(store)
  await store.rows('update actors set counts_as_id = ? where id = ?', johansson, commission)
  expect((await store.verify()).unsound).toContainEqual({
    thing: 'merge',
    id: commission,
    letterId: commission,
    letter: 'European Commission',
    what: 'does not count as what its merges say',
  })
})
