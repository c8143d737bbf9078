import { expect, test } from 'vitest'
import { describeSessions, describeTokens } from '#app/features/people/access-view.ts'

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
})
