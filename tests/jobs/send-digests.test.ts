import { expect, test } from 'vitest'
import { toSubscriptionQuery } from '#app/domain/digests/subscriptions.ts'
import type { User } from '#app/domain/users.ts'
import { sendDueDigests } from '#app/jobs/send-digests.ts'
import { keepBallots, makeMembers } from '#tests/support/ballots.ts'
import {
  aParty,
  aPassage,
  actorId,
  dossierOf,
  keep,
  somebody,
  topicId,
  type Incoming,
} from '#tests/support/letters.ts'
import { mailsTo, startMailServer } from '#tests/support/mail-server.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const day = 86_400_000
/** Two Mondays on: digests of either rhythm have fallen due by then. */
const later = () => Date.now() + 8 * day

type Asked = { kind?: 'changes' | 'sentence'; query?: string; sentence?: string | null }

async function subscribe(store: TestStore, user: User, asked: Asked = {}): Promise<void> {
  const { kind = 'changes', query = '', sentence = null } = asked
  await store.subscriptions.record({
    ...{ userId: user.id, dossierId: await dossierOf(store), kind, sentence },
    ...{ query: toSubscriptionQuery(new URLSearchParams(query)), rhythm: 'daily' },
  })
}

/** Sends what is due at a moment; what went wrong is kept. */
function roundTo(store: TestStore, server: { port: number }) {
  const faults: string[] = []
  const run = (now = later()) =>
    sendDueDigests(store, {
      ...{ send: mailsTo(server), site: 'https://here.test/base', now },
      onFailure: ({ message }) => faults.push(message),
    })
  return { run, faults }
}

const supports = (dated: string): Incoming => ({
  form: { dated },
  positions: [aPassage({ level: 1 })],
})
const opposes = (dated: string): Incoming => ({
  form: { dated },
  positions: [aPassage({ level: -1 })],
})

test('what became known since one subscribed comes once, with its quotes and a way out', async () => {
  await using store = await openTestStore()
  await using server = await startMailServer()
  await keep(store, opposes('2019-01-01'))
  const ana = await addUser(store, 'viewer')
  await subscribe(store, ana)
  await keep(store, supports('2020-01-01'))
  const { run, faults } = roundTo(store, server)
  expect([await run(Date.now()), await run(), await run(later() + 8 * day)]).toEqual([0, 1, 0])
  const [{ to, parsed, source }] = server.mails as [(typeof server.mails)[0]]
  expect([to, parsed.from!.value[0]!.address, faults]).toEqual([
    ['ana@example.org'],
    'stanceline@example.org',
    [],
  ])
  expect(parsed.subject).toMatch(/: 1 change$/)
  for (const body of [parsed.text!, parsed.html as string]) {
    expect(body).toContain('Ylva Johansson on Encryption: turn, from opposes (−1) to supports (+1)')
    expect(body).toContain('“We support it without reservation.” (')
    expect(body).not.toContain('first word')
  }
  const [, link] = /End this subscription: (\S+)/.exec(parsed.text!)!
  expect(link).toMatch(/^https:\/\/here\.test\/base\/subscription\?token=[\w-]{32}$/)
  const { unsubscribe } = parsed.headers.get('list') as { unsubscribe: { url: string } }
  expect(unsubscribe.url).toBe(link)
  expect(source).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m)
  const token = new URL(link!).searchParams.get('token')!
  expect(await store.subscriptions.byLink(token)).toMatchObject({ rhythm: 'daily' })
  expect(JSON.stringify(await store.rows('select * from subscription_links'))).not.toContain(token)
  expect(await store.subscriptions.ofUser(ana.id)).toMatchObject([
    { failure: null, lastSentAt: expect.any(String) as string },
  ])
})

