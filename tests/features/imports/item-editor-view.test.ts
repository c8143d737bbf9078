import { expect, test } from 'vitest'
import {
  buildItemEditorView,
  collectQuestionErrors,
} from '#app/features/imports/item-editor-view.ts'
import { itemsIn, letterText, planned } from '#tests/support/importing.ts'
import { openTestStore } from '#tests/support/store.ts'

test('an open item is shown with its text, and none for an id that is no item', async () => {
  await using store = await openTestStore()
  const importId = await planned(store, [{ name: 'a.txt', bytes: letterText() }])
  const [item] = await itemsIn(store, importId)
  const view = (id: string | null) =>
    buildItemEditorView({ visible: store.visibleTo('owner'), admin: store }, importId, id)
  expect((await view(item!.id))!.text).toContain('We support it without reservation.')
  for (const id of [null, 'none', importId]) expect(await view(id)).toBeNull()
})

test('of several questions at one field the first is said', () => {
  const ask = (sentence: string) => ({ field: 'dated', sentence })
  expect(collectQuestionErrors([ask('When?'), ask('Which day?')])).toEqual({ dated: 'When?' })
})
