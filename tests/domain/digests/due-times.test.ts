import { expect, test } from 'vitest'
import { findLatestDigestEnd, findRetryMoment } from '#app/domain/digests/due-times.ts'

// 30 November 2026 is a Monday.
test.each([
  ['daily', '2026-12-02T06:10:00.000Z', '2026-12-02T06:00:00.000Z'],
  ['daily', '2026-12-02T06:09:59.999Z', '2026-12-01T06:00:00.000Z'],
  ['daily', '2026-12-03T05:00:00.000Z', '2026-12-02T06:00:00.000Z'],
  ['weekly', '2026-11-30T06:10:00.000Z', '2026-11-30T06:00:00.000Z'],
  ['weekly', '2026-11-30T06:09:59.999Z', '2026-11-23T06:00:00.000Z'],
  ['weekly', '2026-12-06T23:59:59.000Z', '2026-11-30T06:00:00.000Z'],
] as const)('the newest %s digest at %s reaches to %s', (rhythm, now, end) => {
  expect(findLatestDigestEnd(rhythm, Date.parse(now))).toBe(end)
})

test('each failure in a row is waited for longer, up to a day', () => {
  const now = Date.parse('2026-12-02T06:10:00.000Z')
  expect([1, 2, 3, 4, 5, 6, 7, 400].map((failures) => findRetryMoment(failures, now))).toEqual([
    '2026-12-02T06:15:00.000Z',
    '2026-12-02T06:25:00.000Z',
    '2026-12-02T07:10:00.000Z',
    '2026-12-02T10:10:00.000Z',
    '2026-12-02T18:10:00.000Z',
    ...Array<string>(3).fill('2026-12-03T06:10:00.000Z'),
  ])
})