test('nobody is told of a letter that is withheld from them, and who is shut out is told nothing', async () => {
  await using store = await openTestStore()
  await using server = await startMailServer()
  await keep(store, opposes('2019-01-01'))
  const [vic, ada, off] = [
    await addUser(store, 'viewer', 'Vic Viewer'),
    await addUser(store, 'admin', 'Ada Admin'),
    await addUser(store, 'viewer', 'Off Duty'),
  ]
  for (const user of [vic, ada, off]) {
    await subscribe(store, user)
    await subscribe(store, user, { kind: 'sentence', sentence: 'As it was.' })
  }
  await store.users.deactivate(off.id, somebody)
  await keep(store, {
    ...supports('2020-01-01'),
    audience: { visibility: 'named', readerIds: [] },
  })
  expect(await roundTo(store, server).run()).toBe(3)
  const mailsOf = ({ email }: User) => server.mails.filter(({ to }) => to.includes(email))
  expect([mailsOf(vic).length, mailsOf(ada).length, mailsOf(off).length]).toEqual([1, 2, 0])
  expect(mailsOf(vic)[0]!.source + mailsOf(vic)[0]!.parsed.text!).not.toMatch(/turn|supports/)
  expect(
    mailsOf(ada)
      .map(({ parsed }) => parsed.text!)
      .join(),
  ).toContain('turn, from opposes')
})

test('a topic, an actor or one on the other is told of alone, and mails hold twenty of how many', async () => {
  await using store = await openTestStore()
  await using server = await startMailServer()
  const ana = await addUser(store, 'viewer')
  await subscribe(store, ana)
  await keep(store, {
    ...supports('2018-01-01'),
    form: { dated: '2018-01-01', parties: [aParty({ name: 'Rita Rival' })] },
  })
  const rita = `actor=${await actorId(store, 'Rita Rival')}`
  const topic = `topic=${await topicId(store, 'Voluntary detection')}`
  for (const query of [rita, topic, `${rita}&${topic}`]) await subscribe(store, ana, { query })
  await store.rows("update subscriptions set covered_until = '2026-01-01T00:00:00.000Z'")
  await keepBallots(store, makeMembers(30))
  await roundTo(store, server).run()
  expect(server.mails.map(({ parsed }) => parsed.subject!.replace(/^.*: /, ''))).toEqual([
    expect.stringMatching(/^\d\d+ changes$/),
    '1 change',
  ])
  const text = server.mails[0]!.parsed.text!
  const all = /: (\d+) changes/.exec(server.mails[0]!.parsed.subject!)![1]!
  expect(
    text.match(/^.+ on .+: (?:turn|first word|step|another word|change of tone|contradiction), /gm),
  ).toHaveLength(20)
  expect(text).toMatch(
    new RegExp(
      `20 of ${all}, the rest here: https://here\\.test/base/dossiers/\\S+/changes\\?since=2026-01-01`,
    ),
  )
  expect(server.mails[1]!.parsed.text).toContain('/changes?actor=')
})

test('a sentence comes only where its words changed, old beside new', async () => {
  await using store = await openTestStore()
  await using server = await startMailServer()
  await keep(store, opposes('2019-01-01'))
  const ana = await addUser(store, 'viewer')
  const query = `actor=${await actorId(store)}`
  await subscribe(store, ana, { kind: 'sentence', query })
  const { run } = roundTo(store, server)
  // What it says is known from here on.
  expect(await run()).toBe(0)
  const sentence = (await store.subscriptions.ofUser(ana.id))[0]!.sentence!
  expect(sentence).toMatch(/ Ylva Johansson opposes /)
  expect(await run(later() + day)).toBe(0)
  await keep(store, supports('2020-01-01'))
  expect(await run(later() + 2 * day)).toBe(1)
  const { subject, text } = server.mails[0]!.parsed
  expect(subject).toMatch(/: the first sentence changed$/)
  expect(text).toMatch(/\n\nNow\n.* Ylva Johansson supports /)
  expect(text).toContain(`\n\nBefore\n${sentence}\n`)
  expect(await run(later() + 3 * day)).toBe(0)
})

test('a refused mail is tried again after longer and longer waits, and nothing of it is lost', async () => {
  await using store = await openTestStore()
  await using server = await startMailServer()
  const ana = await addUser(store, 'viewer')
  await subscribe(store, ana)
  await keep(store, supports('2020-01-01'))
  const { run, faults } = roundTo(store, server)
  server.state.mood = 'refuses'
  const first = later()
  await run(first)
  await run(first + 4 * 60_000)
  expect(faults).toHaveLength(1)
  await run(first + 5 * 60_000)
  expect(faults).toHaveLength(2)
  expect(await store.subscriptions.ofUser(ana.id)).toMatchObject([
    {
      failedSince: new Date(first).toISOString(),
      failure: 'The mail server refused it: 550 5.1.1 No such mailbox',
      lastSentAt: null,
    },
  ])
  server.state.mood = 'takes'
  expect([await run(first + 19 * 60_000), await run(first + 20 * 60_000)]).toEqual([0, 1])
  expect(await store.subscriptions.ofUser(ana.id)).toMatchObject([
    { failedSince: null, failure: null },
  ])
})

