import { expect, test } from 'vitest'
import { keep, somebody, theDossier } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

async function openDesk() {
  const store = await openTestStore()
  const letters = [
    await keep(store, { text: 'One.', form: { title: 'One', dated: '2020-01-01' } }),
    await keep(store, { text: 'Two.', form: { title: 'Two', dated: '2020-01-02' } }),
    await keep(store, { text: 'Three.', form: { title: 'Three', dated: '2020-01-03' } }),
  ].map(({ id }) => id)
  return { store, letters, dossier: await theDossier(store) }
}

const titles = async (store: TestStore, filter: Parameters<TestStore['letters']['page']>[0]) => {
  const { rows, total } = await store.letters.page(filter, 50, 0)
  expect(total).toBe(rows.length)
  return rows.map(({ title }) => title)
}
/** Gives a letter from whoever has it. */
async function give(store: TestStore, dossierId: string, letterId: string, toId: string | null) {
  const [row] = await store.assignments.rows(dossierId, [letterId], toId)
  return store.assignments.give(dossierId, [{ letterId, fromId: row!.holderId, toId }], somebody)
}

test('letters that were given to somebody are listed as theirs, the others as nobody’s', async () => {
  const { store, letters, dossier } = await openDesk()
  const [ana, ben] = [await addUser(store), await addUser(store, 'coder', 'Ben Maas')]
  await give(store, dossier.id, letters[0]!, ana.id)
  await give(store, dossier.id, letters[1]!, ben.id)
  for (const dossierId of [dossier.id, undefined]) {
    expect(await titles(store, { dossierId, assigned: { userId: ana.id } })).toEqual(['One'])
    expect(await titles(store, { dossierId, assigned: 'nobody' })).toEqual(['Three'])
  }
  await give(store, dossier.id, letters[0]!, ben.id)
  expect(await titles(store, { dossierId: dossier.id, assigned: { userId: ben.id } })).toEqual([
    'Two',
    'One',
  ])
  expect((await store.assignments.ofLetters([letters[0]!])).get(letters[0]!)).toMatchObject([
    { userId: ben.id, name: 'Ben Maas', kind: 'first' },
  ])
  await give(store, dossier.id, letters[0]!, null)
  expect(await titles(store, { assigned: 'nobody' })).toEqual(['Three', 'One'])
  await store.close()
})

test('a letter has a first and a second coder at once', async () => {
  const { store, letters, dossier } = await openDesk()
  const [ana, ben] = [await addUser(store), await addUser(store, 'coder', 'Ben Maas')]
  await give(store, dossier.id, letters[0]!, ana.id)
  const handed = { letterId: letters[0]!, fromId: null, toId: ben.id }
  await store.assignments.give(dossier.id, [handed], somebody, 'second')
  expect(
    (await store.assignments.ofLetters(letters))
      .get(letters[0]!)!
      .map(({ kind, name }) => [kind, name]),
  ).toEqual([
    ['first', 'Ana Kovač'],
    ['second', 'Ben Maas'],
  ])
  expect(await titles(store, { assigned: { userId: ben.id } })).toEqual([])
  await store.close()
})

test('who may not code any more, or does not see the letter, has nothing until they may again', async () => {
  const { store, letters, dossier } = await openDesk()
  const ana = await addUser(store)
  const ada = await addUser(store, 'admin', 'Ada Root')
  await give(store, dossier.id, letters[0]!, ana.id)
  const hers = () => titles(store, { dossierId: dossier.id, assigned: { userId: ana.id } })
  const person = async () => (await store.users.personById(ana.id))!
  expect(await hers()).toEqual(['One'])
  await store.users.setRole(await person(), 'viewer', somebody)
  expect([await hers(), await titles(store, { assigned: 'nobody' })]).toEqual([
    [],
    ['Three', 'Two', 'One'],
  ])
  expect((await store.assignments.coders(dossier.id)).map(({ name }) => name)).toEqual(['Ada Root'])
  await store.users.setRole(await person(), 'editor', somebody)
  expect(await hers()).toEqual(['One'])
  await store.users.deactivate(ana.id, somebody)
  expect(await hers()).toEqual([])
  await store.users.reactivate(ana.id, somebody)
  const before = (await store.letters.byId(letters[0]!))!
  await store.letters.setAudience(
    before,
    before.letter.revision,
    { visibility: 'named', readerIds: [ada.id] },
    somebody,
  )
  expect(await hers()).toEqual([])
  expect(await store.assignments.rows(dossier.id, letters, ana.id)).toEqual(
    expect.arrayContaining([
      { letterId: letters[0], lies: true, holderId: null, isSeen: false },
      { letterId: letters[1], lies: true, holderId: null, isSeen: true },
    ]),
  )
  await store.close()
})

