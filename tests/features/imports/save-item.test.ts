import { expect, test } from 'vitest'
import { importAction } from '#app/features/imports/import-actions.ts'
import { correctDraft, staleItemMessage } from '#app/features/imports/save-item.ts'
import { itemsIn, letterText, planned } from '#tests/support/importing.ts'
import { somebody } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

test('a stale form changes nothing, and one that lacks a title is kept and says what is missing', async () => {
  await using store = await openTestStore()
  const id = await planned(store, [{ name: 'a.txt', bytes: letterText() }])
  const importRow = (await store.imports.byId(id))!
  const [item] = await itemsIn(store, id)
  const send = (revision: number) => {
    const form = new FormData()
    form.set('deed', 'settle')
    form.set('id', item!.id)
    form.set('revision', String(revision))
    const visible = store.visibleTo('owner')
    return importAction({ visible, admin: store, performedBy: somebody, importRow, form })
  }
  expect(await send(item!.revision + 1)).toMatchObject({
    status: 409,
    errors: { form: staleItemMessage },
  })
  expect((await itemsIn(store, id))[0]).toEqual(item)
  expect(await send(item!.revision)).toMatchObject({
    ok: false,
    status: 400,
    item: { id: item!.id, revision: item!.revision + 1 },
  })
  expect((await itemsIn(store, id))[0]).toMatchObject({ state: 'asking', draft: { looked: true } })
})

test('a letter said to be another than the one it resembles stays so', async () => {
  await using store = await openTestStore()
  const id = await planned(store, [{ name: 'a.txt', bytes: letterText() }])
  const draft = (await itemsIn(store, id))[0]!.draft!
  expect(correctDraft({ ...draft, distinct: true }, new FormData()).distinct).toBe(true)
  expect(correctDraft(draft, new FormData()).distinct).toBe(false)
})
