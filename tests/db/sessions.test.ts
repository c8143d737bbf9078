import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { logOf, somebody } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

const [soon, past] = ['2999-01-01T00:00:00.000Z', '2020-01-01T00:00:00.000Z']

async function withBen() {
  const store = await openTestStore()
  const ben = (await store.users.record(
    { email: 'ben@example.org', name: 'Ben Okafor', role: 'coder', passwordHash: 'hash' },
    somebody,
  ))!
  const start = (token: string, expiresAt = soon, userAgent: string | null = null) =>
    store.sessions.start({ userId: ben.id, token, expiresAt, userAgent })
  return { store, ben, start, [Symbol.asyncDispose]: () => store[Symbol.asyncDispose]() }
}

test('a session leads to its user until it ends', async () => {
  await using world = await withBen()
  const { store, ben, start } = world
  await start('token')
  expect(await store.sessions.userOf('token')).toEqual({ ...ben, keys: {} })
  expect(await store.sessions.userOf('another')).toBeNull()
  await store.sessions.end('token')
  expect(await store.sessions.userOf('token')).toBeNull()
})

test('a session that is over leads nowhere, and the next one clears it away', async () => {
  await using world = await withBen()
  const { store, ben, start } = world
  await start('old', past)
  expect([await store.sessions.userOf('old'), await store.sessions.ofUser(ben.id)]).toEqual([
    null,
    [],
  ])
  await start('new')
  expect(Object.values((await store.rows('select count(*) from sessions'))[0]!)[0]).toBe(1)
})

test('no token stands in the store', async () => {
  await using world = await withBen()
  await world.start('session-token')
  expect(JSON.stringify(await world.store.rows('select * from sessions'))).not.toContain(
    'session-token',
  )
})

test('when a session was last used is known to five minutes, of the session and of its person', async () => {
  await using world = await withBen()
  const { store, ben, start } = world
  await start('token', soon, 'Firefox/140.0')
  const set = async (at: string) => {
    await store.rows(`update sessions set last_used_at = '${at}'`)
    await store.rows(`update users set last_seen_at = '${at}'`)
  }
  const recently = new Date(Date.now() - 60_000).toISOString()
  await set(recently)
  await store.sessions.userOf('token')
  expect([
    (await store.sessions.ofUser(ben.id))[0]!.lastUsedAt,
    (await store.users.personById(ben.id))!.lastSeenAt,
  ]).toEqual([recently, recently])
  await set(past)
  await store.sessions.userOf('token')
  const [session] = await store.sessions.ofUser(ben.id)
  expect([
    session!.lastUsedAt > recently,
    (await store.users.personById(ben.id))!.lastSeenAt,
  ]).toEqual([true, session!.lastUsedAt])
  expect(session!.userAgent).toBe('Firefox/140.0')
})

test('sessions are listed with the one used last first, each by a name that signs nobody in', async () => {
  await using world = await withBen()
  const { store, ben, start } = world
  await start('first')
  await start('second')
  await store.rows(
    `update sessions set last_used_at = '${past}' where created_at = (select max(created_at) from sessions)`,
  )
  const listed = await store.sessions.ofUser(ben.id)
  expect(listed.map(({ lastUsedAt }) => lastUsedAt)).toEqual(
    [...listed.map(({ lastUsedAt }) => lastUsedAt)].sort().reverse(),
  )
  expect(await Promise.all(listed.map(({ id }) => store.sessions.userOf(id)))).toEqual([null, null])
})

test('the session that asks is marked', async () => {
  await using world = await withBen()
  const { store, ben, start } = world
  await start('here')
  await start('there')
  expect(
    (await store.sessions.ofUser(ben.id, 'here')).filter(({ isCurrent }) => isCurrent),
  ).toEqual(
    (await store.sessions.ofUser(ben.id))
      .filter(({ id }) => id === createHash('sha256').update('here').digest('hex'))
      .map((one) => ({ ...one, isCurrent: true })),
  )
})

test('one session is ended by its name, and nobody ends another person’s', async () => {
  await using world = await withBen()
  const { store, ben, start } = world
  const doer = { userId: ben.id, via: 'screen' } as const
  const eve = (await store.users.record(
    { email: 'eve@example.org', name: 'Eve', role: 'admin', passwordHash: null },
    doer,
  ))!
  await start('token', soon, 'Firefox/140.0')
  const { id } = (await store.sessions.ofUser(ben.id))[0]!
  await store.sessions.endOne(eve.id, id, { userId: eve.id, via: 'screen' })
  expect(await store.sessions.userOf('token')).toEqual({ ...ben, keys: {} })
  await store.sessions.endOne(ben.id, id, doer)
  await store.sessions.endOne(ben.id, id, doer)
  expect(await store.sessions.userOf('token')).toBeNull()
  expect((await logOf(store, ben.id)).slice(1)).toMatchObject([
    { deed: 'ended a session', before: { userAgent: 'Firefox/140.0' } },
  ])
})

test('all others are ended but the one that is kept, and all where none is', async () => {
  await using world = await withBen()
  const { store, ben, start } = world
  const doer = { userId: ben.id, via: 'screen' } as const
  for (const token of ['here', 'there', 'elsewhere']) await start(token)
  await store.sessions.endOthers(ben.id, 'here', doer)
  expect(
    await Promise.all(
      ['here', 'there', 'elsewhere'].map(
        async (token) => (await store.sessions.userOf(token)) !== null,
      ),
    ),
  ).toEqual([true, false, false])
  await store.sessions.endOthers(ben.id, 'here', doer)
  await store.sessions.endOthers(ben.id, null, doer)
  expect(await store.sessions.ofUser(ben.id)).toEqual([])
  expect((await logOf(store, ben.id)).slice(1).map(({ deed, after }) => [deed, after])).toEqual([
    ['ended sessions', { kept: 'the one it was done in' }],
    ['ended sessions', { kept: 'none' }],
  ])
})
