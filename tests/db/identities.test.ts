import { expect, test } from 'vitest'
import { logOf, somebody } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

const soon = '2999-01-01T00:00:00.000Z'
const ana = { email: 'ana@example.org', name: 'Ana Kovač', role: 'viewer' as const }
const identity = { issuer: 'https://accounts.example.org', subject: '42' }

test('a newcomer gets an account without a password, tied to who they are elsewhere', async () => {
  await using store = await openTestStore()
  const user = (await store.identities.record(ana, identity, somebody))!
  expect([
    await store.identities.linkedUser(identity),
    await store.identities.linkedUser({ ...identity, subject: '43' }),
    await store.identities.linkedUser({ ...identity, issuer: 'https://other.example.org' }),
  ]).toEqual([{ ...user, deactivatedAt: null }, null, null])
  expect([
    await store.users.passwordHash(user.id),
    (await store.users.personById(user.id))!.hasPassword,
  ]).toEqual([null, false])
  expect((await logOf(store, user.id)).map(({ deed }) => deed)).toEqual([
    'added',
    'tied to a provider',
  ])
})

test('two who come at once make one account', async () => {
  await using store = await openTestStore()
  const both = await Promise.all([
    store.identities.record(ana, identity, somebody),
    store.identities.record(ana, identity, somebody),
  ])
  expect([both.filter(Boolean).length, await store.users.count()]).toEqual([1, 1])
  expect(
    await store.identities.record({ ...ana, email: 'eve@example.org' }, identity, somebody),
    'who is tied already gets no second account',
  ).toBeNull()
  expect(await store.users.count()).toBe(1)
})

test('an account is tied once, and stays with whom it is', async () => {
  await using store = await openTestStore()
  const [one, other] = [
    (await store.users.record({ ...ana, passwordHash: 'hash' }, somebody))!,
    (await store.users.record({ ...ana, email: 'ben@example.org', passwordHash: null }, somebody))!,
  ]
  expect(await store.identities.isLinked(one.id, identity.issuer)).toBe(false)
  await store.identities.link(one.id, identity, somebody)
  await store.identities.link(other.id, identity, somebody)
  expect([
    (await store.identities.linkedUser(identity))?.id,
    await store.identities.isLinked(one.id, identity.issuer),
    await store.identities.isLinked(other.id, identity.issuer),
    await store.identities.isLinked(one.id, 'https://other.example.org'),
  ]).toEqual([one.id, true, false, false])
  expect(
    [await logOf(store, one.id), await logOf(store, other.id)].map((log) =>
      log.map(({ deed }) => deed),
    ),
  ).toEqual([['added', 'tied to a provider'], ['added']])
})

test('an invitation counts for its address, whatever its case, and is used up by who comes', async () => {
  await using store = await openTestStore()
  await store.links.invite({ email: 'Ana@Example.org', role: 'editor' }, 'token', soon, somebody)
  expect([
    await store.identities.invitedRole('ana@example.org'),
    await store.identities.invitedRole('eve@example.org'),
  ]).toEqual(['editor', null])
  await store.identities.record({ ...ana, role: 'editor' }, identity, somebody)
  expect([
    await store.identities.invitedRole('ana@example.org'),
    await store.links.invitationFor('token'),
  ]).toEqual([null, null])
})
