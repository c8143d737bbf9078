import { expect, test } from 'vitest'
import { dossierOf, logOf, somebody } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

async function withBen() {
  const store = await openTestStore()
  const ben = (await store.users.record(
    { email: 'ben@example.org', name: 'Ben Okafor', role: 'coder', passwordHash: 'hash' },
    somebody,
  ))!
  const doer = { userId: ben.id, via: 'screen' } as const
  const record = (token: string, expiresAt: string | null = null) =>
    store.tokens.record(
      { userId: ben.id, name: 'Morning report', scope: 'read', token, expiresAt },
      doer,
    )
  return { store, ben, doer, record, [Symbol.asyncDispose]: () => store[Symbol.asyncDispose]() }
}

test('a token leads to its owner with its scope, and stands nowhere', async () => {
  await using world = await withBen()
  const { store, ben, record } = world
  const id = await record('the-token')
  expect(await store.tokens.userOf('the-token')).toEqual({ ...ben, scope: 'read' })
  expect([
    await store.tokens.userOf('another'),
    await store.tokens.ownerOf(id),
    await store.tokens.ownerOf('another'),
  ]).toEqual([null, { ownerId: ben.id }, null])
  expect(
    JSON.stringify(
      await Promise.all(['tokens', 'audit'].map((table) => store.rows(`select * from ${table}`))),
    ),
  ).not.toContain('the-token')
  expect(await logOf(store, id)).toMatchObject([
    { deed: 'added', thing: 'token', after: { name: 'Morning report', scope: 'read' } },
  ])
})

test('a token signs nobody in', async () => {
  await using world = await withBen()
  await world.record('the-token')
  expect([
    await world.store.sessions.userOf('the-token'),
    await world.store.sessions.ofUser(world.ben.id),
  ]).toEqual([null, []])
})

test.each([
  [
    'revoked',
    async ({ store, doer, record }: Awaited<ReturnType<typeof withBen>>) =>
      store.tokens.revoke(await record('the-token'), doer),
  ],
  [
    'over',
    async ({ record }: Awaited<ReturnType<typeof withBen>>) =>
      record('the-token', '2020-01-01T00:00:00.000Z'),
  ],
  [
    'of somebody who is deactivated',
    async ({ store, ben, doer, record }: Awaited<ReturnType<typeof withBen>>) => {
      await record('the-token')
      await store.users.record(
        { email: 'a@example.org', name: 'A', role: 'admin', passwordHash: null },
        doer,
      )
      await store.users.deactivate(ben.id, doer)
    },
  ],
])('a token that is %s leads nowhere and is not listed', async (_what, end) => {
  await using world = await withBen()
  await end(world)
  expect([
    await world.store.tokens.userOf('the-token'),
    await world.store.tokens.ofUser(world.ben.id),
  ]).toEqual([null, []])
})

test('whoever is shut out is shut out, even where a token or session of theirs was left behind', async () => {
  await using world = await withBen()
  const { store, ben, record } = world
  await record('the-token')
  await store.sessions.start({
    userId: ben.id,
    token: 'session',
    expiresAt: '2999-01-01T00:00:00.000Z',
    userAgent: null,
  })
  await store.rows("update users set deactivated_at = '2026-01-01T00:00:00.000Z'")
  expect([await store.tokens.userOf('the-token'), await store.sessions.userOf('session')]).toEqual([
    null,
    null,
  ])
})

test('a token of somebody who comes back stays revoked', async () => {
  await using world = await withBen()
  const { store, ben, doer, record } = world
  await record('the-token')
  await store.users.deactivate(ben.id, doer)
  await store.users.reactivate(ben.id, doer)
  expect(await store.tokens.userOf('the-token')).toBeNull()
})

test('a token is revoked once, and the log says so', async () => {
  await using world = await withBen()
  const id = await world.record('the-token')
  await world.store.tokens.revoke(id, world.doer)
  await world.store.tokens.revoke(id, world.doer)
  expect((await logOf(world.store, id)).map(({ deed }) => deed)).toEqual(['added', 'revoked'])
})

test('tokens are listed newest first, with when they were last used', async () => {
  await using world = await withBen()
  const { store, ben, record } = world
  await record('one')
  await record('two', '2999-01-01T00:00:00.000Z')
  await store.tokens.userOf('one')
  expect(
    (await store.tokens.ofUser(ben.id)).map(({ expiresAt, lastUsedAt }) => [
      expiresAt,
      lastUsedAt !== null,
    ]),
  ).toEqual([
    ['2999-01-01T00:00:00.000Z', false],
    [null, true],
  ])
  const used = Object.values(
    (await store.rows('select last_used_at from tokens where last_used_at is not null'))[0]!,
  )[0]
  await store.tokens.userOf('one')
  expect(
    Object.values(
      (await store.rows('select last_used_at from tokens where last_used_at is not null'))[0]!,
    )[0],
    'not every use is a write',
  ).toBe(used)
})

test('a token of one view opens that and is no token for programs, and ends as others do', async () => {
  await using world = await withBen()
  const { store, ben, doer } = world
  const dossierId = await dossierOf(store)
  const view = { dossierId, table: 'stances' as const, query: [['topic', 't'] as const] }
  const record = (token: string, expiresAt: string | null = null) =>
    store.tokens.record(
      { userId: ben.id, name: 'Sheet', scope: 'read', token, expiresAt, view },
      doer,
    )
  const id = await record('the-token')
  await record('over', '2020-01-01T00:00:00.000Z')
  await world.record('of-all')
  expect([
    await store.tokens.viewOf('the-token'),
    await store.tokens.userOf('the-token'),
    await store.tokens.viewOf('of-all'),
    await store.tokens.viewOf('over'),
  ]).toEqual([{ user: ben, view }, null, null, null])
  expect(
    (await store.tokens.ofUser(ben.id)).map(({ name, view: one, lastUsedAt }) => [
      name,
      one?.table,
      lastUsedAt !== null,
    ]),
  ).toEqual([
    ['Morning report', undefined, false],
    ['Sheet', 'stances', true],
  ])
  await store.tokens.revoke(id, doer)
  expect(await store.tokens.viewOf('the-token')).toBeNull()
  await record('another')
  await store.users.setPassword(
    ben.id,
    { passwordHash: 'new', revokesTokens: true, sessionToken: '' },
    doer,
  )
  expect(await store.tokens.viewOf('another')).toBeNull()
})
