import { expect, test } from 'vitest'
import type { ActorFactForm } from '#app/domain/actor-facts.ts'
import { toActorForm } from '#app/domain/actors.ts'
import type { AffiliationForm } from '#app/domain/affiliations.ts'
import { aParty, aPassage, keep, logOf, somebody } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const bare = {
  ...{ firstDay: null, lastDay: null, fromEdtf: null, toEdtf: null },
  ...{ letterId: null, source: null },
}
const belongs = (organisationId: string): AffiliationForm => ({
  ...{ ...bare, organisationId, role: null, counts: true },
})
const country = (value: string): ActorFactForm => ({
  ...{ ...bare, kind: 'attribute', attribute: 'country', value, successorId: null },
})
const called = (value: string): ActorFactForm => ({
  ...{ ...bare, kind: 'name', attribute: null, value, successorId: null },
})
const form = {
  ...{ name: 'Ana Ruiz', kind: 'person' as const, heldInTurn: false, note: 'Of two houses.' },
  ...{ aliases: ['A. Ruiz'], numbers: { transparencyRegister: null, parliament: null } },
}

/** Ana Ruiz with rows that hold and rows that were taken out before, and a proposal that waits. */
async function openAna(store: TestStore) {
  await keep(store)
  const coder = await addUser(store, 'coder', 'Cora Coder')
  const houses = ['House', 'Party', 'Club'].map((name) => ({
    ...{ id: name.toLowerCase(), kind: 'organisation' as const, name },
  }))
  await store.actors.record(houses, [], somebody)
  const made = { ...form, numbers: { ...form.numbers, wikidata: 'Q4711' } }
  await store.actors.add({ id: 'ana', form: made, letterId: null }, somebody)
  const rows = async () => store.actors.affiliationRecords('ana')
  const facts = async () => store.actors.facts('ana')
  await store.actors.saveAffiliations(
    'ana',
    { added: [belongs('house'), belongs('party')] },
    somebody,
  )
  await store.actors.saveFacts(
    'ana',
    { added: [country('Spain'), called('Ana Ruiz Gil'), country('Italy')] },
    somebody,
  )
  const outRow = (await rows()).filter(({ organisationId }) => organisationId === 'party')
  await store.actors.saveAffiliations('ana', { withdrawn: outRow }, somebody)
  const outFact = (await facts()).filter(({ value }) => value === 'Italy')
  await store.actors.saveFacts('ana', { withdrawn: outFact }, somebody)
  const { proposals } = store.visibleTo(coder)
  await proposals.make(
    {
      ...{
        about: 'actor',
        aboutId: 'ana',
        dossierId: null,
        note: null,
        says: () => 'Note: “Two houses”',
      },
      ...{ fields: { note: 'Two houses' }, base: { note: 'Of two houses.' } },
    },
    { userId: coder.id, via: 'screen' },
  )
  return { rows, facts, record: async () => (await store.actors.recordOf('ana'))!, coder }
}

async function describeAna({ rows, facts }: Awaited<ReturnType<typeof openAna>>) {
  return {
    rows: (await rows()).map((row) => [row.id, row.organisationId, row.withdrawn, row.said?.day]),
    facts: (await facts()).map((row) => [row.id, row.value, row.withdrawn]),
  }
}

const removedTo = async (store: TestStore, reader: Parameters<TestStore['visibleTo']>[0]) =>
  (await store.visibleTo(reader).actors.removed(9)).rows

test('an actor that was removed comes back with what its removal took out, and with nothing that was out before', async () => {
  await using store = await openTestStore()
  const ana = await openAna(store)
  const [before, revision] = [await describeAna(ana), (await ana.record()).revision]
  expect(await store.actors.remove(await ana.record(), somebody)).toEqual({ changed: true })
  expect(await store.actors.byId('ana')).toBeNull()
  const [removed] = await removedTo(store, 'owner')
  expect(removed).toMatchObject({
    ...{ id: 'ana', name: 'Ana Ruiz', sort: 'person', aliases: ['A. Ruiz', 'Ana Ruiz Gil'] },
    ...{ numbers: [{ register: 'wikidata', number: 'Q4711' }], removedBy: null, needs: [] },
  })
  expect(await store.actors.bringBack(removed!, somebody)).toEqual({ changed: true })
  expect(await describeAna(ana)).toEqual(before)
  expect(toActorForm(await ana.record())).toMatchObject({
    ...{ ...form, aliases: ['A. Ruiz', 'Ana Ruiz Gil'], numbers: { wikidata: 'Q4711' } },
  })
  expect((await ana.record()).revision).toBeGreaterThan(revision)
  expect(await store.actors.byName('A. Ruiz')).toHaveLength(1)
  expect(await removedTo(store, 'owner')).toEqual([])
  expect(await store.actors.bringBack(removed!, somebody)).toEqual({ changed: false })
  expect((await logOf(store, 'ana')).map(({ deed }) => deed).slice(-3)).toEqual([
    ...['refused a proposal', 'removed', 'brought back'],
  ])
  const [row] = (await ana.rows()).filter(({ withdrawn }) => !withdrawn)
  expect((await logOf(store, row!.id)).map(({ deed }) => deed)).toEqual([
    ...['added', 'withdrew', 'restored'],
  ])
  expect((await store.verify()).unsound).toEqual([])
})

