import { expect, test, vi } from 'vitest'
import { keepSendingDigests } from '#app/jobs/keep-sending-digests.ts'
import { aPassage, dossierOf, keep } from '#tests/support/letters.ts'
import { mailsTo, startMailServer } from '#tests/support/mail-server.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'

test('what fell due while no server ran is sent at once, by one of several processes', async () => {
  await using store = await openTestStore()
  await using server = await startMailServer()
  await keep(store, { positions: [aPassage()] })
  const [{ id: userId }, dossierId] = [await addUser(store, 'viewer'), await dossierOf(store)]
  await store.subscriptions.record({
    ...{ userId, dossierId, kind: 'sentence', query: '', rhythm: 'daily', sentence: 'As it was.' },
  })
  await store.rows("update subscriptions set covered_until = '2026-01-01T06:00:00.000Z'")
  const faults: string[] = []
  let sent = 0
  const stops = Array.from({ length: 3 }, () =>
    keepSendingDigests(
      store,
      { send: mailsTo(server), site: 'https://here.test' },
      {
        onSent: (mails) => (sent += mails),
        onFailure: ({ message }) => faults.push(message),
      },
    ),
  )
  await vi.waitFor(() => expect(sent).toBe(1), { timeout: 20_000 })
  await Promise.all(stops.map((stop) => stop()))
  expect([server.mails.length, faults]).toEqual([1, []])
  expect(await store.subscriptions.listDueIds(Date.now())).toEqual([])
})
