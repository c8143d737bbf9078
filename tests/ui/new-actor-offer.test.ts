import { expect, test } from 'vitest'
import { sayWhoElse } from '#app/ui/new-actor-offer.tsx'

test.each([
  [true, 'The others are'],
  [false, 'All actors are'],
])('others of nearly a name are spoken of only where some are shown: %s', (shown, expected) => {
  expect(sayWhoElse(shown)).toBe(expected)
})
