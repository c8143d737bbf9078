import { expect, onTestFinished, test, vi } from 'vitest'
import type { User } from '#app/domain/users.ts'
import { applyAlertForm } from '#app/features/digests/search-alerts.ts'
import { sendDueDigests } from '#app/jobs/send-digests.ts'
import {
  aPassage,
  keep,
  somebody,
  theDossier,
  topicId,
  type Incoming,
} from '#tests/support/letters.ts'
import { mailsTo, startMailServer } from '#tests/support/mail-server.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const day = 86_400_000

/** One day after another, each with what has fallen due until then. */
function roundsTo(store: TestStore, server: { port: number }) {
  let days = 1
  return async () => {
    days += 1
    return sendDueDigests(store, {
      ...{ send: mailsTo(server), site: 'https://here.test', now: Date.now() + days * day },
      onFailure: () => {},
    })
  }
}

async function askForAlert(store: TestStore, user: User, query: string): Promise<void> {
  await store.savedSearches.save(user.id, { name: 'Delays', query })
  const own = await store.savedSearches.ofUser(user.id)
  const search = own.find((each) => each.query === query)!
  const owner = { admin: store, masked: store.visibleTo(user), user }
  const asked = await applyAlertForm(owner, search.id, { deed: 'alert', rhythm: 'daily' })
  expect(asked).toMatchObject({ ok: true })
}

const named = (title: string, changes: Incoming = {}): Incoming => ({
  ...changes,
  form: { title, dated: '2012-01-01' },
})

async function withServer() {
  vi.stubEnv('SMTP_URL', 'smtp://127.0.0.1:2525')
  vi.stubEnv('SMTP_FROM', 'stance@example.org')
  vi.stubEnv('PUBLIC_URL', 'https://here.test')
  onTestFinished(() => void vi.unstubAllEnvs())
  const [store, server] = [await openTestStore(), await startMailServer()]
  return {
    ...{ store, server, run: roundsTo(store, server) },
    last: () => server.mails.at(-1)!.parsed,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]()
      await store[Symbol.asyncDispose]()
    },
  }
}

const hiddenFrom = { visibility: 'named' as const, readerIds: [] }

const titlesIn = (text = '') =>
  [...text.matchAll(/^(?:Known|New|Opened|Coded).*$/gm)].map(([line]) => line)

test('a letter comes once: newly stored, newly opened to its reader, or newly coded', async () => {
  await using world = await withServer()
  const { store, server, run, last } = world
  const [ana, ben] = [await addUser(store, 'viewer'), await addUser(store, 'viewer', 'Ben Okafor')]
  await keep(store, named('Known'))
  const opened = await keep(store, named('Opened', { audience: hiddenFrom }))
  await askForAlert(store, ana, 'q=delay')
  await askForAlert(store, ben, `topic=${await topicId(store)}`)
  expect(await run()).toBe(0)
  await keep(store, named('New'))
  await keep(store, named('New but closed', { audience: hiddenFrom }))
  expect(await run()).toBe(1)
  expect([last().subject, titlesIn(last().text)]).toEqual(['Delays: 1 new letter', ['New']])
  expect(last().text).toContain('https://here.test/letters?q=delay')
  expect(last().text).toMatch(/^End this subscription: https:\/\/here\.test\/subscription\?token=/m)
  expect(server.mails[0]!.to).toEqual([ana.email])
  await store.rows("update letters set visibility = 'everyone' where id = ?", opened.id)
  await keep(
    store,
    named('Coded', { text: 'We support it without reservation.', positions: [aPassage()] }),
  )
  expect(await run()).toBe(2)
  expect(server.mails.slice(1).map(({ to, parsed }) => [to[0], titlesIn(parsed.text)])).toEqual([
    [ana.email, ['Opened']],
    [ben.email, ['Coded']],
  ])
  expect(await run()).toBe(0)
})

test('rights that are taken away end it, with the reason on the account', async () => {
  await using world = await withServer()
  const { store, run } = world
  await keep(store, named('Known'))
  const { id: dossierId, slug } = await theDossier(store)
  const [ana, off] = [await addUser(store, 'viewer'), await addUser(store, 'viewer', 'Off Duty')]
  for (const user of [ana, off]) await askForAlert(store, user, `q=delay&dossier=${slug}`)
  await keep(store, named('New'))
  await store.users.deactivate(off.id, somebody)
  await store.rows("update dossiers set audience = 'team' where id = ?", dossierId)
  expect(await run()).toBe(0)
  expect(await store.subscriptions.ofUser(ana.id)).toMatchObject([
    { failure: 'You do not see the dossier of this search (any more).' },
  ])
})

test('a mail of which nobody knows what became is sent again as it was, and later letters come later', async () => {
  await using world = await withServer()
  const { store, server, run, last } = world
  await askForAlert(store, await addUser(store, 'viewer'), 'q=delay')
  await keep(store, named('New'))
  server.state.mood = 'breaks off'
  expect(await run()).toBe(0)
  await keep(store, named('New, but later'))
  server.state.mood = 'takes'
  expect(await run()).toBe(1)
  const [first, again] = server.mails.map(({ parsed }) => parsed)
  expect(again!.messageId).toBe(first!.messageId)
  expect(titlesIn(again!.text)).toEqual(['New'])
  expect(await run()).toBe(1)
  expect(titlesIn(last().text)).toEqual(['New, but later'])
})
