import { expect, test } from 'vitest'
import { listTopicsElsewhere } from '#app/features/codebook/used-topics.ts'
import { aTopicNamed, dossierOf, somebody, topicId } from '#tests/support/letters.ts'
import { openSeededStore } from '#tests/support/store.ts'

test('topics of other open dossiers are offered, those that are shared are told, and closed dossiers give none', async () => {
  await using store = await openSeededStore()
  const first = await dossierOf(store)
  const begin = (name: string, topics: string[]) =>
    store.dossiers.record(
      { name, procedure: null, summary: null, topics: topics.map(aTopicNamed) },
      somebody,
    )
  const second = await begin('Second', ['Tariffs'])
  await begin('Third', ['Quotas'])
  await store.dossiers.setClosed((await store.dossiers.bySlug('third'))!, true, somebody)
  await store.topics.use(second.id, await topicId(store), somebody)
  const visible = store.visibleTo('owner')
  const { others, shared } = await listTopicsElsewhere(visible, first)
  expect([others, shared].map((list) => list.map(({ name, dossier }) => [name, dossier]))).toEqual([
    [['Tariffs', 'Second']],
    [['Encryption', 'Second']],
  ])
})
