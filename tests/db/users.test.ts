import { expect, test } from 'vitest'
import { logOf, somebody } from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const ana = { email: 'Ana@Example.org', name: 'Ana Kovač', role: 'coder' as const, passwordHash: 'hash-of-ana' }
const [soon, past] = ['2999-01-01T00:00:00.000Z', '2020-01-01T00:00:00.000Z']
const everything = async ({ rows }: TestStore) => JSON.stringify(await Promise.all(['users', 'sessions', 'one_time_links', 'audit'].map((table) => rows(`select * from ${table}`))))

test('an account is found by its address, without regard to case and outer spaces', async () => {
  await using store = await openTestStore()
  const user = await store.users.record(ana, somebody)
  expect(await store.users.byEmail(' ana@example.ORG ')).toEqual({ ...user, passwordHash: 'hash-of-ana' })
  expect(await store.users.byEmail('bob@example.org')).toBeNull()
  expect(await store.users.count()).toBe(1)
})

test('an address has one account', async () => {
  await using store = await openTestStore()
  await store.users.record(ana, somebody)
  expect(await store.users.record({ ...ana, email: 'ANA@example.org', role: 'admin' }, somebody)).toBeNull()
  expect((await store.users.byEmail('ana@example.org'))!.role).toBe('coder')
})

test('a new account stands in the audit log without its password', async () => {
  await using store = await openTestStore()
  const user = (await store.users.record(ana, { userId: null, via: 'command line' }))!
  expect(await logOf(store, user.id)).toMatchObject([{ deed: 'added', thing: 'user', via: 'command line', after: { email: 'Ana@Example.org', role: 'coder' } }])
  expect(JSON.stringify(await logOf(store, user.id))).not.toContain('hash-of-ana')
})

test('a session leads to its user until it ends', async () => {
  await using store = await openTestStore()
  const user = (await store.users.record(ana, somebody))!
  await store.users.startSession(user.id, 'token', soon)
  expect(await store.users.inSession('token')).toEqual(user)
  expect(await store.users.inSession('another')).toBeNull()
  await store.users.endSession('token')
  expect(await store.users.inSession('token')).toBeNull()
})

test('a session that is over leads nowhere, and the next one clears it away', async () => {
  await using store = await openTestStore()
  const user = (await store.users.record(ana, somebody))!
  await store.users.startSession(user.id, 'old', past)
  expect(await store.users.inSession('old')).toBeNull()
  await store.users.startSession(user.id, 'new', soon)
  expect(await store.rows('select count(*) as sessions from sessions')).toEqual([{ sessions: 1 }])
})

test('a session lasts over a restart', async () => {
  await using store = await openTestStore()
  const user = (await store.users.record(ana, somebody))!
  await store.users.startSession(user.id, 'token', soon)
  await using again = await store.again()
  expect(await again.users.inSession('token')).toMatchObject({ id: user.id })
})

test('no token stands in the store', async () => {
  await using store = await openTestStore()
  const user = (await store.users.record(ana, somebody))!
  await store.users.startSession(user.id, 'session-token', soon)
  await store.users.offerLink('first account', 'link-token', soon)
  expect(await everything(store)).not.toMatch(/session-token|link-token/)
})

test('the first account is made once, by the link that was offered, and is an administrator’s', async () => {
  await using store = await openTestStore()
  await store.users.offerLink('first account', 'token', soon)
  expect(await store.users.isOpenLink('first account', 'token')).toBe(true)
  expect(await store.users.recordFirst('token', ana, somebody)).toMatchObject({ email: 'Ana@Example.org', role: 'admin' })
  expect(await store.users.isOpenLink('first account', 'token')).toBe(false)
  expect(await store.users.recordFirst('token', { ...ana, email: 'bob@example.org' }, somebody)).toBeNull()
  expect(await store.users.count()).toBe(1)
})

test.each([
  ['wrong', async (store: TestStore) => store.users.offerLink('first account', 'another', soon)],
  ['for something else', async (store: TestStore) => store.users.offerLink('new password', 'token', soon)],
  ['a day old', async (store: TestStore) => store.users.offerLink('first account', 'token', past)],
  ['replaced by a newer one', async (store: TestStore) => { await store.users.offerLink('first account', 'token', soon); await store.users.offerLink('first account', 'newer', soon) }],
])('a link that is %s makes no account', async (_what, offer) => {
  await using store = await openTestStore()
  await offer(store)
  expect(await store.users.isOpenLink('first account', 'token')).toBe(false)
  expect(await store.users.recordFirst('token', ana, somebody)).toBeNull()
  expect(await store.users.count()).toBe(0)
})

test('where somebody has an account the first link is worth nothing', async () => {
  await using store = await openTestStore()
  await store.users.offerLink('first account', 'token', soon)
  await store.users.record(ana, somebody)
  expect(await store.users.recordFirst('token', { ...ana, email: 'bob@example.org' }, somebody)).toBeNull()
})
