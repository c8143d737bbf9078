import { expect, test } from 'vitest'
import { importAction } from '#app/features/imports/import-actions.ts'
import { conflictAnswer } from '#app/features/imports/import-answer.ts'
import { anImport } from '#tests/support/importing.ts'
import { somebody } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'
import { anAccount } from '#tests/support/wordings.ts'

test('a conflict says that nothing was stored, with the status of one', async () => {
  await using store = await openTestStore()
  const importRow = (await store.imports.byId(await anImport(store, [])))!
  const form = new FormData()
  form.set('deed', 'redo')
  const visible = store.visibleTo('owner')
  const answer = await importAction({
    visible,
    admin: store,
    performedBy: somebody,
    user: await anAccount(store, 'Ana'),
    importRow,
    form,
  })
  expect(answer).toEqual(conflictAnswer)
  expect(answer).toMatchObject({
    status: 409,
    errors: { form: 'Somebody else changed this meanwhile. Look at it again; nothing was stored.' },
  })
})
