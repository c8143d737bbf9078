import { expect, test } from 'vitest'
import { readDossierParam } from '#app/features/codebook/dossier-param.ts'
import { theDossier } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openSeededStore } from '#tests/support/store.ts'

test('a list is of the dossier that its address names, or of all; one that is not there is none', async () => {
  await using store = await openSeededStore()
  const { slug, id, name } = await theDossier(store)
  const visible = store.visibleTo(await addUser(store, 'viewer'))
  const read = (query: string) => readDossierParam(visible, new URLSearchParams(query))
  expect(await read(`dossier=${slug}`)).toMatchObject({ dossier: { id }, dossiers: [[slug, name]] })
  expect((await read('dossier=')).dossier).toBeNull()
  await expect(read('dossier=never')).rejects.toMatchObject({ status: 404 })
})
