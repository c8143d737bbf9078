import { afterAll, expect, test } from 'vitest'
import { readMapping } from '#app/features/imports/columns-form.ts'
import { listTopicsOfImport } from '#app/features/imports/columns-view.ts'
import { closeReaders } from '#app/readers/read-file.ts'
import { planned } from '#tests/support/importing.ts'
import { openSeededStore } from '#tests/support/store.ts'

afterAll(closeReaders)

const bytes =
  'letter,date,author,topic,level,quote\r\n' +
  'Reply to Signal,2021-02-03,Ylva Johansson,Encryption,blorb,We would weaken it.\r\n'

test('a form names columns and values; a field that does not exist leaves its column out', async () => {
  await using store = await openSeededStore()
  const importId = await planned(store, [{ name: 'positions.csv', bytes }])
  const [{ id } = { id: '' }] = await store.importTables.list(importId)
  const table = (await store.importTables.byId(importId, id))!
  const topics = await listTopicsOfImport(store, (await store.imports.byId(importId))!)
  const form = new FormData()
  const fields = {
    ...{ sheet: table.sheets[0]!.name, row: '1', 'column.1': 'soul' },
    ...{ 'level.0': '2', 'level.0.said': 'blorb', 'level.1': 'sometimes', 'level.1.said': 'blorb' },
    ...{ topic: 'none', recorded: 'rows' },
  }
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  const { mapping, row } = await readMapping(store, form, table, topics)
  expect([row, mapping.row, mapping.topic]).toEqual([null, 1, null])
  expect(mapping.recorded).toBe(true)
  expect(mapping.columns.map(({ field }) => field)[1]).toBeNull()
  expect(mapping.columns.map(({ field }) => field)[5]).toBe('quote')
  expect(mapping.levels).toContainEqual({ said: 'blorb', means: '2' })
})
