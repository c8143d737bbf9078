import { expect, test } from 'vitest'
import { describeSessions, describeTokens } from '#app/features/people/access-view.ts'

<<<<<<< HEAD
const now = '2026-11-12T14:05:00.000Z'
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

test('sessions are told by device, with when they began and were used and which is this one', () => {
  const session = { createdAt: '2026-10-30T08:00:00.000Z', isCurrent: false }
  expect(
    describeSessions(
      [
        { ...session, id: 'a', lastUsedAt: now, userAgent: firefox, isCurrent: true },
        { ...session, id: 'b', lastUsedAt: '2026-11-12T11:05:00.000Z', userAgent: null },
      ],
      now,
    ),
  ).toEqual([
    { id: 'a', device: 'Firefox on Linux', used: 'just now', since: '30 Oct 2026', here: true },
    { id: 'b', device: 'Unknown device', used: '3 hours ago', since: '30 Oct 2026', here: false },
  ])
})

test('tokens say when they were used and until which day they work', () => {
  const token = {
    ownerId: 'ana',
    name: 'Cron',
    scope: 'read' as const,
    createdAt: '2026-11-10T14:05:00.000Z',
  }
  const described = describeTokens(
    [
      { ...token, id: 'a', expiresAt: null, lastUsedAt: null },
      {
        ...token,
        id: 'b',
        expiresAt: '2026-12-31T23:59:00.000Z',
        lastUsedAt: '2026-11-11T14:05:00.000Z',
      },
    ],
    now,
  )
  expect(described).toEqual([
    {
      id: 'a',
      name: 'Cron',
      scope: 'read',
      made: '2 days ago',
      used: 'never used',
      until: 'until it is revoked',
    },
    {
      id: 'b',
      name: 'Cron',
      scope: 'read',
      made: '2 days ago',
      used: 'last used 1 day ago',
      until: 'until 31 Dec 2026',
    },
  ])
  expect(JSON.stringify(described)).not.toContain('ana')
=======
const createdAt = '2026-11-01T09:00:00.000Z'
const now = '2026-11-03T09:00:00.000Z'

test('sessions are listed by device, and the one that asks is told from the others', () => {
  const session = { id: 'a', createdAt, lastUsedAt: createdAt, userAgent: null, isCurrent: true }
  const rows = describeSessions([session, { ...session, id: 'b', isCurrent: false }], now)
  expect(rows.map(({ id, here }) => [id, here])).toEqual([
    ['a', true],
    ['b', false],
  ])
  expect(rows[0]).toMatchObject({ used: '2 days ago', since: '2 days ago' })
})

test('a token that was never used and one without an end say so', () => {
  const token = {
    ...{ id: 't', ownerId: 'u', name: 'sync', scope: 'read' as const, createdAt },
    ...{ expiresAt: null, lastUsedAt: null },
  }
  const [unused, used] = describeTokens([token, { ...token, lastUsedAt: createdAt }], now)
  expect(unused).toMatchObject({ used: 'never used', until: 'until it is revoked' })
  expect(used!.used).toBe('last used 2 days ago')
>>>>>>> h-ftests
})