test('a mail server that is not there is asked once a round, whoever waits', async () => {
  await using store = await openTestStore()
  const server = await startMailServer()
  await server.stop()
  const people = [await addUser(store, 'viewer', 'Ana A'), await addUser(store, 'viewer', 'Ben B')]
  for (const user of people) await subscribe(store, user)
  await keep(store, supports('2020-01-01'))
  let asked = 0
  const send = mailsTo(server)
  const round = {
    ...{ site: 'https://here.test', now: later(), onFailure: () => {} },
    send: (...mail: Parameters<typeof send>) => ((asked += 1), send(...mail)),
  }
  expect([await sendDueDigests(store, round), asked]).toEqual([0, 1])
  for (const { id } of people)
    expect(await store.subscriptions.ofUser(id)).toMatchObject([
      { failure: 'The mail server could not be reached.' },
    ])
})

test('a mail of which nobody knows whether it was taken is sent once more as the same one', async () => {
  await using store = await openTestStore()
  await using server = await startMailServer()
  await subscribe(store, await addUser(store, 'viewer'))
  await keep(store, supports('2020-01-01'))
  const { run } = roundTo(store, server)
  server.state.mood = 'breaks off'
  expect(await run()).toBe(0)
  server.state.mood = 'takes'
  // Another day has passed, and still it is the same mail.
  expect(await run(later() + day)).toBe(1)
  const [first, again] = server.mails.map(({ parsed }) => parsed)
  expect(again!.messageId).toBe(first!.messageId)
  const withoutLinks = (text = '') => text.replaceAll(/token=\S+/g, '')
  expect(withoutLinks(again!.text)).toBe(withoutLinks(first!.text))
})

test('a mail that a process died over is left alone for ten minutes, then sent as the same one', async () => {
  await using store = await openTestStore()
  await using server = await startMailServer()
  await subscribe(store, await addUser(store, 'viewer'))
  await keep(store, supports('2020-01-01'))
  const now = later()
  const [id] = await store.subscriptions.listDueIds(now)
  const due = (await store.subscriptions.findDue(id!, now))!
  const until = new Date(now - day).toISOString()
  await store.subscriptions.reserveMail(due, { until, token: 'a', now })
  // Somebody else who looked before does not send it beside.
  expect(await store.subscriptions.reserveMail(due, { until, token: 'b', now })).toBe(false)
  const { run } = roundTo(store, server)
  expect([await run(now + 9 * 60_000), await run(now + 10 * 60_000)]).toEqual([0, 1])
  expect(server.mails[0]!.parsed.text).toContain(`to ${Number(until.slice(8, 10))} `)
})

test('names and titles of people bring no header and no receiver of their own', async () => {
  await using store = await openTestStore()
  await using server = await startMailServer()
  const bad = 'X\r\nBcc: eve\r\n\r\n<b>'
  const ana = (await store.users.record(
    { email: 'ana@example.org', name: bad, role: 'viewer', passwordHash: null },
    somebody,
  ))!
  await subscribe(store, ana)
  await store.rows('update dossiers set name = ?, short_name = null', `Ünion ${bad}`)
  await keep(store, supports('2020-01-01'))
  await store.rows("update actors set name = ? where name = 'Ylva Johansson'", bad)
  expect(await roundTo(store, server).run()).toBe(1)
  const [{ to, parsed, source }] = server.mails as [(typeof server.mails)[0]]
  expect([to, parsed.bcc, parsed.cc]).toEqual([['ana@example.org'], undefined, undefined])
  expect(parsed.subject).toBe('Ünion X Bcc: eve <b>: 1 change')
  const [head] = source.split('\r\n\r\n')
  expect(head!.split('\r\n').filter((line) => /^bcc/i.test(line))).toEqual([])
  expect(parsed.html).toContain('&lt;b&gt; on Encryption')
})
