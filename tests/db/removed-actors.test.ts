import { expect, test } from 'vitest'
import { toActorForm } from '#app/domain/actors.ts'
import { actorId, aParty, keep, logOf, somebody } from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const numbers = { transparencyRegister: null, parliament: null, wikidata: 'Q4711' }
const office = {
  ...{ name: 'European Data Protection Supervisor', kind: 'unit' as const, heldInTurn: true },
  ...{ aliases: ['EDPS'], note: 'Chosen for five years.', numbers },
}

async function openOffice(store: TestStore) {
  await keep(store)
  await store.actors.add({ id: 'office', form: office, letterId: null }, somebody)
  return async () => (await store.actors.recordOf('office'))!
}

test('an actor is made with all that was written of it', async () => {
  await using store = await openTestStore()
  const read = await openOffice(store)
  expect(toActorForm(await read())).toEqual(office)
  expect(await store.actors.directory({ heldInTurn: true }, 9)).toMatchObject({
    total: 1,
    rows: [{ id: 'office' }],
  })
})

test('the persons who had an office in turn are listed as they had it, term by term', async () => {
  await using store = await openTestStore()
  await openOffice(store)
  const [first, second] = ['Giovanni Buttarelli', 'Wojciech Wiewiórowski']
  for (const [id, name] of [
    ['second', second],
    ['first', first],
  ] as const)
    await store.actors.record([{ id, kind: 'person', name: name! }], [], somebody)
  const held = (memberId: string, firstDay: string, lastDay: string | null) => ({
    ...{ memberId, organisationId: 'office', role: null, firstDay, lastDay },
  })
  await store.actors.record(
    [{ id: 'staff', kind: 'unit', name: 'Secretariat' }],
    [
      held('second', '2019-12-06', null),
      held('first', '2014-12-04', '2019-08-20'),
      held('first', '2014-11-01', '2014-12-31'),
      held('first', '2004-01-17', '2009-01-16'),
      held('staff', '2014-12-04', null),
    ],
    somebody,
  )
  const { terms, total } = await store.actors.holders('office', 9)
  expect(terms.map(({ name, firstDay, lastDay }) => [name, firstDay, lastDay])).toEqual([
    [first, '2004-01-17', '2009-01-16'],
    [first, '2014-11-01', '2019-08-20'],
    [second, '2019-12-06', null],
  ])
  expect([total, (await store.actors.holders('office', 1)).terms.length]).toEqual([3, 1])
})

test('an end of a term is said as it was written, and letters outside any term are told as letters', async () => {
  await using store = await openTestStore()
  await openOffice(store)
  const letter = (name: string, dated: string) =>
    keep(store, {
      text: `A letter of ${name} of ${dated}.`,
      form: { dated, parties: [aParty({ name, organisation: 'EDPS', capacity: 'Supervisor' })] },
    })
  for (const dated of ['2020-02-01', '2021-03-05', '2023-01-09']) await letter('Ana Kovač', dated)
  const ana = await actorId(store, 'Ana Kovač')
  const row = {
    ...{ organisationId: 'office', role: 'supervisor', counts: true, firstDay: '2020-01-01' },
    ...{ lastDay: '2021-12-31', fromEdtf: '2020', toEdtf: '2021', letterId: null, source: null },
  }
  await store.actors.saveAffiliations(ana, { added: [row] }, somebody)
  expect((await store.actors.holders('office', 9)).terms).toMatchObject([
    { fromEdtf: '2020', toEdtf: '2021', letters: null },
    { firstDay: '2023-01-09', lastDay: '2023-01-09', letters: 1 },
  ])
})

