import { expect, test } from 'vitest'
import { sha256 } from '#db/core/ids.ts'
import { logOf, somebody } from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const ana = {
  email: 'Ana@Example.org',
  name: 'Ana Kovač',
  role: 'coder' as const,
  passwordHash: 'hash-of-ana',
}
const invited = { email: ' Ana@Example.org ', role: 'editor' as const }
const joining = { name: 'Ana Kovač', passwordHash: 'hash-of-ana' }
const [soon, past] = ['2999-01-01T00:00:00.000Z', '2020-01-01T00:00:00.000Z']
const everything = async ({ rows }: TestStore) =>
  JSON.stringify(
    await Promise.all(
      ['users', 'one_time_links', 'audit'].map((table) => rows(`select * from ${table}`)),
    ),
  )

test('the first account is made once, by the link that was offered, and is an administrator’s', async () => {
  await using store = await openTestStore()
  await store.links.offerFirstAccount('token', soon)
  expect(await store.links.isOpen('first account', 'token')).toBe(true)
  expect(await store.users.recordFirst('token', ana, somebody)).toMatchObject({
    email: 'Ana@Example.org',
    role: 'admin',
  })
  expect(await store.links.isOpen('first account', 'token')).toBe(false)
  expect(
    await store.users.recordFirst('token', { ...ana, email: 'bob@example.org' }, somebody),
  ).toBeNull()
  expect(await store.users.count()).toBe(1)
})

test.each([
  ['wrong', async (store: TestStore) => store.links.offerFirstAccount('another', soon)],
  [
    'for something else',
    async (store: TestStore) => store.links.invite(invited, 'token', soon, somebody),
  ],
  ['a day old', async (store: TestStore) => store.links.offerFirstAccount('token', past)],
  [
    'replaced by a newer one',
    async (store: TestStore) => {
      await store.links.offerFirstAccount('token', soon)
      await store.links.offerFirstAccount('newer', soon)
    },
  ],
])('a link that is %s makes no first account', async (_what, offer) => {
  await using store = await openTestStore()
  await offer(store)
  expect(await store.links.isOpen('first account', 'token')).toBe(false)
  expect(await store.users.recordFirst('token', ana, somebody)).toBeNull()
  expect(await store.users.count()).toBe(0)
})

test('where somebody has an account the first link is worth nothing', async () => {
  await using store = await openTestStore()
  await store.links.offerFirstAccount('token', soon)
  await store.users.record(ana, somebody)
  expect(
    await store.users.recordFirst('token', { ...ana, email: 'bob@example.org' }, somebody),
  ).toBeNull()
})

test('no token of a link stands in the store', async () => {
  await using store = await openTestStore()
  const ben = (await store.users.record({ ...ana, email: 'ben@example.org' }, somebody))!
  await store.links.offerFirstAccount('link-token-1', soon)
  await store.links.invite(invited, 'link-token-2', soon, somebody)
  await store.links.offerNewPassword(ben.id, 'link-token-3', soon, somebody)
  expect(await everything(store)).not.toMatch(/link-token/)
})

test('who is invited joins once, with the role and address of the invitation', async () => {
  await using store = await openTestStore()
  expect(await store.links.invite(invited, 'token', soon, somebody)).toBe(true)
  expect(await store.links.invitationFor('token')).toEqual({
    email: 'Ana@Example.org',
    role: 'editor',
  })
  const user = await store.users.acceptInvitation('token', joining, somebody)
  expect(user).toMatchObject({ email: 'Ana@Example.org', role: 'editor' })
  expect([
    await store.links.invitationFor('token'),
    await store.links.invitations(),
    await store.users.acceptInvitation('token', joining, somebody),
  ]).toEqual([null, [], null])
  expect([await logOf(store, sha256('token')), await logOf(store, user!.id)]).toMatchObject([
    [{ deed: 'invited', after: { email: 'Ana@Example.org', role: 'editor' } }],
    [{ deed: 'added' }],
  ])
})

test('two who follow an invitation at once make one account', async () => {
  await using store = await openTestStore()
  await store.links.invite(invited, 'token', soon, somebody)
  const both = await Promise.all([
    store.users.acceptInvitation('token', joining, somebody),
    store.users.acceptInvitation('token', { ...joining, name: 'Eve' }, somebody),
  ])
  expect([both.filter(Boolean).length, await store.users.count()]).toEqual([1, 1])
})

