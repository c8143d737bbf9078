import { expect, test } from 'vitest'
import { hashPassword, matchesPassword } from '#app/auth/passwords.ts'
import { applyAccountForm } from '#app/features/people/account-actions.ts'
import type { User } from '#app/domain/users.ts'
import { somebody } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

async function send(store: TestStore, user: User, fields: Record<string, string>) {
  const performedBy = { userId: user.id, via: 'screen' } as const
  return applyAccountForm({
    ...{ admin: store, user, performedBy, fields },
    ...{ sessionToken: 'here', network: '203.0.113.7' },
  })
}

test('a wrong current password changes nothing, and no password is sent back', async () => {
  await using store = await openTestStore()
  const [user, passwordHash] = [await addUser(store), await hashPassword('four unrelated words')]
  await store.users.setPassword(user.id, passwordHash, '', somebody)
  const fields = { deed: 'password', current: 'a wrong one', password: 'four other words here' }
  expect(await send(store, user, fields)).toEqual({
    ok: false,
    cause: 'unfit',
    refusal: {
      ok: false,
      fields: { deed: 'password' },
      errors: {
        current:
          'This is not your current password. Write it again; an administrator can make you a link to a new one.',
      },
    },
  })
  expect(await store.users.passwordHash(user.id)).toBe(passwordHash)
  expect((await send(store, user, { ...fields, current: 'four unrelated words' })).ok).toBe(true)
  const changed = await store.users.passwordHash(user.id)
  expect(await matchesPassword('four other words here', changed)).toBe(true)
})

test('who ends the other sessions stays signed in where they are', async () => {
  await using store = await openTestStore()
  const user = await addUser(store)
  for (const token of ['here', 'there'])
    await store.sessions.start({ userId: user.id, token, expiresAt: '2999-01-01', userAgent: null })
  expect((await send(store, user, { deed: 'end sessions' })).ok).toBe(true)
  const open = [await store.sessions.userOf('here'), await store.sessions.userOf('there')]
  expect(open.map((signedIn) => signedIn?.id)).toEqual([user.id, undefined])
})

test('a new token works as it was answered, and only its owner revokes it here', async () => {
  await using store = await openTestStore()
  const [user, other] = [await addUser(store), await addUser(store, 'admin', 'Ivo Petrov')]
  const made = await send(store, user, { deed: 'new token', name: 'sync', scope: 'read', days: '' })
  if (!made.ok) throw new Error('No token was made.')
  expect(await store.tokens.userOf(made.link!)).toMatchObject({ id: user.id, scope: 'read' })
  const [{ id } = { id: '' }] = await store.tokens.ofUser(user.id)
  const refusal: unknown = await send(store, other, { deed: 'revoke token', id }).catch(
    (thrown: unknown) => thrown,
  )
  expect((refusal as Response).status).toBe(403)
  expect((await store.tokens.userOf(made.link!))?.id).toBe(user.id)
  expect((await send(store, user, { deed: 'revoke token', id })).ok).toBe(true)
  expect(await store.tokens.userOf(made.link!)).toBeNull()
})

test('a form that none of our pages sends is refused with 400', async () => {
  await using store = await openTestStore()
  const user = await addUser(store)
  const refusal: unknown = await send(store, user, { deed: 'promote' }).catch(
    (thrown: unknown) => thrown,
  )
  expect((refusal as Response).status).toBe(400)
})
