import { expect, test } from 'vitest'
import { applyPersonForm } from '#app/features/people/person-actions.ts'
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
})
