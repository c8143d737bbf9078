import { expect, test } from 'vitest'
import type { Store } from '#db/index.ts'
import { aParty, actorId, dossierOf, keep, logOf, somebody } from '#tests/support/letters.ts'
import { openSeededStore, openTestStore, type TestStore } from '#tests/support/store.ts'

const names = 'Ann Bea Cleo Dora Eva Finn Gil Hal Ida Jon'.split(' ')

async function withActors(store: TestStore) {
  await store.actors.record(
    names.map((name) => ({ id: name.toLowerCase(), kind: 'person' as const, name })),
    [],
    somebody,
  )
  return dossierOf(store)
}

async function personIn(store: Store, name: string) {
  const user = (await store.users.record(
    { email: `${name}@example.org`, name, role: 'viewer', passwordHash: null },
    somebody,
  ))!
  return { user, sees: store.visibleTo(user) }
}

const pinAll = async (
  sees: Awaited<ReturnType<typeof personIn>>['sees'],
  dossier: string,
  ids: string[],
) => {
  const done: boolean[] = []
  for (const id of ids) done.push(await sees.pins.pin(dossier, id))
  return done
}

test('somebody pins six actors of a dossier and no seventh, and sees them in their order', async () => {
  await using store = await openTestStore()
  const dossier = await withActors(store)
  const { sees } = await personIn(store, 'Vic')
  const six = ['gil', 'ann', 'bea', 'cleo', 'dora', 'eva']
  expect(await pinAll(sees, dossier, six)).toEqual([true, true, true, true, true, true])
  expect(await sees.pins.pin(dossier, 'finn')).toBe(false)
  expect(await sees.pins.pin(dossier, 'ann')).toBe(true)
  expect((await sees.pins.ofReader(dossier)).map(({ name }) => name)).toEqual([
    ...['Gil', 'Ann', 'Bea', 'Cleo', 'Dora', 'Eva'],
  ])
  await sees.pins.unpin(dossier, 'gil')
  expect(await sees.pins.pin(dossier, 'finn')).toBe(true)
})

test('two people who pin the same actor have the same mark, each their own pins', async () => {
  await using store = await openTestStore()
  const dossier = await withActors(store)
  const [vic, mia] = [await personIn(store, 'Vic'), await personIn(store, 'Mia')]
  await pinAll(vic.sees, dossier, ['ann', 'bea'])
  await pinAll(mia.sees, dossier, ['cleo', 'bea'])
  expect(await vic.sees.pins.ofReader(dossier)).toEqual([
    { id: 'ann', name: 'Ann', mark: 0 },
    { id: 'bea', name: 'Bea', mark: 1 },
  ])
  expect(await mia.sees.pins.ofReader(dossier)).toEqual([
    { id: 'cleo', name: 'Cleo', mark: 2 },
    { id: 'bea', name: 'Bea', mark: 1 },
  ])
  expect(await store.visibleTo(null).pins.ofReader(dossier)).toEqual([])
})

test('two who pin at once are given two marks', async () => {
  await using store = await openTestStore()
  const dossier = await withActors(store)
  const [vic, mia] = [await personIn(store, 'Vic'), await personIn(store, 'Mia')]
  await Promise.all([vic.sees.pins.pin(dossier, 'ann'), mia.sees.pins.pin(dossier, 'bea')])
  const marks = await store.pins.marks(dossier)
  expect([...marks.values()].sort()).toEqual([0, 1])
})

test('a pair stays when nobody pins the actor any more, and pins of a dossier are in no other', async () => {
  await using store = await openTestStore()
  const dossier = await withActors(store)
  const other = (
    await store.dossiers.record({ name: 'Another', procedure: null, summary: null }, somebody)
  ).id
  const { sees } = await personIn(store, 'Vic')
  await sees.pins.pin(dossier, 'ann')
  await sees.pins.unpin(dossier, 'ann')
  expect(await sees.pins.ofReader(dossier)).toEqual([])
  await pinAll(sees, dossier, ['bea'])
  expect([...(await store.pins.marks(dossier))]).toEqual([
    ['ann', 0],
    ['bea', 1],
  ])
  expect([await sees.pins.ofReader(other), [...(await store.pins.marks(other))]]).toEqual([[], []])
})

