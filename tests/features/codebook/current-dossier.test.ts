import { expect, test } from 'vitest'
import { requireCurrentDossier } from '#app/features/codebook/current-dossier.ts'
import { openSeededStore, openTestStore } from '#tests/support/store.ts'

test('the first dossier is shown with its topics', async () => {
  await using store = await openSeededStore()
  const { dossier, topics } = await requireCurrentDossier(store.visibleTo(null))
  expect(dossier.procedure).toBe('2020/0259(COD)')
  expect(topics).toHaveLength(3)
})

test('a store without a dossier answers that there is none', async () => {
  await using store = await openTestStore()
  const answer: unknown = await requireCurrentDossier(store.visibleTo('owner')).catch(
    (thrown: unknown) => thrown,
  )
  expect((answer as Response).status).toBe(404)
})
