import { expect, test } from 'vitest'
import { createApiToken } from '#app/auth/api-tokens.ts'
import { requireLiveTable } from '#app/auth/live-table.ts'
import { dossierOf, somebody } from '#tests/support/letters.ts'
import { refusalOf } from '#tests/support/refusals.ts'
import { addUser, requestContextOf } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'

async function withToken() {
  const store = await openTestStore()
  await addUser(store, 'admin', 'Ada Admin')
  const [ana, dossierId, token] = [
    await addUser(store, 'coder'),
    await dossierOf(store),
    createApiToken(),
  ]
  const view = { dossierId, table: 'quotes' as const, query: [] }
  const given = { userId: ana.id, name: 'Sheet', scope: 'read' as const, expiresAt: null }
  await store.tokens.record({ ...given, token, view }, somebody)
  const open = (asked: string | undefined = token) =>
    requireLiveTable(requestContextOf(store, null), asked)
  return {
    ...{ store, ana, given, token, open },
    [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
  }
}

test('it opens one view with its owner’s eyes, as far as they see the dossier', async () => {
  await using world = await withToken()
  const { store, ana, open } = world
  const opened = await open()
  expect(opened).toMatchObject({ user: { id: ana.id }, view: { table: 'quotes', query: [] } })
  expect(opened.masked.seesContactDetails).toBe(false)
  await store.rows("update dossiers set audience = 'team'")
  expect(await refusalOf(open)).toEqual([403, expect.stringContaining('does not see') as string])
})

test('it is no token for programs, one of those opens no view, and who is shut out reads nothing', async () => {
  await using world = await withToken()
  const { store, ana, given, token, open } = world
  const program = createApiToken()
  await store.tokens.record({ ...given, token: program }, somebody)
  expect([await store.tokens.userOf(token), (await refusalOf(() => open(program)))![0]]).toEqual([
    null,
    404,
  ])
  await store.users.deactivate(ana.id, somebody)
  expect((await refusalOf(open))![0]).toBe(404)
})

test('wrong ones are slowed down, and a right one is let through meanwhile', async () => {
  await using world = await withToken()
  const { open } = world
  const answers: number[] = []
  for (let tried = 0; tried < 30 && !answers.includes(429); tried += 1)
    answers.push((await refusalOf(() => open(tried % 2 ? createApiToken() : 'none')))![0])
  expect([answers[0], answers.at(-1)]).toEqual([404, 429])
  expect((await open()).view.table).toBe('quotes')
})
