import { expect, test } from 'vitest'
import { describeSessions, describeTokens } from '#app/features/people/access-view.ts'
import { keep, theDossier } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

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
      { ...token, id: 'a', expiresAt: null, lastUsedAt: null, view: null },
      {
        ...token,
        id: 'b',
        expiresAt: '2026-12-31T23:59:00.000Z',
        lastUsedAt: '2026-11-11T14:05:00.000Z',
        view: null,
      },
    ],
    now,
    [],
  )
  expect(described).toEqual([
    {
      id: 'a',
      name: 'Cron',
      scope: 'read',
      made: '2 days ago',
      used: 'never used',
      until: 'until it is revoked',
      of: null,
    },
    {
      id: 'b',
      name: 'Cron',
      scope: 'read',
      made: '2 days ago',
      used: 'last used 1 day ago',
      until: 'until 31 Dec 2026',
      of: null,
    },
  ])
  expect(JSON.stringify(described)).not.toContain('ana')
})

test('a token of one view says which, where its reader sees the dossier', async () => {
  await using store = await openTestStore()
  await keep(store)
  const dossier = await theDossier(store)
  const query = [['topic', 't']] as const
  const view = { dossierId: dossier.id, table: 'quotes' as const, query }
  const token = {
    ...{ id: 'a', ownerId: 'ana', name: 'Sheet', scope: 'read' as const, view },
    ...{ createdAt: now, expiresAt: null, lastUsedAt: null },
  }
  const [[seen], [unseen]] = [
    describeTokens([token], now, [dossier]),
    describeTokens([token], now, []),
  ]
  expect([seen!.of, unseen!.of]).toEqual([
    {
      words: 'Quotes of Child sexual abuse interim Regulation',
      page: `/dossiers/${dossier.slug}/quotes?topic=t`,
    },
    { words: 'Quotes of a dossier that you do not see (any more)', page: null },
  ])
})
