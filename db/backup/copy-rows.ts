import { createHash } from 'node:crypto'
import { asc, getTableColumns, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Builder } from '../core/dialect.ts'
import { textVersions } from '../schema/schema.ts'
import { letterSearch, primaryKeyOf, tableName, tablesInOrder } from '../schema/tables.ts'

/**
 * A table that was copied: its rows and the SHA-256 of their content in the order of its key, the same in both stores.
 */
export type CopiedTable = { table: string; rows: number; sha256: string }

export type CopyProgress = (at: { table: string; rows: number; of: number }) => void

/**
 * Copies every row of one store into another that is empty, in batches, and reads all of it back: rows and content of
 * each table must be the same. Both are held in one transaction each by the caller. Throws an `Error` with a sentence.
 */
export async function copyRows(
  read: Builder,
  write: Builder,
  onProgress: CopyProgress = () => {},
): Promise<CopiedTable[]> {
  const tables = tablesInOrder()
  for (const table of tables)
    if (await countRows(write, table))
      throw new Error(
        `The target holds something already (${tableName(table)}), so nothing was moved. Name an ` +
          'empty database, or a file that is not there yet.',
      )
  const copies: CopiedTable[] = []
  for (const table of tables) copies.push(await copyTable(read, write, table, onProgress))
  for (const copy of copies)
    await compareTable(
      copy,
      write,
      tables.find((table) => tableName(table) === copy.table)!,
    )
  return copies
}

async function copyTable(
  read: Builder,
  write: Builder,
  table: SQLiteTable,
  onProgress: CopyProgress,
): Promise<CopiedTable> {
  const [name, of, content] = [tableName(table), await countRows(read, table), createHash('sha256')]
  let rows = 0
  for await (const batch of readBatches(read, table)) {
    await write.insert(table).values(batch)
    for (const row of batch) content.update(rowAsText(table, row))
    rows += batch.length
    onProgress({ table: name, rows, of })
  }
  return { table: name, rows, sha256: content.digest('hex') }
}

async function compareTable(
  { table: name, rows, sha256 }: CopiedTable,
  write: Builder,
  table: SQLiteTable,
): Promise<void> {
  const content = createHash('sha256')
  let found = 0
  for await (const batch of readBatches(write, table)) {
    for (const row of batch) content.update(rowAsText(table, row))
    found += batch.length
  }
  if (found !== rows)
    throw new Error(
      `${name} has ${rows} rows, but ${found} arrived; nothing was moved. Look for triggers or ` +
        'rules on the target, and try again.',
    )
  if (content.digest('hex') !== sha256)
    throw new Error(
      `The content of ${name} did not arrive as it was; nothing was moved. Run “stanceline ` +
        'verify” on the source; PostgreSQL holds no text with NUL in it.',
    )
}

type Row = Record<string, unknown>

/**
 * All rows of a table in the order of its key, some at a time; files and texts by few, because each may have megabytes.
 */
async function* readBatches(db: Builder, table: SQLiteTable): AsyncGenerator<Row[]> {
  const [key, columns] = [primaryKeyOf(table), Object.entries(getTableColumns(table))]
  const limit = columns.some(([, { dataType }]) => dataType === 'buffer')
    ? 8
    : table === textVersions || table === letterSearch
      ? 20
      : 200
  const keyNames = key.map((column) => columns.find(([, other]) => other === column)![0])
  for (let last: Row | undefined; ;) {
    const after =
      last &&
      sql`(${sql.join(
        key.map((column) => sql`${column}`),
        sql`, `,
      )}) > (${sql.join(
        keyNames.map((name) => sql`${last![name]}`),
        sql`, `,
      )})`
    const found: Row[] = await db
      .select()
      .from(table)
      .where(after)
      .orderBy(...key.map((column) => asc(column)))
      .limit(limit)
    if (!found.length) return
    last = found.at(-1)!
    yield found
  }
}

/** A row as text that is the same whichever engine it was read from. */
function rowAsText(table: SQLiteTable, row: Row): string {
  const values = Object.keys(getTableColumns(table)).map((name) => {
    const value = row[name]
    return Buffer.isBuffer(value) ? value.toString('base64') : value
  })
  return `${JSON.stringify(values)}\n`
}

async function countRows(db: Builder, table: SQLiteTable): Promise<number> {
  const [count] = await db.select({ rows: sql<number>`count(*)` }).from(table)
  return count?.rows ?? 0
}
