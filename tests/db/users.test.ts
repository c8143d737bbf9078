import { expect, test } from 'vitest'
import { logOf, somebody } from '#tests/support/letters.ts'
import type { Role } from '#app/domain/users.ts'
import type { PerformedBy } from '#db/statements/audit-entry.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const ana = {
  email: 'Ana@Example.org',
  name: 'Ana Kovač',
  role: 'coder' as const,
  passwordHash: 'hash-of-ana',
}
const soon = '2999-01-01T00:00:00.000Z'
const nobody: PerformedBy = { userId: null, via: 'command line' }

/** Two people, the first of them an administrator. */
async function withTwo(role: Role = 'coder') {
  const store = await openTestStore()
  const admin = (await store.users.record({ ...ana, role: 'admin' }, nobody))!
  const ben = (await store.users.record(
    { email: 'ben@example.org', name: 'Ben Okafor', role, passwordHash: 'hash-of-ben' },
    nobody,
  ))!
  const person = async (id: string) => (await store.users.personById(id))!
  return {
    store,
    admin,
    ben,
    person,
    doer: { userId: admin.id, via: 'screen' } as const,
    [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
  }
}

test('an account is found by its address, without regard to case and outer spaces', async () => {
  await using store = await openTestStore()
  const user = await store.users.record(ana, somebody)
  expect(await store.users.byEmail(' ana@example.ORG ')).toEqual({
    ...user,
    passwordHash: 'hash-of-ana',
    deactivatedAt: null,
  })
  expect(await store.users.byEmail('bob@example.org')).toBeNull()
  expect(await store.users.count()).toBe(1)
})

test('an address has one account', async () => {
  await using store = await openTestStore()
  await store.users.record(ana, somebody)
  expect(
    await store.users.record({ ...ana, email: 'ANA@example.org', role: 'admin' }, somebody),
  ).toBeNull()
  expect((await store.users.byEmail('ana@example.org'))!.role).toBe('coder')
})

test('a new account stands in the audit log without its password', async () => {
  await using store = await openTestStore()
  const user = (await store.users.record(ana, { userId: null, via: 'command line' }))!
  expect(await logOf(store, user.id)).toMatchObject([
    {
      deed: 'added',
      thing: 'user',
      via: 'command line',
      after: { email: 'Ana@Example.org', role: 'coder' },
    },
  ])
  expect(JSON.stringify(await logOf(store, user.id))).not.toContain('hash-of-ana')
})

test('people are listed with those who may sign in first, then by name, and with what was last seen of them', async () => {
  await using world = await withTwo()
  const { store, admin, ben, doer } = world
  const eva = (await store.users.record(
    { email: 'eva@example.org', name: 'Éva Szabó', role: 'viewer', passwordHash: null },
    doer,
  ))!
  await store.sessions.start({ userId: ben.id, token: 'one', expiresAt: soon, userAgent: null })
  await store.sessions.start({ userId: ben.id, token: 'two', expiresAt: soon, userAgent: null })
  await store.users.deactivate(admin.id, doer)
  await store.users.setRole((await store.users.personById(eva.id))!, 'admin', doer)
  await store.users.deactivate(admin.id, doer)
  const people = await store.users.listPeople()
  expect(
    people.map(({ name, role, sessions, hasPassword }) => [name, role, sessions, hasPassword]),
  ).toEqual([
    ['Ben Okafor', 'coder', 2, true],
    ['Éva Szabó', 'admin', 0, false],
    ['Ana Kovač', 'admin', 0, true],
  ])
  expect(
    people.map(({ lastSignInAt, lastSeenAt, deactivatedAt }) =>
      [lastSignInAt, lastSeenAt, deactivatedAt].map((at) => at !== null),
    ),
  ).toEqual([
    [true, true, false],
    [false, false, false],
    [false, false, true],
  ])
})

test('a role is changed once, from the one that was seen, and the log says from which to which', async () => {
  await using world = await withTwo()
  const { store, ben, person, doer } = world
  const seen = await person(ben.id)
  expect(await store.users.setRole(seen, 'editor', doer)).toEqual({ changed: true })
  expect(await store.users.setRole(seen, 'viewer', doer)).toEqual({ changed: false })
  expect((await person(ben.id)).role).toBe('editor')
  expect((await logOf(store, ben.id)).slice(1)).toMatchObject([
    { deed: 'changed role', thing: 'user', before: { role: 'coder' }, after: { role: 'editor' } },
  ])
})

test('the last administrator stays one, and stays', async () => {
  await using world = await withTwo()
  const { store, admin, ben, person, doer } = world
  expect(await store.users.setRole(await person(admin.id), 'editor', doer)).toEqual({
    changed: false,
  })
  expect(await store.users.deactivate(admin.id, doer)).toEqual({ changed: false })
  await store.users.setRole(await person(ben.id), 'admin', doer)
  await store.users.deactivate(ben.id, doer)
  expect(
    await store.users.setRole(await person(admin.id), 'editor', doer),
    'a deactivated administrator does not count',
  ).toEqual({ changed: false })
  expect(await person(admin.id)).toMatchObject({ role: 'admin', deactivatedAt: null })
  expect(await logOf(store, admin.id)).toHaveLength(1)
})

test('one of two administrators may go, and of two who shut each other out one stays', async () => {
  await using world = await withTwo('admin')
  const { store, admin, ben, doer } = world
  const both = await Promise.all([
    store.users.deactivate(admin.id, doer),
    store.users.deactivate(ben.id, doer),
  ])
  expect(both.filter(({ changed }) => changed)).toHaveLength(1)
  expect(
    (await store.users.listPeople()).filter(({ deactivatedAt }) => deactivatedAt === null),
  ).toHaveLength(1)
})

test('who is deactivated is signed out everywhere and follows no link, and comes back with neither', async () => {
  await using world = await withTwo()
  const { store, ben, person, doer } = world
  await store.sessions.start({ userId: ben.id, token: 'session', expiresAt: soon, userAgent: null })
  await store.links.offerNewPassword(ben.id, 'link', soon, doer)
  await store.users.deactivate(ben.id, doer)
  expect([
    await store.sessions.userOf('session'),
    await store.links.userForNewPassword('link'),
    (await store.users.byEmail(ben.email))!.deactivatedAt,
  ]).toEqual([null, null, expect.any(String)])
  expect(await store.users.deactivate(ben.id, doer)).toEqual({ changed: false })
  expect(await store.users.reactivate(ben.id, doer)).toEqual({ changed: true })
  expect([
    await store.sessions.userOf('session'),
    await store.links.userForNewPassword('link'),
  ]).toEqual([null, null])
  expect((await person(ben.id)).deactivatedAt).toBeNull()
  expect((await logOf(store, ben.id)).map(({ deed }) => deed)).toEqual([
    'added',
    'offered a new password',
    'deactivated',
    'reactivated',
  ])
})

test.each([
  [
    'is deactivated',
    async (store: TestStore, id: string, doer: PerformedBy) => store.users.deactivate(id, doer),
  ],
  [
    'is administrator no more',
    async (store: TestStore, id: string, doer: PerformedBy) =>
      store.users.setRole((await store.users.personById(id))!, 'editor', doer),
  ],
])('the links that somebody made who %s work no more', async (_what, end) => {
  await using world = await withTwo('admin')
  const { store, admin, ben, doer } = world
  const bens: PerformedBy = { userId: ben.id, via: 'screen' }
  await store.links.invite({ email: 'back@example.org', role: 'admin' }, 'invitation', soon, bens)
  await store.links.offerNewPassword(admin.id, 'password', soon, bens)
  await store.links.invite({ email: 'new@example.org', role: 'viewer' }, 'another', soon, doer)
  await end(store, ben.id, doer)
  expect([
    await store.links.invitationFor('invitation'),
    await store.links.userForNewPassword('password'),
    (await store.links.invitationFor('another'))?.email,
  ]).toEqual([null, null, 'new@example.org'])
})

const anotherPassword = {
  passwordHash: 'another-hash',
  revokesTokens: false,
  sessionToken: 'here',
}

test('a new password makes links to another one worth nothing', async () => {
  await using world = await withTwo()
  const { store, ben, doer } = world
  await store.links.offerNewPassword(ben.id, 'link', soon, doer)
  await store.users.setPassword(ben.id, anotherPassword, { userId: ben.id, via: 'screen' })
  expect(await store.links.userForNewPassword('link')).toBeNull()
})

test('a new password ends every other session of its owner and nobody else’s', async () => {
  await using world = await withTwo()
  const { store, admin, ben } = world
  for (const [token, userId] of [
    ['here', ben.id],
    ['elsewhere', ben.id],
    ['other', admin.id],
  ])
    await store.sessions.start({ userId: userId!, token: token!, expiresAt: soon, userAgent: null })
  await store.users.setPassword(ben.id, anotherPassword, { userId: ben.id, via: 'screen' })
  expect(
    await Promise.all(
      ['here', 'elsewhere', 'other'].map(
        async (token) => (await store.sessions.userOf(token))?.name ?? null,
      ),
    ),
  ).toEqual(['Ben Okafor', null, 'Ana Kovač'])
  expect(await store.users.passwordHash(ben.id)).toBe('another-hash')
  expect((await logOf(store, ben.id))[1]).toMatchObject({ deed: 'changed password' })
  expect(JSON.stringify(await logOf(store, ben.id))).not.toContain('hash')
})

test.each([true, false])(
  'a new password ends its owner’s tokens where it is asked to: %s',
  async (revokesTokens) => {
    await using world = await withTwo()
    const { store, admin, ben } = world
    const add = (userId: string, token: string) =>
      store.tokens.record(
        { userId, name: token, scope: 'read', token: tokenOf(token), expiresAt: null },
        somebody,
      )
    const id = await add(ben.id, 'report')
    await add(admin.id, 'others')
    await store.users.setPassword(
      ben.id,
      { ...anotherPassword, revokesTokens },
      { userId: ben.id, via: 'screen' },
    )
    expect([
      (await store.tokens.userOf(tokenOf('report'))) === null,
      (await store.tokens.userOf(tokenOf('others'))) === null,
      (await logOf(store, id)).map(({ deed }) => deed),
    ]).toEqual([revokesTokens, false, revokesTokens ? ['added', 'revoked'] : ['added']])
    await store.tokens.record(
      { userId: ben.id, name: 'b', scope: 'read', token: tokenOf('b'), expiresAt: null },
      somebody,
    )
    await store.links.offerNewPassword(ben.id, 'link', soon, somebody)
    await store.users.resetPassword('link', { passwordHash: 'third', revokesTokens }, somebody)
    expect((await store.tokens.userOf(tokenOf('b'))) === null, 'by a link as well').toBe(
      revokesTokens,
    )
  },
)

const tokenOf = (name: string) => `token of ${name}`
