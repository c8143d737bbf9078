import { expect, test } from 'vitest'
import { requireCurrentDossier } from '#app/features/codebook/current-dossier.ts'
import { aTopicNamed, somebody } from '#tests/support/letters.ts'
import { openSeededStore, openTestStore } from '#tests/support/store.ts'

test('the dossier that was first is shown, with its topics in the order of the codebook', async () => {
  await using store = await openSeededStore()
  const topics = [aTopicNamed('Another topic')]
  const another = { name: 'Another', procedure: null, summary: null, topics, milestones: [] }
  await store.topics.record(another, somebody)
  const current = await requireCurrentDossier(store.visibleTo(null))
  expect(current.dossier.name).toBe('Child sexual abuse interim Regulation')
  expect(current.topics.map(({ name }) => name)).toEqual([
    'Encryption',
    'Voluntary detection',
    'Interim Regulation',
  ])
})

test('a store without a dossier answers that there is none', async () => {
  await using store = await openTestStore()
  const refused = await requireCurrentDossier(store.visibleTo('owner')).catch(
    (thrown: unknown) => thrown,
  )
  if (!(refused instanceof Response)) throw new Error('This was no refusal.')
  expect([refused.status, await refused.text()]).toEqual([
    404,
    'There is no such dossier. It may have another address; look for it in the list.',
  ])
})