test('an actor on which nothing rests is removed with its names, and one that a letter names stays', async () => {
  await using store = await openTestStore()
  const read = await openOffice(store)
  const row = {
    ...{ organisationId: 'house', role: null, counts: true, firstDay: null, lastDay: null },
    ...{ fromEdtf: null, toEdtf: null, letterId: null, source: null },
  }
  await store.actors.record([{ id: 'house', kind: 'organisation', name: 'House' }], [], somebody)
  await store.actors.saveAffiliations('office', { added: [row] }, somebody)
  const johansson = (await store.actors.recordOf(await actorId(store)))!
  expect(await store.actors.uses(johansson.id)).toMatchObject({ letters: 1 })
  expect(await store.actors.remove(johansson, somebody)).toEqual({ changed: false })
  const record = await read()
  expect(await store.actors.remove({ ...record, revision: 7 }, somebody)).toEqual({
    changed: false,
  })
  expect(await store.actors.remove(record, somebody)).toEqual({ changed: true })
  expect([await store.actors.byId('office'), await store.actors.byName('EDPS')]).toEqual([null, []])
  expect((await logOf(store, 'office')).at(-1)).toMatchObject({ deed: 'removed' })
  expect((await store.verify()).unsound).toEqual([])
})

test('an actor to which somebody belongs, or that another continues as, is not removed', async () => {
  await using store = await openTestStore()
  const read = await openOffice(store)
  await store.actors.record([{ id: 'old', kind: 'unit', name: 'Old office' }], [], somebody)
  const continues = {
    ...{ kind: 'successor' as const, attribute: null, value: null, successorId: 'office' },
    ...{
      firstDay: null,
      lastDay: null,
      fromEdtf: null,
      toEdtf: null,
      letterId: null,
      source: null,
    },
  }
  await store.actors.saveFacts('old', { added: [continues] }, somebody)
  expect(await store.actors.uses('office')).toEqual({
    letters: 0,
    members: 0,
    predecessors: 1,
    merges: 0,
  })
  expect(await store.actors.remove(await read(), somebody)).toEqual({ changed: false })
})

test('where only a letter rests on it that the editor does not see, it becomes as hidden as that letter', async () => {
  await using store = await openTestStore()
  await openOffice(store)
  await keep(store, {
    form: { title: 'Secret', parties: [aParty({ name: 'EDPS' })] },
    text: 'A secret text of some length.',
    audience: { visibility: 'named', readerIds: [] },
  })
  const editor = store.visibleTo({ id: 'e', role: 'editor' }).actors
  const record = (await editor.recordOf('office'))!
  expect(await editor.uses('office')).toEqual({
    letters: 0,
    members: 0,
    predecessors: 0,
    merges: 0,
  })
  expect(await editor.remove(record, somebody)).toEqual({ changed: true })
  expect([await editor.byId('office'), await editor.byName('EDPS')]).toEqual([null, []])
  expect((await store.visibleTo({ id: 'a', role: 'admin' }).actors.byId('office'))!.name).toBe(
    office.name,
  )
  expect((await store.verify()).unsound).toEqual([])
})

test('a withdrawn actor is among no choices, keeps what rests on it, and is put back', async () => {
  await using store = await openTestStore()
  await keep(store)
  const id = await actorId(store)
  const read = async () => (await store.actors.recordOf(id))!
  await store.actors.setWithdrawn(await read(), true, somebody)
  expect(await read()).toMatchObject({ withdrawn: true, revision: 2 })
  expect(await store.actors.byName('Ylva Johansson')).toEqual([])
  expect(await store.actors.byName('Ylva Johansson', { withdrawn: true })).toHaveLength(1)
  expect((await store.actors.search('ylva', 9)).total).toBe(0)
  expect((await store.actors.directory({}, 50)).rows.map((row) => row.id)).not.toContain(id)
  expect((await store.actors.directory({ withdrawn: true }, 50)).rows.map((row) => row.id)).toEqual(
    [id],
  )
  expect((await store.actors.near('Ylva Johanson')).actors).toMatchObject([{ id, withdrawn: true }])
  expect([
    await store.actors.withdrawn([id, 'nobody']),
    await store.letters.ofActor(id, 9),
  ]).toMatchObject([[id], [{ role: 'author' }]])
  // A letter that comes in names the same actor, rather than another of its name.
  expect((await store.actors.forPlanning(['Ylva Johansson'])).actors).toHaveLength(1)
  await store.actors.setWithdrawn(await read(), false, somebody)
  expect(await store.actors.byName('Ylva Johansson')).toHaveLength(1)
  expect((await logOf(store, id)).map(({ deed }) => deed)).toEqual([
    'added',
    'withdrew',
    'restored',
  ])
})