test.each([
  [
    'over',
    async (store: TestStore) => void (await store.links.invite(invited, 'token', past, somebody)),
  ],
  [
    'replaced by a newer one',
    async (store: TestStore) => {
      await store.links.invite(invited, 'token', soon, somebody)
      await store.links.invite({ ...invited, email: 'ANA@example.org' }, 'newer', soon, somebody)
    },
  ],
  [
    'withdrawn',
    async (store: TestStore) => {
      await store.links.invite(invited, 'token', soon, somebody)
      await store.links.withdrawInvitation(sha256('token'), somebody)
    },
  ],
  [
    'for a new password',
    async (store: TestStore) =>
      store.links.offerNewPassword(
        (await store.users.record({ ...ana, email: 'ben@example.org' }, somebody))!.id,
        'token',
        soon,
        somebody,
      ),
  ],
])('an invitation that is %s makes no account', async (_what, offer) => {
  await using store = await openTestStore()
  await offer(store)
  const before = await store.users.count()
  expect([
    await store.links.invitationFor('token'),
    await store.users.acceptInvitation('token', joining, somebody),
    await store.users.count(),
  ]).toEqual([null, null, before])
})

test('who has an account is not invited, and whoever got one meanwhile does not get a second', async () => {
  await using store = await openTestStore()
  await store.links.invite(invited, 'token', soon, somebody)
  await store.users.record({ ...ana, email: 'ana@example.org' }, somebody)
  expect(await store.users.acceptInvitation('token', joining, somebody)).toBeNull()
  expect(await store.links.invite(invited, 'another', soon, somebody)).toBe(false)
  expect(await store.users.count()).toBe(1)
})

test('open invitations are listed with who made them', async () => {
  await using store = await openTestStore()
  const ben = (await store.users.record(
    { ...ana, email: 'ben@example.org', name: 'Ben Okafor' },
    somebody,
  ))!
  await store.links.invite(invited, 'one', soon, { userId: ben.id, via: 'screen' })
  await store.links.invite({ email: 'eva@example.org', role: 'viewer' }, 'two', past, somebody)
  expect(await store.links.invitations()).toMatchObject([
    {
      id: sha256('one'),
      email: 'Ana@Example.org',
      role: 'editor',
      expiresAt: soon,
      byName: 'Ben Okafor',
    },
  ])
})

test('a new password is set once by its link and ends every session', async () => {
  await using store = await openTestStore()
  const ben = (await store.users.record({ ...ana, email: 'ben@example.org' }, somebody))!
  await store.sessions.start({ userId: ben.id, token: 'session', expiresAt: soon, userAgent: null })
  await store.links.offerNewPassword(ben.id, 'token', soon, somebody)
  expect(await store.links.userForNewPassword('token')).toEqual({
    id: ben.id,
    email: 'ben@example.org',
    name: 'Ana Kovač',
  })
  expect(
    await store.users.resetPassword(
      'token',
      { passwordHash: 'new-hash', revokesTokens: false },
      somebody,
    ),
  ).toEqual({ id: ben.id })
  expect(
    await store.users.resetPassword(
      'token',
      { passwordHash: 'third-hash', revokesTokens: false },
      somebody,
    ),
  ).toBeNull()
  expect([
    await store.users.passwordHash(ben.id),
    await store.sessions.userOf('session'),
    await store.links.userForNewPassword('token'),
  ]).toEqual(['new-hash', null, null])
  expect((await logOf(store, ben.id)).map(({ deed }) => deed)).toEqual([
    'added',
    'offered a new password',
    'changed password',
  ])
})

test.each([
  ['over', past, 'token'],
  ['another', soon, 'other'],
])('a link to a new password that is %s sets none', async (_what, expiresAt, token) => {
  await using store = await openTestStore()
  const ben = (await store.users.record(ana, somebody))!
  await store.links.offerNewPassword(ben.id, 'token', expiresAt, somebody)
  expect([
    await store.links.userForNewPassword(token),
    await store.users.resetPassword(
      token,
      { passwordHash: 'new-hash', revokesTokens: true },
      somebody,
    ),
  ]).toEqual([null, null])
  expect(await store.users.passwordHash(ben.id)).toBe('hash-of-ana')
})

test('a newer link to a new password replaces the earlier one', async () => {
  await using store = await openTestStore()
  const ben = (await store.users.record(ana, somebody))!
  await store.links.offerNewPassword(ben.id, 'token', soon, somebody)
  await store.links.offerNewPassword(ben.id, 'newer', soon, somebody)
  expect([
    await store.links.userForNewPassword('token'),
    (await store.links.userForNewPassword('newer'))?.id,
  ]).toEqual([null, ben.id])
})
