import { expect, test } from 'vitest'
import { applySearchForm, listOwnSearches } from '#app/features/letters/saved-searches.ts'
import { refusalOf } from '#tests/support/refusals.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'

async function withAna() {
  const store = await openTestStore()
  const searcher = { admin: store, user: await addUser(store, 'viewer') }
  const send = (query: string, fields: Record<string, string>) =>
    applySearchForm(searcher, new URLSearchParams(query), fields)
  const list = (query = '') => listOwnSearches(searcher, new URLSearchParams(query))
  return { store, send, list, [Symbol.asyncDispose]: () => store[Symbol.asyncDispose]() }
}

test('what is shown is saved, listed as shown wherever its page, renamed and deleted', async () => {
  await using world = await withAna()
  const { send, list } = world
  expect(await list()).toEqual({ maySave: false, rows: [] })
  expect(await send('q=encrypt&page=2', { deed: 'save search', name: ' Encryption ' })).toEqual({
    ok: true,
    message: 'Saved as “Encryption”. Only you see it.',
  })
  const { maySave, rows } = await list('page=3&q=encrypt')
  expect([maySave, rows]).toMatchObject([
    true,
    [{ name: 'Encryption', query: 'q=encrypt', isShown: true }],
  ])
  const search = rows[0]!.id
  await send('', { deed: 'rename search', search, name: 'Secrets' })
  expect((await list()).rows).toMatchObject([{ name: 'Secrets', isShown: false }])
  await send('', { deed: 'delete search', search })
  expect((await list()).rows).toEqual([])
})

test('without a name, or where all letters are shown, nothing is saved', async () => {
  await using world = await withAna()
  const { send, list } = world
  expect(await send('q=a', { deed: 'save search', name: ' ' })).toMatchObject({
    refusal: { errors: { name: 'Write what this search is called.' } },
  })
  expect(await send('page=2', { deed: 'save search', name: 'All' })).toMatchObject({
    refusal: { errors: { form: expect.stringContaining('all letters') as string } },
  })
  expect((await list()).rows).toEqual([])
})

test('somebody else’s search is not there, and no other deed is done', async () => {
  await using world = await withAna()
  const { store, send } = world
  const ben = await addUser(store, 'viewer', 'Ben Okafor')
  await store.savedSearches.save(ben.id, { name: 'His', query: 'q=a' })
  const search = (await store.savedSearches.ofUser(ben.id))[0]!.id
  for (const deed of ['rename search', 'delete search'])
    expect((await refusalOf(() => send('', { deed, search, name: 'Mine' })))![0]).toBe(404)
  expect((await refusalOf(() => send('', { deed: 'toString' })))![0]).toBe(400)
  expect(await store.savedSearches.ofUser(ben.id)).toMatchObject([{ name: 'His' }])
})
