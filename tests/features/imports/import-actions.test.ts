import { expect, test } from 'vitest'
import { importAction } from '#app/features/imports/import-actions.ts'
import { anImport, itemsIn, letterText, planned, work } from '#tests/support/importing.ts'
import { addUser, requestContextOf } from '#tests/support/request-context.ts'
import { openSeededStore, openTestStore, type TestStore } from '#tests/support/store.ts'

const taken = { name: 'reply.txt', bytes: letterText() }

/** Sends a form of the page of an import as Ana would. */
async function send(store: TestStore, importId: string, fields: Record<string, string>) {
  const user = (await store.users.byEmail('ana@example.org')) ?? (await addUser(store))
  const { visible, admin, performedBy, user: signedIn } = requestContextOf(store, user as never)
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  const importRow = (await store.imports.byId(importId))!
  return importAction({ visible, admin, performedBy, user: signedIn!, importRow, form })
}

test.each(['burn', 'constructor', '__proto__', 'toString'])(
  'a form that asks to %s, which none of our pages does, is refused with 400',
  async (deed) => {
    await using store = await openSeededStore()
    const id = await anImport(store, [taken])
    const answer: unknown = await send(store, id, { deed }).catch((thrown: unknown) => thrown)
    expect((answer as Response).status).toBe(400)
  },
)

test('an import that was stopped is read when it goes on, not before', async () => {
  await using store = await openSeededStore()
  const id = await anImport(store, [taken])
  expect(await send(store, id, { deed: 'stop' })).toEqual({
    ok: true,
    message: 'It stops. What is done so far stays.',
  })
  await work(store, id)
  expect(await itemsIn(store, id)).toEqual([])
  expect(await send(store, id, { deed: 'go on' })).toEqual({ ok: true, message: 'It goes on.' })
  await work(store, id)
  expect(await itemsIn(store, id)).toHaveLength(1)
})

test('an item left out is not stored with the others, and comes back when it is taken in', async () => {
  await using store = await openSeededStore()
  const id = await planned(store, [taken])
  const [item] = await itemsIn(store, id)
  await send(store, id, { deed: 'leave out', id: item!.id })
  await send(store, id, { deed: 'accept ready' })
  await send(store, id, { deed: 'accept doubtful' })
  await work(store, id)
  expect(await store.letters.byId(item!.id)).toBeNull()
  expect((await itemsIn(store, id)).map(({ state }) => state)).toEqual(['left out'])
  expect((await send(store, id, { deed: 'take in', id: item!.id })).ok).toBe(true)
  expect((await itemsIn(store, id))[0]!.state).not.toBe('left out')
})

test('an accepted item becomes a letter that whoever accepted it stored', async () => {
  await using store = await openSeededStore()
  const id = await planned(store, [taken])
  const item = (await itemsIn(store, id)).find(({ state }) =>
    ['ready', 'doubtful'].includes(state),
  )!
  expect(await send(store, id, { deed: 'accept', id: item.id })).toEqual({
    ok: true,
    message: 'It is being stored.',
  })
  await work(store, id)
  const ana = (await store.users.byEmail('ana@example.org'))!
  expect((await store.letters.byId(item.id))!.letter).toMatchObject({
    addedBy: ana.id,
    dated: { first: '2020-10-29' },
  })
})

test('nothing of an import that is taken back is stored, and it is taken back once', async () => {
  await using store = await openSeededStore()
  const id = await planned(store, [taken])
  const [item] = await itemsIn(store, id)
  await send(store, id, { deed: 'accept', id: item!.id })
  await work(store, id)
  expect(await send(store, id, { deed: 'undo' })).toEqual({
    ok: true,
    message: 'Its letters are being taken back.',
  })
  const refused = {
    ok: false,
    status: 409,
    errors: {
      form: 'This import is taken back. Give it back first, then its letters can be stored.',
    },
  }
  for (const deed of ['accept ready', 'accept doubtful', 'accept'])
    expect(await send(store, id, { deed, id: item!.id })).toEqual(refused)
  expect(await send(store, id, { deed: 'undo' })).toMatchObject({ ok: false, status: 409 })
  await work(store, id)
  expect((await itemsIn(store, id))[0]!.state).toBe('withdrawn')
  expect((await send(store, id, { deed: 'redo' })).ok).toBe(true)
})

test('an answer about a name adds to those that were given before', async () => {
  await using store = await openTestStore()
  const id = await planned(store, [taken])
  await send(store, id, { deed: 'answer', 'key.0': 'A', 'answer.0': 'new' })
  await send(store, id, { deed: 'answer', 'key.0': 'B', 'answer.0': 'actor-2' })
  expect((await store.imports.byId(id))!.answers).toEqual({ A: 'new', B: 'actor-2' })
})
