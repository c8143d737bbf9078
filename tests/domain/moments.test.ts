import { expect, test } from 'vitest'
import { formatTimeAgo, formatLastDay } from '#app/domain/moments.ts'

const now = '2026-03-10T12:00:00.000Z'

test.each([
  [null, 'never'],
  ['2026-03-10T11:59:59.000Z', 'just now'],
  ['2026-03-10T11:54:01.000Z', 'just now'],
  ['2026-03-10T11:54:00.000Z', '6 minutes ago'],
  ['2026-03-10T11:00:01.000Z', '59 minutes ago'],
  ['2026-03-10T11:00:00.000Z', '1 hour ago'],
  ['2026-03-09T12:00:01.000Z', '23 hours ago'],
  ['2026-03-09T12:00:00.000Z', '1 day ago'],
  ['2026-03-03T12:00:01.000Z', '6 days ago'],
  ['2026-03-03T12:00:00.000Z', '3 Mar 2026'],
  ['2026-03-10T12:00:30.000Z', 'just now'],
])('%s was %s', (at, words) => {
  expect(formatTimeAgo(at, now)).toBe(words)
})

test('an end is said by its day', () => {
  expect(formatLastDay('2026-03-17T09:30:00.000Z')).toBe('17 Mar 2026')
})