test('what is proposed of an actor is answered by its removal, and waits again once it is back', async () => {
  await using store = await openTestStore()
  const ana = await openAna(store)
  const own = async () => store.visibleTo(ana.coder).proposals.byPerson(ana.coder.id, 9, 0)
  await store.actors.remove(await ana.record(), somebody)
  expect(await own()).toMatchObject([{ state: 'refused', answer: 'The actor was removed.' }])
  await store.actors.bringBack((await removedTo(store, 'owner'))[0]!, somebody)
  expect(await own()).toMatchObject([{ state: 'waiting', answer: null }])
})

test('where a letter rests on it that the editor does not see, its rows are taken out with entries and evidence, and come back', async () => {
  await using store = await openTestStore()
  const ana = await openAna(store)
  const editor = await addUser(store, 'editor', 'Eva Editor')
  await keep(store, {
    form: { title: 'Secret', dated: '2020-10-29', parties: [aParty({ name: 'Ana Ruiz' })] },
    positions: [aPassage()],
    audience: { visibility: 'named', readerIds: [] },
  })
  const countFor = async (id: string) =>
    (await store.rows('select position_id from evidence where actor_id = ?', id)).length
  expect([await countFor('ana'), await countFor('house')]).toEqual([1, 1])
  const before = await store.rows<{ id: string; withdrawn_at: string | null }>(
    'select id, withdrawn_at from actor_facts where withdrawn_at is not null',
  )
  const eyes = store.visibleTo(editor)
  const doer = { userId: editor.id, via: 'screen' } as const
  const record = (await eyes.actors.recordOf('ana'))!
  const stood = await describeAna(ana)
  expect(await eyes.actors.remove(record, doer)).toEqual({ changed: true })
  expect(await eyes.actors.byId('ana')).toBeNull()
  expect([await countFor('ana'), await countFor('house')]).toEqual([1, 0])
  expect(
    await store.rows('select id, withdrawn_at from actor_facts where id = ?', before[0]!.id),
  ).toEqual(before)
  const admin = store.visibleTo({ id: 'ada', role: 'admin' })
  const rows = await admin.actors.affiliationRecords('ana')
  expect(rows.map(({ withdrawn, revision }) => [withdrawn, revision])).toEqual([
    ...[
      [true, 2],
      [true, 2],
    ],
  ])
  expect(await admin.proposals.about('ana')).toEqual([])
  const [removed] = await removedTo(store, editor)
  expect(await eyes.actors.bringBack(removed!, doer)).toEqual({ changed: true })
  expect((await eyes.actors.byId('ana'))!.name).toBe('Ana Ruiz')
  expect(await countFor('house')).toBe(1)
  expect(await describeAna(ana)).toEqual(stood)
  expect((await store.verify()).unsound).toEqual([])
})

test('whom an actor belonged to and who was removed after it has to come back first', async () => {
  await using store = await openTestStore()
  const ana = await openAna(store)
  await store.actors.remove(await ana.record(), somebody)
  await store.actors.remove((await store.actors.recordOf('house'))!, somebody)
  const find = async () => (await store.actors.removedById('ana'))!
  expect((await find()).needs).toEqual([{ id: 'house', name: 'House' }])
  await store.actors.bringBack((await store.actors.removedById('house'))!, somebody)
  expect((await find()).needs).toEqual([])
  await store.actors.bringBack(await find(), somebody)
  expect((await ana.rows()).map(({ organisationId }) => organisationId).sort()).toEqual([
    ...['house', 'party'],
  ])
})

test('whom a row names that a hidden letter proves is told to nobody else, and rows that name nobody any more are counted', async () => {
  await using store = await openTestStore()
  const ana = await openAna(store)
  const [eva, eno] = [await addUser(store, 'editor', 'Eva'), await addUser(store, 'editor', 'Eno')]
  const secret = await keep(store, {
    form: { title: 'Secret', dated: '2021-01-02' },
    audience: { visibility: 'named', readerIds: [eva.id] },
  })
  const added = [{ ...belongs('club'), letterId: secret.id }]
  await store.actors.saveAffiliations('ana', { added }, somebody)
  await store.actors.remove(await ana.record(), somebody)
  await store.actors.remove((await store.actors.recordOf('club'))!, somebody)
  const tell = async (reader: Parameters<typeof store.visibleTo>[0]) =>
    (await store.visibleTo(reader).actors.removedById('ana'))!
  expect((await tell(eva)).needs).toEqual([{ id: 'club', name: 'Club' }])
  expect(await tell(eno)).toMatchObject({ needs: [{ id: 'club', name: null }], lost: 0 })
  await store.rows(`delete from removed_actors where id = 'club'`)
  expect(await tell(eva)).toMatchObject({ needs: [], lost: 1 })
  expect(await tell(eno)).toMatchObject({ needs: [], lost: 0 })
})

test('who was removed is told to those who could see the letter that the actor came with, and to whoever removed it', async () => {
  await using store = await openTestStore()
  const [eva, eno] = [await addUser(store, 'editor', 'Eva'), await addUser(store, 'editor', 'Eno')]
  const secret = await keep(store, {
    form: { title: 'Secret' },
    audience: { visibility: 'named', readerIds: [eva.id] },
  })
  const made = { ...form, numbers: { ...form.numbers, wikidata: null } }
  await store.actors.add({ id: 'ana', form: made, letterId: secret.id }, somebody)
  const eyes = store.visibleTo(eva).actors
  await eyes.remove((await eyes.recordOf('ana'))!, { userId: eva.id, via: 'screen' })
  expect(await removedTo(store, eva)).toMatchObject([{ id: 'ana', removedBy: 'Eva' }])
  expect(await removedTo(store, eno)).toEqual([])
  expect((await store.visibleTo(eno).actors.removed(9)).total).toBe(0)
  expect(await store.visibleTo(eno).actors.removedById('ana')).toBeNull()
})
