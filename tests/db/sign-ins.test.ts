import { expect, test } from 'vitest'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const home = { email: 'ana@example.org', address: '192.0.2.1' }
const cafe = { ...home, address: '192.0.2.2' }
const at = '2026-03-10T12:00:00.000Z'
const later = (hours: number) => new Date(Date.parse(at) + hours * 3_600_000).toISOString()
const nothing = { failures: 0, lastFailedAt: null }

/** Fails so many times, each after the one before. */
async function fail(
  store: Pick<TestStore, 'signIns'>,
  place: typeof home,
  times: number,
  when = at,
) {
  for (let time = 0; time < times; time += 1)
    expect(
      await store.signIns.beginAttempt(
        place,
        (await store.signIns.attempts(place, when)).here,
        when,
      ),
    ).toBe(true)
}

test('failures are counted by account and address', async () => {
  await using store = await openTestStore()
  await fail(store, home, 3)
  await fail(store, { ...home, email: ' ANA@example.org ' }, 1)
  await fail(store, cafe, 2)
  await fail(store, { ...home, email: 'ben@example.org' }, 1)
  expect(await store.signIns.attempts(home, at)).toEqual({
    here: { failures: 4, lastFailedAt: at, succeededAt: null },
    elsewhere: { failures: 2, lastFailedAt: at },
  })
})

test('a success forgives its own place, remembers it, and no longer counts it among the strange ones', async () => {
  await using store = await openTestStore()
  await fail(store, home, 3)
  await fail(store, cafe, 2)
  await store.signIns.recordSuccess(home, at)
  expect(await store.signIns.attempts(home, at)).toEqual({
    here: { failures: 0, lastFailedAt: at, succeededAt: at },
    elsewhere: { failures: 2, lastFailedAt: at },
  })
  await fail(store, home, 1)
  expect((await store.signIns.attempts(cafe, at)).elsewhere).toEqual(nothing)
})

test('of tries at once each counts, and each sees the one before', async () => {
  await using store = await openTestStore()
  const { here } = await store.signIns.attempts(home, at)
  const began = await Promise.all(
    Array.from({ length: 10 }, () => store.signIns.beginAttempt(home, here, at)),
  )
  expect([
    began.filter(Boolean).length,
    (await store.signIns.attempts(home, at)).here.failures,
  ]).toEqual([1, 1])
})

test('after a day failures begin anew, and what nobody needs any more is cleared away', async () => {
  await using store = await openTestStore()
  await fail(store, home, 7)
  await fail(store, cafe, 60)
  await store.signIns.recordSuccess(home, at)
  const tomorrow = later(25)
  expect((await store.signIns.attempts(home, tomorrow)).elsewhere).toEqual(nothing)
  await fail(store, home, 1, tomorrow)
  expect((await store.signIns.attempts(home, tomorrow)).here).toEqual({
    failures: 1,
    lastFailedAt: tomorrow,
    succeededAt: at,
  })
  expect(Object.values((await store.rows('select count(*) from sign_ins'))[0]!)[0]).toBe(1)
  await fail(store, { ...home, email: 'ben@example.org' }, 1, later(24 * 100))
  expect(Object.values((await store.rows('select count(*) from sign_ins'))[0]!)[0]).toBe(1)
})

test('a restart forgives nobody', async () => {
  await using store = await openTestStore()
  await fail(store, home, 6)
  await using again = await store.again()
  expect((await again.signIns.attempts(home, at)).here.failures).toBe(6)
})

test('no address of a person or a network stands there in words', async () => {
  await using store = await openTestStore()
  await fail(store, home, 1)
  expect(JSON.stringify(await store.rows('select * from sign_ins'))).not.toMatch(/ana@|192\./)
})
