import { expect, test } from 'vitest'
import { renewTwinsInBackground } from '#app/features/actors/renew-twins.ts'
import { somebody } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

test('pairs are there once whoever asks has waited a moment, and nothing is looked for again', async () => {
  await using store = await openTestStore()
  const names = ['Ylva Johansson', 'Johansson, Ylva']
  await store.actors.record(
    names.map((name) => ({ id: name, kind: 'person' as const, name })),
    [],
    somebody,
  )
  await Promise.all([renewTwinsInBackground(store), renewTwinsInBackground(store)])
  expect(await store.twins.candidates()).toHaveLength(1)
  expect(await store.areTwinsOutdated()).toBe(false)
})
