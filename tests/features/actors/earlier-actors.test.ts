import { expect, test } from 'vitest'
import type { ActorFactForm } from '#app/domain/actor-facts.ts'
import { toActorForm, type ActorForm } from '#app/domain/actors.ts'
import type { AffiliationForm } from '#app/domain/affiliations.ts'
import { loadHistoryPage } from '#app/features/history/history-page.ts'
import { findReturn, sendReturn } from '#tests/support/going-back.ts'
import { aParty, actorId, keep, somebody } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const period = {
  ...{ firstDay: null, lastDay: null, fromEdtf: null, toEdtf: null },
  ...{ letterId: null, source: null },
}
const aRow = (changes: Partial<AffiliationForm> = {}): AffiliationForm => ({
  ...{ organisationId: 'house', role: null, counts: true, ...period },
  ...changes,
})
const aFact = (changes: Partial<ActorFactForm>): ActorFactForm => ({
  ...{ kind: 'attribute', attribute: null, value: null, successorId: null, ...period },
  ...changes,
})

async function opened(store: TestStore, reader: Parameters<TestStore['visibleTo']>[0] = 'owner') {
  await store.actors.record(
    [
      { id: 'ana', kind: 'person', name: 'Ana Ruiz' },
      { id: 'house', kind: 'organisation', name: 'European Commission' },
      { id: 'other', kind: 'organisation', name: 'European Parliament' },
    ],
    [],
    somebody,
  )
  const visible = store.visibleTo(reader)
  const subject = { actorId: 'ana' }
  return {
    visible,
    subject,
    record: async () => (await store.actors.recordOf('ana'))!,
    correct: async (changes: Partial<ActorForm>) => {
      const before = (await store.actors.recordOf('ana'))!
      await store.actors.correct(before, { ...toActorForm(before), ...changes }, somebody)
    },
    rows: () => store.actors.affiliationRecords('ana'),
    saveRows: (changes: Parameters<typeof store.actors.saveAffiliations>[1]) =>
      store.actors.saveAffiliations('ana', changes, somebody),
    facts: () => store.actors.facts('ana'),
    saveFacts: (changes: Parameters<typeof store.actors.saveFacts>[1]) =>
      store.actors.saveFacts('ana', changes, somebody),
    find: (sentence: RegExp) => findReturn(visible, subject, sentence),
    send: (fields: { entry: string; revision: string } | null) =>
      sendReturn(visible, subject, fields!),
  }
}

test('an actor goes back to its name, kind, spellings, note and numbers as a change of its own', async () => {
  await using store = await openTestStore()
  const { visible, subject, record, correct, find, send } = await opened(store)
  const first = {
    ...{ name: 'Ana María Ruiz', aliases: ['A. Ruiz', 'Ана Руис'], note: 'Met in May.' },
    numbers: { transparencyRegister: null, parliament: null, wikidata: 'Q4711' },
  }
  await correct(first)
  await correct({
    name: 'A. M. Ruiz',
    aliases: [],
    note: null,
    numbers: { ...first.numbers, wikidata: null },
  })
  expect(await find(/changed the name from Ana María Ruiz/)).toBeNull()
  const found = await find(/from Ana Ruiz to Ana María Ruiz/)
  expect(await send({ ...found!, revision: '2' })).toEqual([
    'changed meanwhile',
    'Somebody else changed this actor meanwhile, so it was left as it is. Look at its history again before you go back.',
  ])
  expect((await record()).name).toBe('A. M. Ruiz')
  expect(await send(found)).toEqual([
    'stored',
    'The actor says again what it said in that version.',
  ])
  expect(toActorForm(await record())).toMatchObject({ ...first, kind: 'person' })
  expect(await send({ ...found!, revision: '4' })).toEqual([
    'changed meanwhile',
    'The actor says this already, so nothing was changed.',
  ])
  const { rows } = await loadHistoryPage(visible, subject, 1)
  expect(rows[0]!.sentence).toBe(
    'Somebody went back to an earlier version: changed the name from A. M. Ruiz to Ana María Ruiz, ' +
      'set the other spellings to A. Ruiz, Ана Руис, wrote the note and set the Wikidata item to Q4711',
  )
})

test('what another actor bears by now, and what it was called for some time, is not taken from them', async () => {
  await using store = await openTestStore()
  const { record, correct, saveFacts, find, send } = await opened(store)
  await correct({ aliases: ['A. Ruiz'] })
  const found = await find(/set the other spellings/)
  expect(found).toBeNull()
  await correct({ aliases: [], note: 'Two of that name.' })
  await store.actors.record([{ id: 'ben', kind: 'person', name: 'A. Ruiz' }], [], somebody)
  expect(await find(/set the other spellings/)).toBeNull()
  await saveFacts({ added: [aFact({ kind: 'name', value: 'Ana Gómez' })] })
  await send(await find(/added Ana Ruiz/))
  expect(await record()).toMatchObject({ aliases: ['Ana Gómez'], note: null })
})