test('the ninth is grey until an editor frees a pair, which goes to it', async () => {
  await using store = await openTestStore()
  const dossier = await withActors(store)
  const [vic, mia] = [await personIn(store, 'Vic'), await personIn(store, 'Mia')]
  const editor = { userId: mia.user.id, via: 'screen' as const }
  await pinAll(vic.sees, dossier, ['ann', 'bea', 'cleo', 'dora', 'eva', 'finn'])
  await pinAll(mia.sees, dossier, ['gil', 'hal', 'ida', 'jon', 'ann'])
  expect((await store.pins.marks(dossier)).get('jon')).toBe(9)
  expect(await store.pins.freePair(dossier, 'ann', editor)).toEqual({ nextId: 'ida', greyMark: 8 })
  const marks = await store.pins.marks(dossier)
  expect([marks.get('ida'), marks.get('ann'), marks.get('jon')]).toEqual([0, 8, 9])
  expect((await store.pins.given(dossier)).find(({ name }) => name === 'Ann')).toMatchObject({
    mark: 8,
    pinnedBy: 2,
  })
  expect(await store.pins.freePair(dossier, 'ann', editor)).toBe(null)
  expect((await logOf(store, dossier)).at(-1)).toMatchObject({
    deed: 'freed a pair',
    thing: 'dossier',
  })
  const [line] = await mia.sees.history.describe(
    (await mia.sees.history.page({ dossierId: dossier }, 1, 0)).entries,
  )
  expect(line!.sentence).toBe('Mia freed colour and shape 1, which Ann had; Ida has them now')
})

test('pins and marks follow a merge, and come apart with it', async () => {
  await using store = await openTestStore()
  const dossier = await withActors(store)
  const { sees } = await personIn(store, 'Vic')
  await pinAll(sees, dossier, ['ann', 'bea'])
  await store.merges.record('actor', 'ann', 'cleo', somebody)
  expect(await sees.pins.ofReader(dossier)).toEqual([
    { id: 'cleo', name: 'Cleo', mark: 0 },
    { id: 'bea', name: 'Bea', mark: 1 },
  ])
  await store.merges.record('actor', 'bea', 'cleo', somebody)
  expect(await sees.pins.ofReader(dossier)).toEqual([{ id: 'cleo', name: 'Cleo', mark: 0 }])
  const [merge] = await store.merges.mergesInto('actor', 'cleo')
  await store.merges.undo(merge!.id, somebody)
  expect((await sees.pins.ofReader(dossier)).map(({ name }) => name)).toEqual(['Cleo', 'Bea'])
  await sees.pins.unpin(dossier, 'cleo')
  expect((await sees.pins.ofReader(dossier)).map(({ name }) => name)).toEqual(['Bea'])
})

test('whom only a letter names that one does not see is absent among pins and marks', async () => {
  await using store = await openSeededStore()
  const dossier = await dossierOf(store)
  const [vic, mia] = [await personIn(store, 'Vic'), await personIn(store, 'Mia')]
  await keep(store, {
    audience: { visibility: 'named', readerIds: [mia.user.id] },
    form: { parties: [aParty({ name: 'Wanda Whistle' })] },
  })
  const wanda = await actorId(store, 'Wanda Whistle')
  await mia.sees.pins.pin(dossier, wanda)
  expect(await mia.sees.pins.ofReader(dossier)).toMatchObject([{ name: 'Wanda Whistle' }])
  expect(await vic.sees.pins.given(dossier)).toEqual([])
})

test('whoever is removed is pinned no more, and their pair is free', async () => {
  await using store = await openTestStore()
  const dossier = await withActors(store)
  const { sees } = await personIn(store, 'Vic')
  await pinAll(sees, dossier, ['ann', 'bea'])
  const record = (await store.actors.recordOf('ann'))!
  expect(await store.actors.remove(record, somebody)).toEqual({ changed: true })
  expect(await sees.pins.ofReader(dossier)).toEqual([{ id: 'bea', name: 'Bea', mark: 1 }])
  await sees.pins.pin(dossier, 'cleo')
  expect((await store.pins.marks(dossier)).get('cleo')).toBe(0)
  expect(await store.actors.bringBack((await store.actors.removed(1)).rows[0]!, somebody)).toEqual({
    changed: true,
  })
  expect((await sees.pins.ofReader(dossier)).map(({ name }) => name)).toEqual(['Bea', 'Cleo'])
})

test('an erased person is pinned no more', async () => {
  await using store = await openTestStore()
  const dossier = await withActors(store)
  const { sees } = await personIn(store, 'Vic')
  await pinAll(sees, dossier, ['ann', 'bea'])
  await store.erasures.person('ann', { words: [], reason: 'She asked for it.' }, somebody)
  expect(await sees.pins.ofReader(dossier)).toEqual([{ id: 'bea', name: 'Bea', mark: 1 }])
  expect([...(await store.pins.marks(dossier)).keys()]).toEqual(['bea'])
})
