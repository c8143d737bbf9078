import { expect, test } from 'vitest'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { loadOverlay, loadStrips } from '#app/features/analysis/stances-page.ts'
import { theDossier } from '#tests/support/letters.ts'
import { addUser, requestContextOf } from '#tests/support/request-context.ts'
import { openSeededStore, type TestStore } from '#tests/support/store.ts'

async function open(store: TestStore) {
  const { slug } = await theDossier(store)
  return requireDossier(requestContextOf(store, await addUser(store)), slug)
}

test('without a topic in the address strips are of the first one, and a matrix is of all', async () => {
  await using store = await openSeededStore()
  const inDossier = await open(store)
  const strips = await loadStrips(inDossier, new URLSearchParams())
  expect([strips.view, strips.selection.topics.map(({ name }) => name)]).toEqual([
    'strips',
    ['Encryption'],
  ])
  const matrix = await loadStrips(inDossier, new URLSearchParams('view=matrix'))
  expect([matrix.view, matrix.selection.topics.length]).toEqual(['matrix', 3])
})

test('an overlay shows those who spoke last as lines', async () => {
  await using store = await openSeededStore()
  const overlay = await loadOverlay(await open(store), new URLSearchParams('view=overlay'))
  expect(overlay.drawn.facets).toHaveLength(3)
})
