import { expect, test } from 'vitest'
import { actorId, aParty, keep, somebody } from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const rest = () => Promise.resolve()

/** People and an organisation of these names. */
async function withActors(store: TestStore, ...names: string[]): Promise<string[]> {
  const kinds = { 'European Commission': 'organisation' } as const
  await store.actors.record(
    names.map((name) => ({
      id: name.toLowerCase(),
      kind: kinds[name as keyof typeof kinds] ?? ('person' as const),
      name,
    })),
    [],
    somebody,
  )
  return names.map((name) => name.toLowerCase())
}

const pairs = async (store: Pick<TestStore, 'twins'>) =>
  (await store.twins.candidates()).map(({ firstId, secondId }) => `${firstId} / ${secondId}`)

test('a pair is found once something changed, and gone once nothing speaks for it any more', async () => {
  await using store = await openTestStore()
  await withActors(store, 'Ylva Johansson', 'Johansson, Ylva', 'Jakub Boratyński')
  expect(await store.areTwinsOutdated()).toBe(true)
  expect(await pairs(store)).toEqual([])
  await store.renewTwins(rest)
  expect(await store.areTwinsOutdated()).toBe(false)
  expect(await pairs(store)).toEqual(['johansson, ylva / ylva johansson'])
  const record = (await store.actors.recordOf('johansson, ylva'))!
  const form = {
    name: 'Vilja Savisaar',
    kind: record.kind,
    aliases: [],
    note: null,
    heldInTurn: false,
  }
  const numbers = { transparencyRegister: null, parliament: null, wikidata: null }
  await store.actors.correct(record, { ...form, numbers }, somebody)
  expect(await store.areTwinsOutdated()).toBe(true)
  await store.renewTwins(rest)
  expect(await pairs(store)).toEqual([])
})

test('what changes while it is looked for is taken up the next time', async () => {
  await using store = await openTestStore()
  await withActors(store, 'Ylva Johansson')
  let isAdded = false
  await store.renewTwins(async () => {
    if (!isAdded) {
      isAdded = true
      await withActors(store, 'Johansson, Ylva')
    }
  })
  expect(await store.areTwinsOutdated()).toBe(true)
  await store.renewTwins(rest)
  expect(await pairs(store)).toHaveLength(1)
})

test('letters, merges and affiliations count: who held one office at one time is asked about unless a letter names both', async () => {
  await using store = await openTestStore()
  const commissioner = { organisation: 'European Commission', capacity: 'Commissioner' }
  await keep(store, { form: { parties: [aParty({ name: 'Ylva Svensson', ...commissioner })] } })
  await keep(store, {
    text: 'Another letter.',
    form: { parties: [aParty({ name: 'Maria Johansson', ...commissioner })] },
  })
  await store.renewTwins(rest)
  expect(await pairs(store)).toHaveLength(1)
  await keep(store, {
    text: 'A letter of both.',
    form: {
      dated: '2021-01-01',
      parties: [aParty({ name: 'Ylva Svensson' }), aParty({ name: 'Maria Johansson' })],
    },
  })
  await store.renewTwins(rest)
  expect(await pairs(store)).toEqual([])
})

