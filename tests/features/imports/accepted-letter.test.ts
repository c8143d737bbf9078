import { expect, test } from 'vitest'
import { makeAcceptedLetter } from '#app/features/imports/accepted-letter.ts'
import { itemsIn, letterText, planned } from '#tests/support/importing.ts'
import { somebody } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

test('a letter whose form lacks something is asked about and not made', async () => {
  await using store = await openTestStore()
  const id = await planned(store, [{ name: 'post/reply', bytes: letterText() }])
  const importRow = (await store.imports.byId(id))!
  const [item] = await itemsIn(store, id)
  await store.imports.accept(
    id,
    { states: ['ready', 'doubtful', 'asking'], ids: [item!.id] },
    somebody,
  )
  const toStore = { ...(await store.importJob.itemToStore(id, item!.id))!, draft: item!.draft! }
  const accepted = { ...toStore, acceptedBy: null, acceptedVia: 'screen' as const }
  const known = { actors: [], affiliations: [], topics: [] }
  const made = makeAcceptedLetter(accepted, importRow, known)
  if (!made.ok) throw new Error(made.question.sentence)
  expect(made.letter).toMatchObject({ id: item!.id, origin: { importId: id } })
  expect(made.letter.file!.name).toMatch(/^reply/)
  const fields = { ...accepted.draft.fields, dated: 'soon' }
  const asked = makeAcceptedLetter(
    { ...accepted, draft: { ...accepted.draft, fields } },
    importRow,
    known,
  )
  expect(asked).toMatchObject({ ok: false, question: { field: 'dated' } })
})
