import { expect, test } from 'vitest'
import { toActorForm } from '#app/domain/actors.ts'
import { parseSearch } from '#app/domain/search/search-query.ts'
import { actorId, aParty, dossierOf, keep, logOf, somebody } from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const none = { transparencyRegister: null, parliament: null, wikidata: null }

async function readRecord(store: TestStore, name = 'Ylva Johansson') {
  return (await store.actors.recordOf(await actorId(store, name)))!
}

test('an actor gets another name, kind, spellings, note and numbers, with one entry in the log', async () => {
  await using store = await openTestStore()
  const { id: letterId } = await keep(store)
  const before = await readRecord(store)
  expect(before).toMatchObject({ revision: 1, aliases: [], note: null, registerIds: [] })
  const after = {
    heldInTurn: false,
    ...{ name: 'Ylva Maria Johansson', kind: 'person' as const, note: 'Left in 2024.' },
    ...{ aliases: ['Y. Johansson', 'Ylva Johansson'], numbers: { ...none, wikidata: 'Q4711' } },
  }
  expect(await store.actors.correct(before, after, somebody)).toEqual({ changed: true })
  const now = await readRecord(store, 'Ylva Maria Johansson')
  expect(now).toEqual({
    ...{ id: before.id, name: after.name, kind: 'person', note: 'Left in 2024.', revision: 2 },
    ...{ aliases: after.aliases, mergedNames: [], heldInTurn: false, withdrawn: false },
    registerIds: [
      {
        register: 'wikidata',
        number: 'Q4711',
        givenDay: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
      },
    ],
  })
  expect(toActorForm(now)).toEqual(after)
  const found = await store.letters.search(
    parseSearch('maria'),
    { dossierId: await dossierOf(store) },
    { limit: 9, offset: 0 },
  )
  expect(found.rows.map(({ id }) => id)).toEqual([letterId])
  const fewer = { ...after, aliases: ['Y. Johansson'], numbers: none, note: null }
  await store.actors.correct(now, fewer, somebody)
  expect(toActorForm(await readRecord(store, 'Ylva Maria Johansson'))).toEqual(fewer)
  expect((await logOf(store, before.id)).map(({ deed }) => deed)).toEqual([
    'added',
    'changed',
    'changed',
  ])
})

test('whoever comes too late changes nothing', async () => {
  await using store = await openTestStore()
  await keep(store)
  const before = await readRecord(store)
  const form = toActorForm(before)
  await store.actors.correct(before, { ...form, aliases: ['Ylva J.'] }, somebody)
  const late = await store.actors.correct(before, { ...form, aliases: ['Y.'] }, somebody)
  expect([late, (await readRecord(store)).aliases]).toEqual([{ changed: false }, ['Ylva J.']])
})

test('names that merging added are told apart from those that were typed', async () => {
  await using store = await openTestStore()
  await keep(store, { form: { parties: [aParty(), aParty({ name: 'Commissioner Johansson' })] } })
  const before = await readRecord(store)
  await store.merges.record(
    'actor',
    await actorId(store, 'Commissioner Johansson'),
    before.id,
    somebody,
  )
  await store.actors.correct(before, { ...toActorForm(before), aliases: ['Ylva J.'] }, somebody)
  expect(await readRecord(store)).toMatchObject({
    aliases: ['Ylva J.'],
    mergedNames: ['Commissioner Johansson'],
  })
})

test('whoever may not see addresses reads notes and spellings without them', async () => {
  await using store = await openTestStore()
  await keep(store)
  const before = await readRecord(store)
  const told = { ...toActorForm(before), aliases: ['y@example.org'], note: 'Ask y@example.org.' }
  await store.actors.correct(before, told, somebody)
  const viewer = store.visibleTo({ id: 'viewer', role: 'viewer' })
  const { entries } = await viewer.history.page({ actorId: before.id }, 9, 0)
  const shown = [await viewer.actors.recordOf(before.id), await viewer.history.describe(entries)]
  expect(JSON.stringify(shown)).not.toContain('y@')
  expect(
    await store.visibleTo({ id: 'c', role: 'coder' }).actors.recordOf(before.id),
  ).toMatchObject({ note: told.note, aliases: told.aliases })
})

test('nothing that tells who a person is stays once they are erased', async () => {
  await using store = await openTestStore()
  await keep(store)
  const before = await readRecord(store)
  const told = { ...toActorForm(before), note: 'Lives by the sea.' }
  await store.actors.correct(
    before,
    { ...told, numbers: { ...none, parliament: '124831' } },
    somebody,
  )
  await store.erasures.person(before.id, { words: [], reason: 'asked for' }, somebody)
  expect(await store.actors.recordOf(before.id)).toMatchObject({ note: null, registerIds: [] })
  expect((await store.verify()).unsound).toEqual([])
})
