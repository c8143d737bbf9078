import { expect, test } from 'vitest'
import { requireTopicInDossier } from '#app/features/codebook/require-topic-in-dossier.ts'
import { somebody } from '#tests/support/letters.ts'
import { refusalOf } from '#tests/support/refusals.ts'
import { openTestStore } from '#tests/support/store.ts'
import { topicsOf } from '#tests/support/wordings.ts'

test('a topic comes with the others of its dossier, a merged one as the one that remains', async () => {
  await using store = await openTestStore()
  const { topic, others } = await topicsOf(store)
  const visible = store.visibleTo('owner')
  expect(await requireTopicInDossier(visible, topic.id)).toMatchObject({ topic, others })
  await store.merges.record('topic', others[0]!.id, topic.id, somebody)
  expect(await requireTopicInDossier(visible, others[0]!.id)).toMatchObject({ topic, others: [] })
})

test('a topic that never was is not found', async () => {
  await using store = await openTestStore()
  await topicsOf(store)
  expect(
    (await refusalOf(() => requireTopicInDossier(store.visibleTo('owner'), 'none')))?.[0],
  ).toBe(404)
})
