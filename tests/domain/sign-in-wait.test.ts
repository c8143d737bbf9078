import { expect, test } from 'vitest'
import { formatWait, computeSignInWait, type SignInAttempts } from '#app/domain/sign-in-wait.ts'

const now = '2026-03-10T12:00:00.000Z'
const ago = (seconds: number) => new Date(Date.parse(now) - seconds * 1000).toISOString()
const nothing = { failures: 0, lastFailedAt: null }
const [minute, day] = [60, 86_400]

/** So many failures here, the last so many seconds ago. */
const here = (
  failures: number,
  seconds: number,
  succeededAt: string | null = null,
): SignInAttempts => ({
  here: { failures, lastFailedAt: ago(seconds), succeededAt },
  elsewhere: nothing,
})
const elsewhere = (
  failures: number,
  seconds: number,
  succeededAt: string | null = null,
): SignInAttempts => ({
  here: { ...nothing, succeededAt },
  elsewhere: { failures, lastFailedAt: ago(seconds) },
})

test.each([
  [4, 0],
  [5, 30],
  [6, 60],
  [7, 120],
  [8, 240],
  [9, 480],
  [10, 900],
  [11, 900],
  [1000, 900],
])('after %i failures one waits %i seconds', (failures, seconds) => {
  expect(computeSignInWait(here(failures, 0), now)).toBe(seconds * 1000)
})

test('a wait passes, and failures are forgotten after a day', () => {
  expect(
    [
      here(5, 10),
      here(5, 30),
      here(5, 31),
      here(1000, 14 * minute),
      here(1000, 15 * minute),
      here(1000, day),
    ].map((tries) => computeSignInWait(tries, now) / 1000),
  ).toEqual([20, 0, 0, 60, 0, 0])
})

test('nobody who never tried waits', () => {
  expect(
    computeSignInWait({ here: { ...nothing, succeededAt: null }, elsewhere: nothing }, now),
  ).toBe(0)
})

test('fifty failures in strange places hold up other strange places, but no place where the owner has signed in', () => {
  expect(
    [
      elsewhere(49, 0),
      elsewhere(50, 0),
      elsewhere(50, 5 * minute),
      elsewhere(50, 15 * minute),
      elsewhere(5000, day),
    ].map((tries) => computeSignInWait(tries, now) / 1000),
  ).toEqual([0, 900, 600, 0, 0])
  expect(
    [ago(0), ago(89 * day), ago(91 * day)].map(
      (succeededAt) => computeSignInWait(elsewhere(5000, 0, succeededAt), now) / 1000,
    ),
  ).toEqual([0, 0, 900])
})

test('a place where the owner has signed in waits for its own failures all the same', () => {
  expect(computeSignInWait(here(6, 0, ago(day)), now)).toBe(60_000)
})

test('a clock that was set back makes nobody wait longer than the wait', () => {
  expect(
    [here(5, -3600), here(1000, -86_400 * 30)].map((tries) => computeSignInWait(tries, now) / 1000),
  ).toEqual([30, 900])
})

test.each([
  [1, '1 second'],
  [1000, '1 second'],
  [1001, '2 seconds'],
  [30_000, '30 seconds'],
  [90_000, '90 seconds'],
  [90_001, '2 minutes'],
  [900_000, '15 minutes'],
])('%i milliseconds are %s', (milliseconds, words) => {
  expect(formatWait(milliseconds)).toBe(words)
})