test('what was said of a pair is kept, also where one of them is merged since, and can be taken back', async () => {
  await using store = await openTestStore()
  const [ylva, turned, short] = await withActors(
    store,
    'Ylva Johansson',
    'Johansson, Ylva',
    'Y. Johansson',
  )
  await store.renewTwins(rest)
  expect(await pairs(store)).toHaveLength(3)
  // An initial alone is not likely; the same two words are.
  expect((await store.twins.candidates()).map(({ rank }) => rank?.likely)).toEqual([
    ...[false, true, false],
  ])
  const said = { oneId: ylva!, otherId: turned!, kind: 'later' as const }
  expect(await store.twins.record(said, somebody)).toEqual({ changed: true })
  expect(await pairs(store)).toHaveLength(3)
  expect((await store.twins.candidates()).filter(({ laterSince }) => laterSince)).toMatchObject([
    { firstId: turned, secondId: ylva },
  ])
  expect(await store.twins.record({ ...said, kind: 'different' }, somebody)).toEqual({
    changed: true,
  })
  expect(await pairs(store)).toHaveLength(2)
  const answer = (await store.twins.answerTo(ylva!, turned!))!
  expect(answer).toMatchObject({ kind: 'different' })

  await store.merges.record('actor', short!, turned!, somebody)
  expect(await pairs(store)).toEqual([])
  expect(await store.twins.answers(9)).toHaveLength(1)
  expect(
    await store.twins.record({ oneId: short!, otherId: turned!, kind: 'different' }, somebody),
  ).toEqual({
    changed: false,
  })
  await store.merges.undo((await store.merges.mergesInto('actor', turned!))[0]!.id, somebody)

  expect(await store.twins.takeBack(answer, somebody)).toEqual({ changed: true })
  expect(await store.twins.takeBack(answer, somebody)).toEqual({ changed: false })
  expect(await pairs(store)).toHaveLength(3)
  const { entries } = await store.history.page({ actorId: turned! }, 9, 0)
  expect((await store.history.describe(entries)).map(({ sentence }) => sentence)).toEqual([
    'Somebody took back that Johansson, Ylva and Ylva Johansson are not the same',
    expect.stringContaining('undid the merge'),
    expect.stringContaining('merged'),
    'Somebody said that Johansson, Ylva and Ylva Johansson are not the same',
    'Somebody put off whether Johansson, Ylva and Ylva Johansson are the same',
    expect.stringContaining('added'),
  ])
})

test('whom only a letter for named people names is in no pair, no count and no history of others', async () => {
  await using store = await openTestStore()
  const ana = (await store.users.record(
    { email: 'ana@example.org', name: 'Ana', role: 'editor', passwordHash: null },
    somebody,
  ))!
  await keep(store, { form: { parties: [aParty()] } })
  const secret = await keep(store, {
    text: 'A secret.',
    audience: { visibility: 'named', readerIds: [] },
    form: { parties: [aParty({ name: 'Johansson, Ylva' })] },
  })
  await store.renewTwins(rest)
  const [ylva, turned] = [await actorId(store), await actorId(store, 'Johansson, Ylva')]
  const seen = store.visibleTo(ana)
  expect(await store.twins.candidates()).toMatchObject([{ unusual: false, rank: null }])
  expect(await seen.twins.candidates()).toEqual([])
  await store.twins.record({ oneId: ylva, otherId: turned, kind: 'different' }, somebody)
  expect(await seen.twins.answers(9)).toEqual([])
  const told = async () =>
    (await seen.history.page({ actorId: ylva }, 9, 0)).entries.filter(
      ({ resource }) => resource === 'twins',
    )
  expect(await told()).toEqual([])
  await store.letters.setAudience(
    (await store.letters.byId(secret.id))!,
    1,
    { visibility: 'everyone', readerIds: [] },
    somebody,
  )
  expect(await told()).toHaveLength(1)
  expect(await store.areTwinsOutdated()).toBe(true)
})

test('a pair that is kept of somebody who was removed is shown to nobody, is no damage, and goes', async () => {
  await using store = await openTestStore()
  const [ylva] = await withActors(store, 'Ylva Johansson', 'Johansson, Ylva')
  await store.renewTwins(rest)
  expect(await pairs(store)).toHaveLength(1)
  const kept = () => store.rows<{ first_id: string }>('select first_id from twin_pairs')
  await store.actors.remove((await store.actors.recordOf(ylva!))!, somebody)
  expect([(await kept()).length, await pairs(store)]).toEqual([1, []])
  expect((await store.verify()).unsound).toEqual([])
  await store.renewTwins(rest)
  expect(await kept()).toEqual([])
})
