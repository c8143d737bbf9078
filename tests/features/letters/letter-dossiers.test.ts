import { expect, test } from 'vitest'
import { addDossierNames } from '#app/features/letters/letter-dossiers.ts'
import { somebody, theDossier } from '#tests/support/letters.ts'
import { openSeededStore } from '#tests/support/store.ts'

test('each row names the dossiers that its letter lies in', async () => {
  await using store = await openSeededStore()
  const { id, name } = await theDossier(store)
  const visible = store.visibleTo('owner')
  const { rows } = await visible.letters.page({}, 9, 0)
  const second = { name: 'Second', procedure: null, summary: null }
  const added = await store.dossiers.record(second, somebody)
  const letterIds = [rows[0]!.id]
  await store.dossiers.moveLetters(added.id, { letterIds, into: true }, somebody)
  await store.dossiers.moveLetters(id, { letterIds: [rows[1]!.id], into: false }, somebody)
  expect((await addDossierNames(visible, rows)).map(({ dossiers }) => dossiers)).toEqual([
    [name, 'Second'],
    [],
  ])
})