test('a row of where an actor belongs gets what it had, and stands again where it was taken out', async () => {
  await using store = await openTestStore()
  const { visible, subject, rows, saveRows, find, send } = await opened(store)
  const first = aRow({
    role: 'Member',
    firstDay: '2019-12-01',
    fromEdtf: '2019-12',
    source: 'https://x.test',
  })
  await saveRows({ added: [first] })
  await saveRows({
    changed: [
      { before: (await rows())[0]!, after: aRow({ organisationId: 'other', counts: false }) },
    ],
  })
  await saveRows({ withdrawn: await rows() })
  expect(await find(/took out that/)).toBeNull()
  expect(await send(await find(/noted that/))).toEqual([
    'stored',
    'The row says again what it said in that version.',
  ])
  expect((await rows())[0]).toMatchObject({ ...first, withdrawn: false, revision: 4 })
  expect((await loadHistoryPage(visible, subject, 1)).rows[0]!.sentence).toBe(
    'Somebody went back to an earlier version of that Ana Ruiz belongs to European Parliament: changed the ' +
      'organisation from European Parliament to European Commission, changed the counting there from does ' +
      'not count to counts, changed the state from taken out to standing, set the role to Member, ' +
      'set the address to https://x.test and set the beginning to Dec 2019',
  )
  await send(await find(/took out that/))
  expect((await rows())[0]).toMatchObject({ organisationId: 'other', withdrawn: true })
  expect((await store.verify()).unsound).toEqual([])
})

test('a row does not stand again beside one that says the same, nor in a circle', async () => {
  await using store = await openTestStore()
  const { rows, saveRows, find, send } = await opened(store)
  await saveRows({ added: [aRow()] })
  const found = await find(/took|noted that/)
  expect(found).toBeNull()
  const before = (await rows())[0]!
  await saveRows({ withdrawn: [before] })
  const offered = await find(/noted that/)
  await saveRows({ added: [aRow({ role: '' })] })
  expect(await send(offered)).toEqual([
    'changed meanwhile',
    'It overlaps a row of the same organisation and role, dates not known. Change that one instead. So nothing was changed.',
  ])
  const { entries } = await store.history.page({ actorId: 'ana' }, 9, 0)
  expect(entries.filter(({ action }) => action === 'went back')).toEqual([])
})

test('attributes and names of some time go back; a value that contradicts another one does not', async () => {
  await using store = await openTestStore()
  const { facts, saveFacts, find, send } = await opened(store)
  const spain = aFact({ attribute: 'country', value: 'Spain' })
  await saveFacts({ added: [spain] })
  await saveFacts({
    changed: [{ before: (await facts())[0]!, after: { ...spain, value: 'Sweden' } }],
  })
  await send(await find(/noted that the country/))
  expect((await facts())[0]).toMatchObject({ value: 'Spain', withdrawn: false })
  await saveFacts({ withdrawn: await facts() })
  await saveFacts({ added: [{ ...spain, value: 'Malta' }] })
  expect(await find(/noted that the country of Ana Ruiz is Spain/)).toBeNull()
  await saveFacts({ added: [aFact({ kind: 'name', value: 'Ana Gómez' })] })
  const name = (await facts()).find(({ kind }) => kind === 'name')!
  await saveFacts({ withdrawn: [name] })
  await send(await find(/noted that Ana Ruiz was called/))
  expect((await facts()).find(({ kind }) => kind === 'name')).toMatchObject({ withdrawn: false })
})

test('what a hidden letter proved is put back by those who see the letter, and by nobody else', async () => {
  await using store = await openTestStore()
  const [ana, ben] = [await addUser(store, 'editor'), await addUser(store, 'editor', 'Ben Okafor')]
  const { id: letterId } = await keep(store, {
    doer: { userId: ana.id, via: 'screen' },
    audience: { visibility: 'named', readerIds: [] },
  })
  const { rows, saveRows } = await opened(store)
  await saveRows({ added: [aRow({ letterId })] })
  await saveRows({
    changed: [{ before: (await rows())[0]!, after: aRow({ source: 'https://x.test' }) }],
  })
  const offered = (reader: typeof ana) =>
    findReturn(store.visibleTo(reader), { actorId: 'ana' }, /noted that/)
  expect(await offered(ben)).toBeNull()
  const found = await offered(ana)
  const subject = { actorId: 'ana' }
  expect(await sendReturn(store.visibleTo(ben), subject, found!)).toEqual([
    'changed meanwhile',
    'The letter that proved that version is not there any more, so nothing was changed.',
  ])
  await sendReturn(store.visibleTo(ana), subject, found!)
  expect((await rows())[0]).toMatchObject({ letterId, source: null })
})

test('what follows from letters has no way back of its own, and a row is known by both whom it names', async () => {
  await using store = await openTestStore()
  await keep(store, { form: { parties: [aParty({ organisation: 'European Court of Auditors' })] } })
  const { saveRows, rows, visible } = await opened(store)
  const johansson = { actorId: await actorId(store) }
  expect(await findReturn(visible, johansson, /belongs to/)).toBeNull()
  await saveRows({ added: [aRow()] })
  await saveRows({ withdrawn: await rows() })
  const found = await findReturn(visible, { actorId: 'house' }, /noted that/)
  await sendReturn(visible, { actorId: 'house' }, found!)
  expect((await rows())[0]).toMatchObject({ withdrawn: false })
  await expect(sendReturn(visible, johansson, found!)).rejects.toMatchObject({ status: 400 })
})
