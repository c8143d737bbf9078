import { expect, test } from 'vitest'
import { keepLetter } from '#app/features/imports/keep-letter.ts'
import { itemsIn, letterText, planned } from '#tests/support/importing.ts'
import { rowCounts, somebody } from '#tests/support/letters.ts'
import { addUser, requestContextOf } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'

test('nothing of an import that is taken back is kept, nor of one that does not hold the letter', async () => {
  await using store = await openTestStore()
  const user = await addUser(store)
  const id = await planned(store, [{ name: 'a.txt', bytes: letterText() }], user.id)
  const form = new FormData()
  form.set('id', (await itemsIn(store, id))[0]!.id)
  const before = await rowCounts(store)
  await store.imports.startReversal(id, 'undoing', somebody)
  const importRow = (await store.imports.byId(id))!
  const request = { ...requestContextOf(store, user), user, form }
  expect(await keepLetter({ ...request, importRow })).toMatchObject({
    ok: false,
    status: 409,
    errors: {
      form: 'This import is taken back. Give it back first, then its letters can be stored.',
    },
  })
  form.set('id', id)
  expect(
    await keepLetter({ ...request, importRow: { ...importRow, state: 'planned' } }),
  ).toMatchObject({ ok: false, status: 409 })
  expect((await rowCounts(store)).letters).toBe(before.letters)
})
