import { expect, test } from 'vitest'
import { saveImportFile } from '#app/features/imports/add-import-file.ts'
import { readerLimits } from '#app/readers/confined/limits.ts'
import { anImport } from '#tests/support/importing.ts'
import { openTestStore } from '#tests/support/store.ts'

test('the very same bytes are taken in once, and a name as Unicode composes it', async () => {
  await using store = await openTestStore()
  const importRow = (await store.imports.byId(await anImport(store, [])))!
  const admit = (name: string) => saveImportFile(store, importRow, name, Buffer.from('Dear Sir'))
  expect(await admit('Kovac\u030c.txt')).toEqual({ ok: true, taken: true })
  expect(await admit('other.txt')).toEqual({ ok: true, taken: false })
  const [file] = await store.imports.files(importRow.id, ['waiting'], 10)
  expect(file!.name).toBe('Kova\u010d.txt')
})

test('a file without a name, one too large and one for an import taken back are refused', async () => {
  await using store = await openTestStore()
  const importRow = (await store.imports.byId(await anImport(store, [])))!
  const [bytes, large] = [Buffer.from('Dear Sir'), Buffer.alloc(readerLimits.file + 1)]
  const answers = [
    await saveImportFile(store, importRow, ' ', bytes),
    await saveImportFile(store, importRow, 'large.txt', large),
    await saveImportFile(store, { ...importRow, state: 'undone' }, 'reply.txt', bytes),
  ]
  expect(answers.map((answer) => (answer.ok ? 200 : answer.status))).toEqual([400, 413, 409])
  expect(await store.imports.files(importRow.id, ['waiting'], 10)).toEqual([])
})