test('what somebody has to do is counted without what anybody is done with, or what left the dossier', async () => {
  const { store, letters, dossier } = await openDesk()
  const ana = await addUser(store)
  for (const id of letters) await give(store, dossier.id, id, ana.id)
  const count = async () => (await store.assignments.openCounts(dossier.id)).get(ana.id) ?? 0
  expect(await count()).toBe(3)
  const done = { dossierIds: [dossier.id], userId: ana.id, textVersion: 1 }
  await store.codings.end('nothing', { ...done, letterId: letters[0]! }, somebody)
  expect(await count()).toBe(2)
  const open = { isOpen: true, assigned: { userId: ana.id } }
  expect(await titles(store, { dossierId: dossier.id, ...open })).toEqual(['Three', 'Two'])
  expect(await titles(store, open)).toEqual(['Three', 'Two'])
  await store.dossiers.moveLetters(dossier.id, { letterIds: [letters[1]!], into: false }, somebody)
  expect(await count()).toBe(1)
  await store.close()
})

test('the history says who was given a letter, and who gave it back', async () => {
  const { store, letters, dossier } = await openDesk()
  const ana = await addUser(store)
  const handed = { letterId: letters[0]!, fromId: null, toId: ana.id }
  await store.assignments.give(dossier.id, [handed], { userId: null, via: 'screen' })
  const back = { letterId: letters[0]!, fromId: ana.id, toId: null }
  await store.assignments.give(dossier.id, [back], { userId: ana.id, via: 'screen' })
  const { entries } = await store.history.page({ letterId: letters[0]! }, 50, 0)
  expect(entries.slice(0, 2).map(({ action, after }) => [action, after])).toEqual([
    ['took from', { inDossierId: dossier.id, coderId: null }],
    ['gave to', { inDossierId: dossier.id, coderId: ana.id }],
  ])
  await store.close()
})

test('of two who give a letter at once the first does, and only that is told in the log', async () => {
  const { store, letters, dossier } = await openDesk()
  const [ana, ben] = [await addUser(store), await addUser(store, 'coder', 'Ben Maas')]
  const hand = (fromId: string | null, toId: string | null, of = letters) =>
    store.assignments.give(
      dossier.id,
      of.map((letterId) => ({ letterId, fromId, toId })),
      somebody,
    )
  expect(await hand(null, ana.id, [letters[0]!])).toEqual([letters[0]])
  expect(await hand(null, ben.id)).toEqual([letters[1], letters[2]])
  expect(await hand(ben.id, null, [letters[0]!])).toEqual([])
  expect(await hand(ben.id, ana.id)).toEqual([letters[1], letters[2]])
  const held = await store.assignments.ofLetters(letters)
  expect(letters.map((id) => held.get(id)!.map(({ name }) => name))).toEqual(
    letters.map(() => ['Ana Kovač']),
  )
  const { entries } = await store.history.page({ letterId: letters[0]! }, 50, 0)
  expect(entries.filter(({ action }) => action === 'gave to')).toHaveLength(1)
  await store.close()
})

test('what somebody has who may not code any more is nobody’s, and goes to the next', async () => {
  const { store, letters, dossier } = await openDesk()
  const [ana, ben] = [await addUser(store), await addUser(store, 'coder', 'Ben Maas')]
  await give(store, dossier.id, letters[0]!, ana.id)
  await store.users.deactivate(ana.id, somebody)
  expect(await give(store, dossier.id, letters[0]!, ben.id)).toEqual([letters[0]])
  expect((await store.assignments.ofLetters(letters)).get(letters[0]!)).toMatchObject([
    { name: 'Ben Maas' },
  ])
  await store.close()
})
