import { expect, test } from 'vitest'
import { takeToken } from '#app/http/rate-limits.ts'

test('a minute’s worth may be taken at once, then one each time it has filled', () => {
  const buckets = new Map<string, { left: number; at: number }>()
  expect([0, 0, 0, 0].map((now) => takeToken(buckets, 'ana', 3, now))).toEqual([0, 0, 0, 20_000])
  expect([
    takeToken(buckets, 'ana', 3, 19_999),
    takeToken(buckets, 'ana', 3, 20_000),
    takeToken(buckets, 'ana', 3, 20_000),
  ]).toEqual([1, 0, 20_000].map((wait) => expect.closeTo(wait, 0)))
})

test('one person’s haste is nobody else’s wait', () => {
  const buckets = new Map<string, { left: number; at: number }>()
  expect([
    takeToken(buckets, 'ana', 1, 0),
    takeToken(buckets, 'ben', 1, 0),
    takeToken(buckets, 'ana', 1, 0),
  ]).toEqual([0, 0, 60_000])
})

test('a bucket never holds more than a minute’s worth, and a clock set back fills none', () => {
  const buckets = new Map<string, { left: number; at: number }>()
  takeToken(buckets, 'ana', 2, 0)
  expect(
    [3_600_000, 3_600_000, 3_600_000].map((now) => takeToken(buckets, 'ana', 2, now) > 0),
  ).toEqual([false, false, true])
  expect(takeToken(buckets, 'ana', 2, 0)).toBeGreaterThan(0)
})

test('however many come, ten thousand buckets are kept', () => {
  const buckets = new Map<string, { left: number; at: number }>()
  for (let one = 0; one < 25_000; one += 1) takeToken(buckets, String(one), 5, one)
  expect(buckets.size).toBeLessThanOrEqual(10_000)
  for (let one = 0; one < 10; one += 1) takeToken(buckets, `late ${one}`, 5, 200_000)
  expect(buckets.size).toBeLessThan(100)
})
