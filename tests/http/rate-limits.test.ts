import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { enforceRateLimit } from '#app/http/rate-limits.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
  vi.stubEnv('SEARCHES_PER_MINUTE', '3')
  vi.stubEnv('EXPORTS_PER_MINUTE', '1')
})
afterEach(() => {
  vi.runAllTimers()
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

/** The answer that refuses, or null where the request passes. */
async function findRefusal(
  action: Parameters<typeof enforceRateLimit>[0],
  key: string,
): Promise<Response | null> {
  try {
    await enforceRateLimit(action, key)
    return null
  } catch (answer) {
    return answer as Response
  }
}

test('a minute’s worth may be taken at once, then the next when the minute is over', async () => {
  for (const _ of [1, 2, 3]) expect(await findRefusal('searches', 'ana')).toBeNull()
  vi.advanceTimersByTime(20_000)
  const refusal = await findRefusal('searches', 'ana')
  expect([refusal?.status, refusal?.headers.get('retry-after')]).toEqual([429, '40'])
  expect(await refusal?.text()).toBe(
    'These are more than 3 searches within a minute. Wait 40 seconds and try again.',
  )
  vi.advanceTimersByTime(39_999)
  expect((await findRefusal('searches', 'ana'))?.headers.get('retry-after')).toBe('1')
  vi.advanceTimersByTime(1)
  expect(await findRefusal('searches', 'ana')).toBeNull()
})

test('one person’s haste is nobody else’s wait, and no other action’s', async () => {
  expect(await findRefusal('exports', 'ana')).toBeNull()
  expect(await findRefusal('exports', 'ben')).toBeNull()
  expect(await findRefusal('searches', 'ana')).toBeNull()
  expect((await findRefusal('exports', 'ana'))?.status).toBe(429)
})

test('trying on while refused makes the wait no longer', async () => {
  await findRefusal('exports', 'ana')
  for (let tries = 0; tries < 50; tries += 1) await findRefusal('exports', 'ana')
  vi.advanceTimersByTime(60_000)
  expect(await findRefusal('exports', 'ana')).toBeNull()
})

test('the setting is read each time, and what is no number falls back to the default', async () => {
  await findRefusal('exports', 'ana')
  expect((await findRefusal('exports', 'ana'))?.status).toBe(429)
  vi.stubEnv('EXPORTS_PER_MINUTE', '10')
  expect(await findRefusal('exports', 'ana')).toBeNull()
  vi.stubEnv('EXPORTS_PER_MINUTE', 'many')
  for (let uses = 4; uses <= 60; uses += 1)
    expect(await findRefusal('exports', 'ana'), String(uses)).toBeNull()
  expect((await findRefusal('exports', 'ana'))?.status).toBe(429)
})

test('each key has one timer of its own, which forgets it: no request looks through the others', async () => {
  for (let network = 0; network < 1_000; network += 1)
    await enforceRateLimit('sign-ins', `network ${network}`)
  expect(vi.getTimerCount()).toBe(1_000)
  await enforceRateLimit('sign-ins', 'network 0')
  expect(vi.getTimerCount()).toBe(1_000)
  await enforceRateLimit('sign-ins', 'one more')
  expect(vi.getTimerCount()).toBe(1_001)
  vi.advanceTimersByTime(60_000)
  expect(vi.getTimerCount()).toBe(0)
})
