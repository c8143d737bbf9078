import { expect, test } from 'vitest'
import { addCodingStates } from '#app/features/letters/coding-states.ts'
import { aPassage, dossierOf, keep } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

test('each row says how far its letter is coded, in one dossier or in all', async () => {
  await using store = await openTestStore()
  const begun = await keep(store, { positions: [aPassage()] })
  const open = await keep(store, { text: 'Dear Sir, hello.' })
  const rows = [{ id: begun.id }, { id: open.id }, { id: 'none' }]
  const visible = store.visibleTo('owner')
  for (const dossierId of [undefined, await dossierOf(store)])
    expect((await addCodingStates(visible, rows, dossierId)).map(({ codings }) => codings)).toEqual(
      [['begun'], ['to code'], []],
    )
})
