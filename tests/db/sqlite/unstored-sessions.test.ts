import { expect, test } from 'vitest'
import { somebody } from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const soon = '2999-01-01T00:00:00.000Z'

async function withBen() {
  const store = await openTestStore()
  const ben = (await store.users.record(
    { email: 'ben@example.org', name: 'Ben Okafor', role: 'coder', passwordHash: 'hash' },
    somebody,
  ))!
  const start = (token: string) =>
    store.sessions.start({ userId: ben.id, token, expiresAt: soon, userAgent: null })
  return { store, ben, start, [Symbol.asyncDispose]: () => store[Symbol.asyncDispose]() }
}

/** Has the store refuse whatever would change it, as on a full disk. */
async function refuseWrites(store: TestStore, refuses: boolean) {
  await store.rows(`pragma query_only = ${refuses ? 'on' : 'off'}`)
}

test('a session that is ended while nothing can be stored leads nowhere, and is ended once it can', async () => {
  await using world = await withBen()
  const { store, ben, start } = world
  await start('token')
  await start('kept')
  await refuseWrites(store, true)
  expect(await store.sessions.end('token')).toBe(false)
  expect([await store.sessions.userOf('token'), await store.sessions.userOf('kept')]).toEqual([
    null,
    { ...ben, keys: {} },
  ])
  await refuseWrites(store, false)
  expect(await store.readiness()).toBeNull()
  expect(await store.sessions.ofUser(ben.id)).toHaveLength(1)
})

test('a store that could not take a write is not ready until it takes one', async () => {
  await using world = await withBen()
  const { store, start } = world
  await refuseWrites(store, true)
  expect(await store.readiness(), 'nobody wrote yet').toBeNull()
  await expect(start('token')).rejects.toThrow(/so nothing was stored/)
  expect(await store.readiness()).toBe('cannot be written to')
  await refuseWrites(store, false)
  expect(await store.readiness()).toBeNull()
})
