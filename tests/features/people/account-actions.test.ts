import { expect, onTestFinished, test, vi } from 'vitest'
import { createApiToken } from '#app/auth/api-tokens.ts'
import { hashPassword, matchesPassword } from '#app/auth/passwords.ts'
import { applyAccountForm } from '#app/features/people/account-actions.ts'
import { dossierOf, logOf, somebody } from '#tests/support/letters.ts'
import { alteredForm, refusalOf } from '#tests/support/refusals.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const later = '2999-01-01T00:00:00.000Z'
const [current, password] = ['four unrelated words here', 'seven other unrelated words']

/** Ana, who is signed in here and elsewhere. */
async function aMember(store: TestStore) {
  const user = (await store.users.record(
    {
      email: 'ana@example.org',
      name: 'Ana Kovač',
      role: 'coder',
      passwordHash: await hashPassword(current),
    },
    somebody,
  ))!
  for (const token of ['here', 'elsewhere'])
    await store.sessions.start({ userId: user.id, token, expiresAt: later, userAgent: null })
  const performedBy = { userId: user.id, via: 'screen' } as const
  const send = (fields: Record<string, string>) =>
    applyAccountForm({
      admin: store,
      user,
      performedBy,
      fields,
      sessionToken: 'here',
      network: '203.0.113.7',
    })
  const openSessions = async () =>
    Promise.all(
      ['here', 'elsewhere'].map(async (token) => (await store.sessions.userOf(token)) !== null),
    )
  return { user, send, openSessions }
}

test('a password is changed with the current one, and the other sessions end', async () => {
  await using store = await openTestStore()
  const { user, send, openSessions } = await aMember(store)
  expect(await send({ deed: 'password', current: 'not my password', password })).toEqual({
    ok: false,
    cause: 'unfit',
    refusal: {
      ok: false,
      errors: {
        current:
          'This is not your current password. Write it again; an administrator can make you a link to a new one.',
      },
      fields: { deed: 'password' },
    },
  })
  expect(await openSessions()).toEqual([true, true])
  expect(await send({ deed: 'password', current, password })).toEqual({
    ok: true,
    message: 'Your password is changed. You are signed out everywhere but here.',
  })
  expect(await openSessions()).toEqual([true, false])
  const storedHash = await store.users.passwordHash(user.id)
  expect([
    await matchesPassword(password, storedHash),
    await matchesPassword(current, storedHash),
  ]).toEqual([true, false])
})

test('a new password ends the tokens as well where its form says so, and says which it was', async () => {
  await using store = await openTestStore()
  const { user, send } = await aMember(store)
  const token = createApiToken()
  const added = { userId: user.id, name: 'Report', scope: 'read', token, expiresAt: null } as const
  await store.tokens.record(added, somebody)
  const change = (fields: Record<string, string>) =>
    send({ deed: 'password', current, password: current, ...fields })
  const words = 'Your password is changed. You are signed out everywhere but here'
  expect(await change({})).toEqual({
    ok: true,
    message: `${words}. Your tokens for programs still work.`,
  })
  expect(await store.tokens.userOf(token)).not.toBeNull()
  expect(await change({ tokens: 'end' })).toEqual({
    ok: true,
    message: `${words}, and your tokens work no more.`,
  })
  expect(await store.tokens.userOf(token)).toBeNull()
})

test('where the store may not be written to, each form of an account says so', async () => {
  await using store = await openTestStore()
  const { send } = await aMember(store)
  await store.rows('pragma query_only = on')
  for (const fields of [
    { deed: 'new token', name: 'Report', scope: 'read', days: '' },
    { deed: 'password', current, password },
    { deed: 'end sessions' },
  ] as Record<string, string>[])
    expect(await send(fields)).toMatchObject({
      cause: 'not stored',
      refusal: {
        errors: { form: expect.stringMatching(/^The store may not be written to at the moment/) },
      },
    })
})

test('a short password is refused without a word of what was typed, and after five wrong ones the right one waits', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  await using store = await openTestStore()
  const { user, send } = await aMember(store)
  const before = await store.users.passwordHash(user.id)
  expect(await send({ deed: 'password', current, password: 'short' })).toMatchObject({
    cause: 'unfit',
    refusal: {
      errors: {
        password: 'Choose a password of at least 12 characters; four unrelated words work well.',
      },
      fields: { deed: 'password' },
    },
  })
  for (let tries = 0; tries < 5; tries += 1)
    await send({ deed: 'password', current: 'guessed', password })
  expect(await send({ deed: 'password', current, password })).toMatchObject({
    cause: 'unfit',
    refusal: {
      errors: { current: expect.stringMatching(/^Too many passwords for this address were wrong/) },
    },
  })
  expect(await store.users.passwordHash(user.id)).toBe(before)
})

