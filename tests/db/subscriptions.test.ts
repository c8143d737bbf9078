import { expect, test } from 'vitest'
import { mostSubscriptions } from '#app/domain/digests/subscriptions.ts'
import { dossierOf, somebody } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'

const day = 86_400_000
const later = Date.now() + 8 * day

async function withAna() {
  const store = await openTestStore()
  const [ana, dossierId] = [await addUser(store, 'viewer'), await dossierOf(store)]
  const record = (query = '', rhythm: 'daily' | 'weekly' = 'daily', userId = ana.id) =>
    store.subscriptions.record({
      ...{ userId, dossierId, kind: 'changes', query, rhythm, sentence: null },
    })
  return {
    ...{ store, ana, record },
    [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
  }
}

test('the same is subscribed to once, its rhythm is changed, and one has at most so many', async () => {
  await using world = await withAna()
  const { store, ana, record } = world
  await Promise.all([record('topic=a'), record('topic=a')])
  await record('topic=a', 'weekly')
  expect(await store.subscriptions.ofUser(ana.id)).toMatchObject([
    { query: 'topic=a', rhythm: 'weekly', lastSentAt: null, failure: null },
  ])
  for (let place = 1; place < mostSubscriptions; place += 1) await record(`topic=${place}`)
  expect([await record('topic=b'), await record('topic=a', 'daily')]).toEqual([
    'too many',
    'recorded',
  ])
  const ben = await addUser(store, 'viewer', 'Ben Okafor')
  expect(await record('topic=b', 'daily', ben.id)).toBe('recorded')
})

test('one ends what is their own alone, and a link ends what it is of', async () => {
  await using world = await withAna()
  const { store, ana, record } = world
  const ben = await addUser(store, 'viewer', 'Ben Okafor')
  await record('topic=a')
  await record('topic=b')
  const [first, second] = await store.subscriptions.ofUser(ana.id)
  expect(await store.subscriptions.end(ben.id, first!.id)).toBe(false)
  const due = (await store.subscriptions.findDue(second!.id, later))!
  await store.subscriptions.reserveMail(due, { until: due.coveredUntil, token: 'own', now: later })
  expect(await store.subscriptions.byLink('other')).toBeNull()
  await store.subscriptions.endByLink('other')
  expect(await store.subscriptions.byLink('own')).toMatchObject({ id: second!.id })
  await store.subscriptions.endByLink('own')
  expect(await store.subscriptions.ofUser(ana.id)).toEqual([first])
  expect(await store.subscriptions.end(ana.id, first!.id)).toBe(true)
  expect(await store.subscriptions.ofUser(ana.id)).toEqual([])
  expect(await store.rows('select * from subscription_links')).toEqual([])
})

test('due is what its rhythm says, of people who may sign in', async () => {
  await using world = await withAna()
  const { store, ana, record } = world
  await record('topic=daily', 'daily')
  await record('topic=weekly', 'weekly')
  await store.rows("update subscriptions set covered_until = '2026-12-01T06:00:00.000Z'")
  const dueAt = async (at: string) => {
    const ids = await store.subscriptions.listDueIds(Date.parse(at))
    const own = await store.subscriptions.ofUser(ana.id)
    return own.filter(({ id }) => ids.includes(id)).map(({ rhythm }) => rhythm)
  }
  expect(await dueAt('2026-12-02T06:09:59.000Z')).toEqual([])
  expect(await dueAt('2026-12-02T06:10:00.000Z')).toEqual(['daily'])
  expect(await dueAt('2026-12-07T06:10:00.000Z')).toEqual(['daily', 'weekly'])
  await addUser(store, 'admin', 'Ada Admin')
  await store.users.deactivate(ana.id, somebody)
  expect(await dueAt('2026-12-07T06:10:00.000Z')).toEqual([])
})

test('a failure is waited for, a clock that went back is not, and what is settled is over', async () => {
  await using world = await withAna()
  const { store, ana, record } = world
  await record()
  const [id] = await store.subscriptions.listDueIds(later)
  const due = (await store.subscriptions.findDue(id!, later))!
  const until = new Date(later - day).toISOString()
  await store.subscriptions.reserveMail(due, { until, token: 'a', now: later })
  await store.subscriptions.noteFailure(due, { reason: 'No.', isRefused: false, now: later })
  expect(await store.subscriptions.listDueIds(later + 299_000)).toEqual([])
  expect(await store.subscriptions.findDue(id!, later + 300_000)).toMatchObject({
    ...{ failures: 1, pendingUntil: until, attemptedAt: null, failure: 'No.' },
    user: { id: ana.id, email: ana.email },
  })
  // Set before the clock went back by two days.
  expect(await store.subscriptions.listDueIds(later - 2 * day)).toEqual([id])
  await store.subscriptions.settle(due, { until, sentence: 'So.', sentAt: later })
  const [settled] = await store.subscriptions.ofUser(ana.id)
  expect(settled).toMatchObject({
    ...{ coveredUntil: until, sentence: 'So.', failedSince: null, failure: null },
    lastSentAt: new Date(later).toISOString(),
  })
})

test('of two processes that hand over the same mail one is let, and none once the subscription ended', async () => {
  await using world = await withAna()
  const { store, ana, record } = world
  await record()
  const [id] = await store.subscriptions.listDueIds(later)
  const due = (await store.subscriptions.findDue(id!, later))!
  const until = new Date(later - day).toISOString()
  const reserve = (token: string) =>
    store.subscriptions.reserveMail(due, { until, token, now: later })
  const given = await Promise.all([reserve('a'), reserve('b')])
  expect(given.filter(Boolean)).toHaveLength(1)
  await store.subscriptions.end(ana.id, id!)
  expect(await reserve('c')).toBe(false)
  expect(await store.subscriptions.byLink('c')).toBeNull()
})

test('one asks for one alert of a search of one’s own, which ends with the search', async () => {
  await using world = await withAna()
  const { store, ana, record } = world
  await store.savedSearches.save(ana.id, { name: 'Encryption', query: 'q=encrypt' })
  const [search] = await store.savedSearches.ofUser(ana.id)
  const ask = (rhythm: 'daily' | 'weekly', knownLetters: string) =>
    store.subscriptions.recordAlert({ userId: ana.id, search: search!, rhythm, knownLetters })
  await Promise.all([ask('daily', 'a'), ask('daily', 'a')])
  await ask('weekly', 'b')
  await record()
  const own = await store.subscriptions.ofUser(ana.id)
  expect(own).toMatchObject([
    {
      ...{ kind: 'letters', dossierId: null, query: 'q=encrypt', rhythm: 'weekly' },
      // It knows what it knew: the next mail is about all that came since.
      ...{ search: { id: search!.id, name: 'Encryption' }, knownLetters: 'a' },
    },
    { kind: 'changes', search: null },
  ])
  const due = (await store.subscriptions.findDue(own[0]!.id, later))!
  const until = new Date(later - day).toISOString()
  const mail = { until, token: 'own', now: later, pendingLetters: 'c' }
  await store.subscriptions.reserveMail(due, mail)
  await store.subscriptions.noteFailure(due, { reason: 'No.', isRefused: false, now: later })
  expect(await store.subscriptions.findDue(due.id, later + day)).toMatchObject({
    ...{ search: { name: 'Encryption' }, knownLetters: 'a', pendingLetters: 'c' },
  })
  const settled = { until, sentence: null, knownLetters: 'a c', sentAt: later }
  await store.subscriptions.settle(due, settled)
  expect(await store.subscriptions.findDue(due.id, later + 8 * day)).toMatchObject({
    ...{ knownLetters: 'a c', pendingLetters: null },
  })
  expect(await store.savedSearches.remove(ana.id, search!.id)).toBe(true)
  expect(await store.subscriptions.ofUser(ana.id)).toMatchObject([{ kind: 'changes' }])
  expect(await store.rows('select * from subscription_links')).toEqual([])
})
