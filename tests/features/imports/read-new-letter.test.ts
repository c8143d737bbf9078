import { expect, test } from 'vitest'
import { isId } from '#app/domain/ids.ts'
import { makeImportId, readNewLetter } from '#app/features/imports/read-new-letter.ts'
import { addUser, requestContextOf } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'

test('a form without a letter is refused before anything is read', async () => {
  await using store = await openTestStore()
  const user = await addUser(store)
  const id = makeImportId()
  expect(isId(id)).toBe(true)
  const form = new FormData()
  form.set('id', id)
  const answer = await readNewLetter({ ...requestContextOf(store, user), user }, form)
  expect(answer).toMatchObject({ ok: false, status: 400 })
  expect(await store.imports.byId(id)).toBeNull()
})