test('a token is shown once and does what its scope says, and one without a name is refused', async () => {
  await using store = await openTestStore()
  const { user, send } = await aMember(store)
  const unnamed = { deed: 'new token', name: ' ', scope: 'read', days: '7' }
  expect(await send(unnamed)).toMatchObject({
    cause: 'unfit',
    refusal: {
      errors: {
        name: 'Name the program that will use it, so that you know which one to revoke.',
        days: 'Choose for how long it works.',
      },
      fields: unnamed,
    },
  })
  expect(await store.tokens.ofUser(user.id)).toEqual([])
  const outcome = await send({ deed: 'new token', name: 'Cron', scope: 'write', days: '' })
  expect(outcome).toMatchObject({
    ok: true,
    message:
      'This is the token “Cron”. Keep it where the program finds it: it is shown only now. ' +
      'Whoever has it may do what you may do, but for accounts and people.',
  })
  const { link } = outcome as { link: string }
  expect(await store.tokens.userOf(link)).toMatchObject({ id: user.id, scope: 'write' })
  const [token] = await store.tokens.ofUser(user.id)
  expect(token).toMatchObject({ name: 'Cron', expiresAt: null })
  await send({ deed: 'revoke token', id: token!.id })
  expect(await store.tokens.userOf(link)).toBeNull()
  expect(JSON.stringify(await logOf(store, token!.id))).not.toContain(link)
})

test('what is somebody else’s stays theirs, whatever the form says', async () => {
  await using store = await openTestStore()
  const { user, send, openSessions } = await aMember(store)
  const ben = await addUser(store, 'viewer', 'Ben Okafor')
  const token = createApiToken()
  const id = await store.tokens.record(
    { userId: ben.id, name: 'Cron', scope: 'read', token, expiresAt: null },
    somebody,
  )
  await store.sessions.start({ userId: ben.id, token: 'of ben', expiresAt: later, userAgent: null })
  const [session] = await store.sessions.ofUser(ben.id)
  expect(await refusalOf(() => send({ deed: 'revoke token', id }))).toEqual([
    403,
    'This belongs to somebody else. Nothing was stored.',
  ])
  expect(await refusalOf(() => send({ deed: 'revoke token', id: 'none' }))).toEqual([
    404,
    'There is no such token. It may have another address; look for it in the list.',
  ])
  expect(await refusalOf(() => send({ deed: 'delete' }))).toEqual(alteredForm)
  await send({ deed: 'end session', id: session!.id })
  await send({ deed: 'end sessions' })
  expect(await openSessions()).toEqual([true, false])
  expect(await store.tokens.userOf(token)).toMatchObject({ id: ben.id })
  expect(await store.sessions.userOf('of ben')).toMatchObject({ id: ben.id })
  const [own] = await store.sessions.ofUser(user.id)
  expect(await send({ deed: 'end session', id: own!.id })).toEqual({
    ok: true,
    message: 'The session is ended.',
  })
  expect(await openSessions()).toEqual([false, false])
})

test('a digest of one’s own is ended, and nobody else’s', async () => {
  await using store = await openTestStore()
  const { user, send } = await aMember(store)
  const ben = await addUser(store, 'viewer', 'Ben Okafor')
  const dossierId = await dossierOf(store)
  for (const userId of [user.id, ben.id])
    await store.subscriptions.record({
      ...{ userId, dossierId, kind: 'changes', query: '', rhythm: 'daily', sentence: null },
    })
  const [[own], [other]] = [
    await store.subscriptions.ofUser(user.id),
    await store.subscriptions.ofUser(ben.id),
  ]
  expect((await refusalOf(() => send({ deed: 'end subscription', id: other!.id })))![0]).toBe(404)
  expect(await send({ deed: 'end subscription', id: own!.id })).toMatchObject({ ok: true })
  expect([
    await store.subscriptions.ofUser(user.id),
    (await store.subscriptions.ofUser(ben.id)).length,
  ]).toEqual([[], 1])
})

test('own keys are kept with the account, refused where they clash, and put back', async () => {
  await using store = await openTestStore()
  const { send } = await aMember(store)
  const keys = async () => (await store.sessions.userOf('here'))?.keys
  expect(await keys()).toEqual({})
  expect(await send({ deed: 'keys', 'key level 1': 'z' })).toMatchObject({ ok: true })
  expect(await keys()).toEqual({ 'level 1': 'Z' })
  expect(await send({ deed: 'keys', 'key level 1': 'J' })).toMatchObject({
    ok: false,
    cause: 'unfit',
    refusal: { fields: { deed: 'keys', 'key level 1': 'J' } },
  })
  expect(await keys()).toEqual({ 'level 1': 'Z' })
  expect(await send({ deed: 'keys as they were' })).toMatchObject({ ok: true })
  expect(await keys()).toEqual({})
})
