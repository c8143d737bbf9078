import { expect, test } from 'vitest'
import { buildLetterImportView } from '#app/features/imports/letter-import-view.ts'
import { anImport, letterText, planned } from '#tests/support/importing.ts'
import { openTestStore } from '#tests/support/store.ts'

test('an import of one letter is worked at, then edited, and one of two is laid out on its page', async () => {
  await using store = await openTestStore()
  const one = { name: 'a.txt', bytes: letterText() }
  const two = { name: 'b.txt', bytes: 'Dear Ms Mikó,\n\nanother letter altogether.\n' }
  const stepOf = async (id: string) => {
    const stores = { visible: store.visibleTo('owner'), admin: store }
    return (await buildLetterImportView(stores, (await store.imports.byId(id))!, 0)).step
  }
  expect(await stepOf(await anImport(store, [one]))).toBe('working')
  expect(await stepOf(await planned(store, [one]))).toBe('editor')
  expect(await stepOf(await planned(store, [one, two]))).toBe('many')
})
