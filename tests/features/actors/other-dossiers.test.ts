import { expect, test } from 'vitest'
import { countEvidenceElsewhere } from '#app/features/actors/other-dossiers.ts'
import { actorId, dossierOf, somebody, topicId } from '#tests/support/letters.ts'
import { openSeededStore } from '#tests/support/store.ts'

test('an actor’s page tells in which other dossiers they are quoted, and how often', async () => {
  await using store = await openSeededStore()
  const visible = store.visibleTo('owner')
  const [first, johansson] = [await dossierOf(store), await actorId(store)]
  const evidenceOf = await visible.evidence.ofActors([johansson])
  expect(await countEvidenceElsewhere(visible, evidenceOf, johansson, first)).toEqual([])
  const begun = { name: 'Second', procedure: null, summary: null }
  const { id } = await store.dossiers.record(begun, somebody)
  expect(await countEvidenceElsewhere(visible, evidenceOf, johansson, first)).toEqual([])
  await store.topics.use(id, await topicId(store), somebody)
  expect(await countEvidenceElsewhere(visible, evidenceOf, johansson, first)).toEqual([
    { slug: 'second', name: 'Second', quotes: 1 },
  ])
})
