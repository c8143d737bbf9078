import { expect, test } from 'vitest'
import { applyPersonForm } from '#app/features/people/person-actions.ts'
<<<<<<< HEAD
import { createApiToken } from '#app/auth/api-tokens.ts'
import { logOf, somebody } from '#tests/support/letters.ts'
import { alteredForm, refusalOf } from '#tests/support/refusals.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const later = '2999-01-01T00:00:00.000Z'

async function send(admin: TestStore, id: string, fields: Record<string, string>) {
  const person = (await admin.users.personById(id))!
  const site = 'https://stanceline.example'
  return applyPersonForm({ admin, performedBy: somebody, fields, site }, person)
}

const lastAdminMessage =
  'Nobody else is administrator. Make somebody else one first, so that people can still be managed.'

test('the last administrator keeps role and account until somebody else is one', async () => {
  await using store = await openTestStore()
  const [ada, ben] = [
    await addUser(store, 'admin', 'Ada Nowak'),
    await addUser(store, 'coder', 'Ben Okafor'),
  ]
  expect(await send(store, ada.id, { deed: 'role', role: 'editor' })).toMatchObject({
    cause: 'changed meanwhile',
    refusal: { errors: { role: lastAdminMessage } },
  })
  expect(await send(store, ada.id, { deed: 'deactivate' })).toMatchObject({
    cause: 'changed meanwhile',
    refusal: { errors: { form: lastAdminMessage } },
  })
  expect(await store.users.personById(ada.id)).toMatchObject({ role: 'admin', deactivatedAt: null })
  expect(await send(store, ben.id, { deed: 'role', role: 'admin' })).toEqual({
    ok: true,
    message: 'Ben Okafor is admin from now on.',
  })
  expect(await send(store, ada.id, { deed: 'role', role: 'editor' })).toMatchObject({ ok: true })
  expect((await store.users.personById(ada.id))!.role).toBe('editor')
})

test('a role that was changed since the page was read is left as it is', async () => {
  await using store = await openTestStore()
  const { id } = await addUser(store, 'viewer', 'Ben Okafor')
  const seen = (await store.users.personById(id))!
  await send(store, id, { deed: 'role', role: 'editor' })
  const fields = { deed: 'role', role: 'coder' }
  const request = { admin: store, performedBy: somebody, fields, site: '' }
  expect(await applyPersonForm(request, seen)).toMatchObject({
    cause: 'changed meanwhile',
    refusal: {
      errors: { role: expect.stringMatching(/^Somebody else changed this role/) },
      fields,
    },
  })
  expect((await store.users.personById(id))!.role).toBe('editor')
  expect(await send(store, id, { deed: 'role', role: 'editor' })).toEqual({
    ok: true,
    message: 'Ben Okafor is editor already.',
  })
  expect((await logOf(store, id)).map(({ deed }) => deed)).toEqual(['added', 'changed role'])
})

test('who is deactivated gets no link to a new password, and one that works when reactivated', async () => {
  await using store = await openTestStore()
  await addUser(store, 'admin', 'Ada Nowak')
  const { id } = await addUser(store, 'coder', 'Ben Okafor')
  await store.sessions.start({ userId: id, token: 'session', expiresAt: later, userAgent: null })
  expect(await send(store, id, { deed: 'deactivate' })).toMatchObject({ ok: true })
  expect(await store.sessions.userOf('session')).toBeNull()
  expect(await send(store, id, { deed: 'new password' })).toMatchObject({
    cause: 'changed meanwhile',
    refusal: { errors: { form: 'Ben Okafor is deactivated. Reactivate the account first.' } },
  })
  expect(await store.rows('select purpose from one_time_links')).toEqual([])
  await send(store, id, { deed: 'reactivate' })
  const offered = await send(store, id, { deed: 'new password' })
  const link = new URL((offered as { link: string }).link)
  expect(link.origin + link.pathname).toBe('https://stanceline.example/new-password')
  expect(await store.links.userForNewPassword(link.searchParams.get('token')!)).toMatchObject({
    id,
  })
})

test('a session or a token of somebody else is not ended from this page, nor by a form that is none of ours', async () => {
  await using store = await openTestStore()
  const [ben, cho] = [
    await addUser(store, 'coder', 'Ben Okafor'),
    await addUser(store, 'coder', 'Cho Min'),
  ]
  const token = createApiToken()
  const tokenId = await store.tokens.record(
    { userId: cho.id, name: 'Cron', scope: 'read', token, expiresAt: null },
    somebody,
  )
  await store.sessions.start({ userId: cho.id, token: 'of cho', expiresAt: later, userAgent: null })
  const [session] = await store.sessions.ofUser(cho.id)
  const revoke = { deed: 'revoke token', id: tokenId }
  await send(store, ben.id, { deed: 'end session', id: session!.id })
  expect(await refusalOf(() => send(store, ben.id, revoke))).toEqual(alteredForm)
  expect(await refusalOf(() => send(store, ben.id, { deed: 'delete' }))).toEqual(alteredForm)
  expect(await store.tokens.userOf(token)).toMatchObject({ id: cho.id })
  expect(await store.sessions.userOf('of cho')).toMatchObject({ id: cho.id })
  await send(store, cho.id, { deed: 'end sessions' })
  await send(store, cho.id, revoke)
  expect([await store.tokens.userOf(token), await store.sessions.userOf('of cho')]).toEqual([
    null,
    null,
  ])
=======
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
>>>>>>> h-ftests
})
