import { expect, test } from 'vitest'
import { readAhead } from '#app/jobs/read-ahead.ts'
import { openCountedStore } from '#tests/support/statement-counter.ts'
import { openSeededStore, seededImage } from '#tests/support/store.ts'
import { theDossier } from '#tests/support/letters.ts'

const never = new AbortController().signal

test('everybody of a dossier is read before somebody asks, and nothing is read anew then', async () => {
  const { store, count } = openCountedStore(await seededImage())
  const topicIds = (await store.topics.ofDossier((await theDossier(store)).id)).map(({ id }) => id)
  const actorIds = await store.evidence.actorIds(topicIds)
  const askForAll = () => store.visibleTo('owner').evidence.ofActors(actorIds)
  expect(await readAhead(store, '2026-01-01', never)).toBe(actorIds.length)
  // Each actor's version alone: its evidence is the same as it was read.
  expect((await count(askForAll)).rows).toBe(actorIds.length)
  const [evidenceOf, again] = [await askForAll(), await askForAll()]
  expect(evidenceOf(actorIds[0]!, topicIds[0]!)).toBe(again(actorIds[0]!, topicIds[0]!))
  await store.close()
})

test('it stops where it is asked to', async () => {
  await using store = await openSeededStore()
  const stopping = new AbortController()
  stopping.abort()
  expect(await readAhead(store, '2026-01-01', stopping.signal)).toBe(0)
})
