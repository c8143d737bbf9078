import { asc, getTableColumns, gt, sql, type SQL } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { eraseWordsWithin, type WordEraser } from '#app/domain/erasures.ts'
import type { Db } from '../core/dialect.ts'
import { primaryKeyOf } from '../schema/tables.ts'
import { type WordedTable, wordedTables } from './worded-tables.ts'

type Row = Record<string, unknown>

/** A row in which words stand, with the values of those of its columns that hold them once they are overwritten. */
export type WordedRow = { table: SQLiteTable; row: Row; changes: Row }

/** How many rows are read at a time; texts may have megabytes. */
const batchSize = 50

/** Every row of the store in which an eraser finds something, table after table. Nothing is changed. */
export async function findWordedRows(db: Db, erase: WordEraser): Promise<WordedRow[]> {
  const found: WordedRow[] = []
  for (const worded of wordedTables)
    for await (const row of readRows(db, worded.table)) {
      const changes = findRowChanges(row, worded, erase)
      if (changes) found.push({ table: worded.table, row, changes })
    }
  return found
}

function findRowChanges(row: Row, { columns }: WordedTable, erase: WordEraser): Row | null {
  const changes: Row = {}
  for (const name of columns) {
    const value = row[name]
    if (value === null || value === undefined) continue
    const erased = eraseWordsWithin(value, erase)
    if (JSON.stringify(erased) !== JSON.stringify(value)) changes[name] = erased
  }
  return Object.keys(changes).length ? changes : null
}

/** All rows in the order of their key, without their bytes. */
async function* readRows(db: Db, table: SQLiteTable): AsyncGenerator<Row> {
  const key = primaryKeyOf(table)
  const columns = Object.fromEntries(
    Object.entries(getTableColumns(table)).filter(([, { dataType }]) => dataType !== 'buffer'),
  ) as Record<string, SQLiteColumn>
  const keyNames = key.map((column) => nameOf(columns, column))
  for (let last: Row | null = null; ;) {
    const rows: Row[] = await db
      .select(columns)
      .from(table)
      .where(last === null ? undefined : isAfter(key, keyNames, last))
      .orderBy(...key.map((column) => asc(column)))
      .limit(batchSize)
    yield* rows
    if (rows.length < batchSize) return
    last = rows.at(-1)!
  }
}

function isAfter(key: readonly SQLiteColumn[], names: readonly string[], last: Row): SQL {
  if (key.length === 1) return gt(key[0]!, last[names[0]!])
  const list = (parts: SQL[]) => sql.join(parts, sql`, `)
  return sql`(${list(key.map((column) => sql`${column}`))}) > (${list(
    names.map((name) => sql`${last[name]}`),
  )})`
}

function nameOf(columns: Record<string, SQLiteColumn>, wanted: SQLiteColumn): string {
  return Object.keys(columns).find((name) => columns[name] === wanted)!
}
