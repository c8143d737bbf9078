import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { storeOnPostgres } from '#db/index.ts'
import { migrateStore } from '#db/postgres/migrated.ts'
import { schema } from '#db/schema/schema.ts'
import { getTableConfig } from 'drizzle-orm/sqlite-core'
import { newSchema, openTestStore, rowsOver } from '#tests/support/store.ts'

const files = readdirSync('db/migrations/postgres')
  .filter((file) => file.endsWith('.sql'))
  .map((file) => file.replace('.sql', ''))
  .sort()

test('a fresh store has every migration applied once, by name', async () => {
  await using store = await openTestStore()
  expect(await store.rows('select name from applied_migrations order by name')).toEqual(
    files.map((name) => ({ name })),
  )
})

test('every table and column of the schema is there, text sorted by bytes', async () => {
  await using store = await openTestStore()
  const columns = await store.rows<{ place: string; collation: string | null; type: string }>(
    "select table_name || '.' || column_name as place, collation_name as collation, data_type as type from information_schema.columns where table_schema = current_schema()",
  )
  const named = Object.values(schema).flatMap((table) =>
    getTableConfig(table).columns.map((column) => `${getTableConfig(table).name}.${column.name}`),
  )
  expect(columns.map(({ place }) => place)).toEqual(expect.arrayContaining(named))
  expect(
    columns.filter(
      ({ place, type, collation }) => named.includes(place) && type === 'text' && collation !== 'C',
    ),
  ).toEqual([])
})

test('of several that migrate an empty database at once, all find it done', async () => {
  const connection = await newSchema()
  await Promise.all([1, 2, 3, 4].map(() => migrateStore(connection)))
  expect(await rowsOver(connection)('select name from applied_migrations order by name')).toEqual(
    files.map((name) => ({ name })),
  )
  await connection.close()
})

test('a second start changes nothing', async () => {
  const connection = await newSchema()
  await migrateStore(connection)
  const before = await rowsOver(connection)('select * from applied_migrations order by name')
  await migrateStore(connection)
  expect(await rowsOver(connection)('select * from applied_migrations order by name')).toEqual(
    before,
  )
  await connection.close()
})

test('a step that fails leaves the database as it was', async () => {
  const connection = await newSchema()
  await connection.ask({ text: 'create view positions as select 1 as one', params: [] })
  await expect(migrateStore(connection)).rejects.toThrow(
    /could not be brought up to date by “0000_first” and is unchanged\. .*positions/,
  )
  expect(
    await rowsOver(connection)(
      'select table_name from information_schema.tables where table_schema = current_schema()',
    ),
  ).toEqual([{ table_name: 'positions' }])
  await connection.close()
})

test.each([
  [
    'another file of a migration',
    "update applied_migrations set hash = 'another' where name = '0000_first'",
    'The migration “0000_first” is not the one this store was made with.',
  ],
  [
    'a newer version',
    "insert into applied_migrations values ('9999_future', 'x', '2030')",
    'written by a newer version of Stanceline (it has “9999_future”)',
  ],
])('a store that was made with %s is refused', async (_what, change, sentence) => {
  const connection = await newSchema()
  await migrateStore(connection)
  await connection.ask({ text: change, params: [] })
  await expect(storeOnPostgres(connection)).rejects.toThrow(sentence)
  await connection.close()
})

test.each(['text_versions', 'positions', 'audit'])(
  '%s cannot be emptied at a stroke',
  async (table) => {
    await using store = await openTestStore()
    await expect(store.rows(`truncate ${table} cascade`)).rejects.toThrow(/never/)
  },
)
