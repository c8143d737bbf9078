import { expect, test } from 'vitest'
import { findQueryObstacle, toSubscriptionQuery } from '#app/domain/digests/subscriptions.ts'

test('a selection is subscribed to by whom and what it is about, in one order and without its days', () => {
  const shown = [
    'topic=b&actor=z&who=kind%3Aperson&topic=a&page=3&since=2026-01-01&asOf=2020-01-01&from=2019&to=2020&topic=a',
    'who=kind:person&topic=a&topic=b&actor=z&names=',
  ]
  for (const query of shown)
    expect(toSubscriptionQuery(new URLSearchParams(query))).toBe(
      'actor=z&topic=a&topic=b&who=kind%3Aperson',
    )
  expect(toSubscriptionQuery(new URLSearchParams('since=2026'))).toBe('')
})

test('what an address can hardly hold cannot be subscribed to', () => {
  const query = (actors: number) =>
    Array.from({ length: actors }, (_, place) => `actor=${String(place).padStart(36, '0')}`).join(
      '&',
    )
  expect(findQueryObstacle(query(40))).toBeNull()
  expect(findQueryObstacle(query(200))).toMatch(/^This selection is too long/)
})
