import { expect, test } from 'vitest'
import type { Subscription } from '#app/domain/digests/subscriptions.ts'
import { describeSubscriptions } from '#app/features/digests/subscription-list.ts'
import { aPassage, actorId, keep, theDossier, topicId } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

const now = '2026-12-01T12:00:00.000Z'
const fresh: Omit<Subscription, 'dossierId'> = {
  ...{ id: 's', userId: 'u', kind: 'changes', query: '', rhythm: 'weekly', sentence: null },
  ...{ createdAt: '2026-11-20T12:00:00.000Z', coveredUntil: '2026-11-20T12:00:00.000Z' },
  ...{ lastSentAt: null, failedSince: null, failure: null, search: null, knownLetters: null },
}

test('each says what comes of whom and how its mails went', async () => {
  await using store = await openTestStore()
  await keep(store, { positions: [aPassage()] })
  const { id: dossierId, slug } = await theDossier(store)
  const query = `actor=${await actorId(store)}&topic=${await topicId(store)}&who=kind%3Aperson`
  const described = await describeSubscriptions(
    store.visibleTo('owner'),
    [
      { ...fresh, dossierId },
      {
        ...{ ...fresh, dossierId, query, kind: 'sentence', rhythm: 'daily' },
        ...{ coveredUntil: '2026-12-01T06:00:00.000Z', lastSentAt: '2026-11-30T06:10:00.000Z' },
        ...{ failedSince: '2026-12-01T06:10:00.000Z', failure: 'The mail server refused it: 550' },
      },
      { ...fresh, dossierId: 'hidden' },
      { ...fresh, dossierId: null, kind: 'letters', search: { id: '7', name: 'Encryption' } },
    ],
    now,
  )
  expect(described.map(({ about, what, page }) => [about, what, page])).toEqual([
    [
      'Child sexual abuse interim Regulation · everybody · on all topics',
      'Every change, every Monday at 06:00 UTC',
      `/dossiers/${slug}/changes`,
    ],
    [
      'Child sexual abuse interim Regulation · all persons who spoke on it and Ylva Johansson · on Encryption',
      'The first sentence, where it reads otherwise, every day at 06:00 UTC',
      `/dossiers/${slug}/changes?${query}`,
    ],
    ['A dossier that you do not see (any more)', 'Every change, every Monday at 06:00 UTC', null],
    [
      'Saved search · Encryption',
      'Letters that it has come to find, every Monday at 06:00 UTC',
      '/letters/searches/7',
    ],
  ])
  expect(described.map(({ sent, failure }) => [sent, failure])).toEqual([
    ['nothing sent so far', null],
    [
      'last sent 1 day ago',
      'Could not be sent since 1 December 2026, 06:10 (UTC): The mail server refused it: 550',
    ],
    ['nothing sent so far', null],
    ['nothing sent so far', null],
  ])
  expect(await describeSubscriptions(store.visibleTo('owner'), [], now)).toEqual([])
})
