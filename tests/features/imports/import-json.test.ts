import { expect, test } from 'vitest'
import { toImportJson, toItemsJson } from '#app/features/imports/import-json.ts'
import { anImport, importOfClosedLetter } from '#tests/support/importing.ts'
import { openTestStore } from '#tests/support/store.ts'

test('an import that is being read says how far it is', async () => {
  await using store = await openTestStore()
  const id = await anImport(store, [{ name: 'a.txt', bytes: 'Dear Sir' }])
  const counts = (await store.imports.counts([id])).get(id)!
  const where = { address: `/imports/${id}`, now: 0 }
  const json = toImportJson((await store.imports.byId(id))!, counts, where)
  expect(json).toMatchObject({ id, state: 'reading', stopped: false, progress: { done: 0, of: 1 } })
})

test('a program is not told which letter an item is the same as where its owner may not see it', async () => {
  await using store = await openTestStore()
  const { ana, ivo, letterId: id, rows } = await importOfClosedLetter(store)
  const sameFor = async (user: typeof ana) =>
    (await toItemsJson(store.visibleTo(user), rows, (letterId) => `/letters/${letterId}`))[0]!.same
  expect((await sameFor(ana))!.letter).toBe(`/letters/${id}`)
  expect((await sameFor(ivo))!.letter).toBeNull()
})
