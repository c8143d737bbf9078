import { expect, test } from 'vitest'
import { findShownSpeakers } from '#app/features/actors/recent-speakers.ts'
import { aParty, aPassage, keep, topicId } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

test('those who spoke last come first, and everybody with evidence is counted', async () => {
  await using store = await openTestStore()
  for (const day of [9, 7, 8])
    await keep(store, {
      form: { parties: [aParty({ name: `Speaker ${day}` })], dated: `2021-03-0${day}` },
      positions: [aPassage()],
    })
  const topic = await topicId(store)
  const { actors, total } = await findShownSpeakers(
    store.visibleTo('owner'),
    [topic],
    2,
    '2021-12-31',
  )
  expect([actors.map(({ name }) => name), total]).toEqual([['Speaker 9', 'Speaker 8'], 3])
})
