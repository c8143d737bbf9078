import { expect, test } from 'vitest'
import { hideOtherDossiers } from '#app/features/imports/hidden-packages.ts'
import { itemsIn, planned, work } from '#tests/support/importing.ts'
import { keep, somebody } from '#tests/support/letters.ts'
import { packageOf } from '#tests/support/packages.ts'
import { openSeededStore } from '#tests/support/store.ts'
import { anAccount } from '#tests/support/wordings.ts'

test('what a package brings is told until its dossier is hidden from the reader, whether it waits or is stored', async () => {
  await using from = await openSeededStore()
  await keep(from)
  const bytes = await packageOf(from)
  await using store = await openSeededStore()
  const importId = await planned(store, [{ name: 'dossier.stanceline.zip', bytes }])
  const visible = store.visibleTo(await anAccount(store, 'Ana', 'editor'))
  const reason = async () => {
    const [item] = await hideOtherDossiers(
      { visible, admin: store },
      await itemsIn(store, importId),
    )
    return item!.reason
  }
  const told = /^The dossier “Child sexual abuse interim Regulation”\. New: 1 letter\. /
  expect(await reason()).toMatch(told)
  const [waiting] = await itemsIn(store, importId)
  await store.imports.accept(importId, { states: ['doubtful'], ids: [waiting!.id] }, somebody)
  await work(store, importId)
  expect(await itemsIn(store, importId)).toMatchObject([{ state: 'stored' }])
  expect(await reason()).toMatch(told)
  await store.rows("update dossiers set audience = 'team'")
  expect(await reason()).toBe('It is of a dossier that you do not see.')
})
