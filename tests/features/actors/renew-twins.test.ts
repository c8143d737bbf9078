import { expect, test } from 'vitest'
import { renewTwinsInBackground } from '#app/features/actors/renew-twins.ts'
import type { Store } from '#app/store.server.ts'
import { somebody } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

test('two who ask at once start one search, and nothing is looked for again until something changes', async () => {
  await using store = await openTestStore()
  const add = (name: string) =>
    store.actors.record([{ id: name, kind: 'person', name }], [], somebody)
  for (const name of ['Ylva Johansson', 'Johansson, Ylva']) await add(name)
  let searches = 0
  const watched: Store = {
    ...store,
    renewTwins: (rest) => {
      searches += 1
      return store.renewTwins(rest)
    },
  }
  // However long it takes: whoever asks is let go on after a moment, and asks again.
  const askUntilKnown = async () => {
    while (await store.areTwinsOutdated()) await renewTwinsInBackground(watched)
  }
  await Promise.all([renewTwinsInBackground(watched), renewTwinsInBackground(watched)])
  await askUntilKnown()
  expect(await store.twins.candidates()).toHaveLength(1)
  await renewTwinsInBackground(watched)
  expect(searches).toBe(1)
  await add('Y. Johansson')
  await askUntilKnown()
  expect([searches, (await store.twins.candidates()).length]).toEqual([2, 3])
})
