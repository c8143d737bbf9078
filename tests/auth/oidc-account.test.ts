import { expect, onTestFinished, test, vi } from 'vitest'
import { accountForIdentity } from '#app/auth/oidc-account.ts'
import { somebody } from '#tests/support/letters.ts'
import { refusalOf } from '#tests/support/refusals.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'

const issuer = 'https://login.example.org'
const later = '2999-01-01T00:00:00.000Z'

/** Somebody as the provider introduces them. */
function identityOf(subject: string, email: string | null, emailVerified = true) {
  return { issuer, subject, claims: { email, emailVerified, name: 'Ana of the House' }, next: '/' }
}

function newcomersGet(role: string) {
  const provider = { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'x', OIDC_CLIENT_SECRET: 'y' }
  for (const [name, value] of Object.entries({ ...provider, OIDC_ROLE: role }))
    vi.stubEnv(name, value)
  onTestFinished(() => void vi.unstubAllEnvs())
}

test('the account with a verified address becomes theirs and stays so when the address changes', async () => {
  newcomersGet('none')
  await using store = await openTestStore()
  const { id } = await addUser(store)
  const unverified = identityOf('ana', 'ana@example.org', false)
  expect((await refusalOf(() => accountForIdentity(store, unverified)))?.[0]).toBe(403)
  expect(await store.identities.isLinked(id, issuer)).toBe(false)
  expect((await accountForIdentity(store, identityOf('ana', 'ana@example.org'))).id).toBe(id)
  expect((await accountForIdentity(store, identityOf('ana', 'kovac@example.org'))).id).toBe(id)
  expect(
    await refusalOf(() => accountForIdentity(store, identityOf('other', 'ana@example.org'))),
  ).toEqual([403, expect.stringMatching(/^The account of ana@example\.org belongs to somebody/)])
})

test('a newcomer gets the role of their invitation, otherwise that of newcomers, and at once one account', async () => {
  newcomersGet('viewer')
  await using store = await openTestStore()
  await addUser(store, 'admin', 'Ada Nowak')
  await store.links.invite({ email: 'ana@example.org', role: 'editor' }, 'token', later, somebody)
  const invited = await Promise.all([
    accountForIdentity(store, identityOf('ana', 'ana@example.org')),
    accountForIdentity(store, identityOf('ana', 'ana@example.org')),
  ])
  expect(invited[0].id).toBe(invited[1].id)
  expect(await store.users.byEmail('ana@example.org')).toMatchObject({
    id: invited[0].id,
    name: 'Ana of the House',
    role: 'editor',
  })
  await accountForIdentity(store, identityOf('ben', 'ben@example.org'))
  expect((await store.users.byEmail('ben@example.org'))!.role).toBe('viewer')
  expect(await store.users.count()).toBe(3)
})

test('where newcomers get no role nobody comes in uninvited, and no account is made', async () => {
  newcomersGet('none')
  await using store = await openTestStore()
  await addUser(store, 'admin', 'Ada Nowak')
  const refused = await refusalOf(() =>
    accountForIdentity(store, identityOf('ben', 'ben@example.org')),
  )
  expect(refused).toEqual([
    403,
    'Nobody has invited ben@example.org. Ask an administrator for an invitation to this address, then sign in again.',
  ])
  expect(await store.users.count()).toBe(1)
})
