import { afterAll, expect, test } from 'vitest'
import { buildRefusedRowsFile, loadOriginalTable } from '#app/features/imports/table-files.ts'
import { closeReaders } from '#app/readers/read-file.ts'
import { planned } from '#tests/support/importing.ts'
import { openSeededStore } from '#tests/support/store.ts'

afterAll(closeReaders)

const bytes =
  'letter,date,author,topic,level,quote\r\n' +
  'Reply to Signal,2021-02-03,Ylva Johansson,Encryption,-1,We would weaken it.\r\n' +
  'Reply to Signal,2021-02-03,Ylva Johansson,Encryption,1,\r\n'

test('the refused rows of a table are a file that says why, and the table is given out as it came', async () => {
  await using store = await openSeededStore()
  const importId = await planned(store, [{ name: 'autumn/positions.csv', bytes }])
  const [{ id } = { id: '' }] = await store.importTables.list(importId)
  const table = (await store.importTables.byId(importId, id))!
  const file = buildRefusedRowsFile({ ...table, refused: [{ row: 3, reason: 'No quote.' }] })!
  expect([file.name, file.mediaType]).toEqual(['positions, refused rows.csv', 'text/csv'])
  expect(String(file.content)).toContain('No quote.')
  expect(String(file.content)).not.toContain('We would weaken it.')
  expect(buildRefusedRowsFile({ ...table, refused: [] })).toBeNull()
  expect(buildRefusedRowsFile({ ...table, refused: [{ row: 99, reason: 'Gone.' }] })).toBeNull()
  const original = (await loadOriginalTable(store, table))!
  expect([original.name, original.mediaType]).toEqual(['positions.csv', 'text/csv'])
  expect(String(original.content)).toBe(bytes)
})
