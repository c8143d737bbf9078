import { afterAll, expect, test } from 'vitest'
import { buildColumnsView } from '#app/features/imports/columns-view.ts'
import { closeReaders } from '#app/readers/read-file.ts'
import { planned } from '#tests/support/importing.ts'
import { openSeededStore, type TestStore } from '#tests/support/store.ts'

afterAll(closeReaders)

const csv = (rows: number, level: string) =>
  'letter,date,author,topic,level,quote\r\n' +
  Array.from(
    { length: rows },
    (_, row) =>
      `Reply ${row},2021-02-03,Ylva Johansson,Encryption,${level},We weaken it ${row}.\r\n`,
  ).join('')

async function viewOf(store: TestStore, rows: number) {
  const importId = await planned(store, [{ name: 'positions.csv', bytes: csv(rows, 'blorb') }])
  const [{ id } = { id: '' }] = await store.importTables.list(importId)
  const table = (await store.importTables.byId(importId, id))!
  const importRow = (await store.imports.byId(importId))!
  return (await buildColumnsView(store, importRow, table, '2026-11-28T09:00:00.000Z')).naming!
}

test('columns are recognised by their headings, with three samples, and what is open is asked', async () => {
  await using store = await openSeededStore()
  const naming = await viewOf(store, 5)
  expect(naming.columns.map(({ field, letter }) => [letter, field])).toEqual([
    ['A', 'letter'],
    ['B', 'date'],
    ['C', 'author'],
    ['D', 'topic'],
    ['E', 'level'],
    ['F', 'quote'],
  ])
  expect(naming.columns[0]!.samples).toEqual(['Reply 0', 'Reply 1', 'Reply 2'])
  expect(naming.levels).toMatchObject([{ said: 'blorb', rows: 5, means: null, by: null }])
  expect(naming.open.map(({ at }) => at)).toEqual(['levels'])
  expect(naming.preview).toBeNull()
})

test('of a long table only the first rows are shown', async () => {
  await using store = await openSeededStore()
  const naming = await viewOf(store, 300)
  expect([naming.rows, naming.first.length, naming.first[0]!.isHeading]).toEqual([300, 8, true])
})
