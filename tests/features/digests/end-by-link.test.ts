import { expect, test } from 'vitest'
import { endSubscriptionOfLink } from '#app/features/digests/end-by-link.ts'
import { dossierOf } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'

test('a link that ends nothing any more is as good as one that does', async () => {
  await using store = await openTestStore()
  expect(await endSubscriptionOfLink(store, 'none')).toEqual({ ok: true })
})

test('a store that cannot write says so, instead of that it ended', async () => {
  await using store = await openTestStore()
  const { id: userId } = await addUser(store, 'viewer')
  const dossierId = await dossierOf(store)
  await store.subscriptions.record({
    ...{ userId, dossierId, kind: 'changes', query: '', rhythm: 'daily', sentence: null },
  })
  const now = Date.now() + 8 * 86_400_000
  const [id] = await store.subscriptions.listDueIds(now)
  const due = (await store.subscriptions.findDue(id!, now))!
  await store.subscriptions.reserveMail(due, { until: due.coveredUntil, token: 'own', now })
  await store.rows('pragma query_only = on')
  expect(await endSubscriptionOfLink(store, 'own')).toMatchObject({
    ok: false,
    reason: expect.stringContaining('may not be written to') as string,
  })
  await store.rows('pragma query_only = off')
  expect(await endSubscriptionOfLink(store, 'own')).toEqual({ ok: true })
  expect(await store.subscriptions.ofUser(userId)).toEqual([])
})
