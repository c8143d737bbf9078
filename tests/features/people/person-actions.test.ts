import { expect, test } from 'vitest'
import { applyPersonForm } from '#app/features/people/person-actions.ts'
import { somebody } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const site = 'https://stances.example.org'

/** Sends a form of the page of the person with this id, as they are stored. */
async function send(store: TestStore, id: string, fields: Record<string, string>) {
  const person = (await store.users.listPeople()).find((candidate) => candidate.id === id)!
  return applyPersonForm({ admin: store, performedBy: somebody, fields, site }, person)
}

async function personOf(store: TestStore, id: string) {
  return (await store.users.listPeople()).find((person) => person.id === id)!
}

test('the last administrator keeps role and account, until somebody else is administrator too', async () => {
  await using store = await openTestStore()
  const { id } = await addUser(store, 'admin')
  const message =
    'Nobody else is administrator. Make somebody else one first, so that people can still be managed.'
  expect(await send(store, id, { deed: 'role', role: 'viewer' })).toMatchObject({
    ok: false,
    cause: 'changed meanwhile',
    refusal: { errors: { role: message } },
  })
  expect(await send(store, id, { deed: 'deactivate' })).toMatchObject({
    ok: false,
    refusal: { errors: { form: message } },
  })
  expect(await personOf(store, id)).toMatchObject({ role: 'admin', deactivatedAt: null })
  await addUser(store, 'admin', 'Ivo Petrov')
  expect((await send(store, id, { deed: 'role', role: 'viewer' })).ok).toBe(true)
  expect((await personOf(store, id)).role).toBe('viewer')
})

test('a role that is none is refused and the role stays', async () => {
  await using store = await openTestStore()
  const { id } = await addUser(store, 'coder')
  expect(await send(store, id, { deed: 'role', role: 'king' })).toMatchObject({
    ok: false,
    refusal: { errors: { role: 'Choose viewer, coder, editor or admin.' } },
  })
  expect((await personOf(store, id)).role).toBe('coder')
})

test('somebody deactivated is signed out, gets no link to a new password, and may come back', async () => {
  await using store = await openTestStore()
  const { id } = await addUser(store)
  const session = { userId: id, token: 'here', expiresAt: '2999-01-01', userAgent: null }
  await store.sessions.start(session)
  expect((await store.sessions.userOf('here'))?.id).toBe(id)
  expect(await send(store, id, { deed: 'deactivate' })).toEqual({
    ok: true,
    message: 'Ana Kovač is signed out and can sign in no more. What they did stays.',
  })
  expect(await store.sessions.userOf('here')).toBeNull()
  expect(await send(store, id, { deed: 'new password' })).toMatchObject({
    ok: false,
    refusal: { errors: { form: 'Ana Kovač is deactivated. Reactivate the account first.' } },
  })
  expect((await send(store, id, { deed: 'reactivate' })).ok).toBe(true)
  expect(await send(store, id, { deed: 'new password' })).toMatchObject({
    ok: true,
    link: expect.stringMatching(/^https:\/\/stances\.example\.org\/new-password\?token=.{32}$/),
  })
})

test('a token of somebody else is not revoked from this page', async () => {
  await using store = await openTestStore()
  const [ana, ivo] = [await addUser(store), await addUser(store, 'coder', 'Ivo Petrov')]
  const token = {
    userId: ivo.id,
    name: 'sync',
    scope: 'read',
    token: 'ivo',
    expiresAt: null,
  } as const
  const id = await store.tokens.record(token, somebody)
  const refusal: unknown = await send(store, ana.id, { deed: 'revoke token', id }).catch(
    (thrown: unknown) => thrown,
  )
  expect((refusal as Response).status).toBe(400)
  expect((await store.tokens.userOf('ivo'))?.id).toBe(ivo.id)
  expect((await send(store, ivo.id, { deed: 'revoke token', id })).ok).toBe(true)
  expect(await store.tokens.userOf('ivo')).toBeNull()
})
