import { createHash } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import { asc, getTableColumns, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { tokens } from '#app/domain/search.ts'
import type { Builder, Db } from './dialect.ts'
import { isServer, openDb } from './index.ts'
import { fileOf } from './sqlite/dialect.ts'
import { keyOf, letterSearch, nameOf, tablesInOrder } from './tables.ts'

/** A table that was moved: its rows and the SHA-256 of their content in the order of its key, the same in both stores. */
export type Moved = { table: string; rows: number; sha256: string }
export type Progress = (at: { table: string; rows: number; of: number }) => void

/**
 * Copies a whole store into an empty one, of the same engine or the other, in batches and in one transaction: rows and
 * content of every table are compared before it ends. Throws an `Error` with a sentence when it cannot; the target is
 * then as empty as before, and a file that was not there is gone again. The source is only read.
 */
export async function moveStore(from: string, to: string, onProgress: Progress = () => {}): Promise<Moved[]> {
  if (!isServer(from) && !existsSync(fileOf(from))) throw new Error(`There is no store at ${fileOf(from)}. Name the one to move with --from, for example file:data/stanceline.db.`)
  if (from === to) throw new Error('Both addresses name the same store. Name an empty database, or a file that is not there yet, with --to.')
  const isNew = !isServer(to) && !existsSync(fileOf(to))
  const source = await openDb(from)
  try {
    const target = await openDb(to)
    return await moved(source.db, target.db, onProgress).finally(target.close)
  } catch (error) {
    if (isNew) for (const end of ['', '-wal', '-shm']) rmSync(`${fileOf(to)}${end}`, { force: true })
    throw error
  } finally {
    await source.close()
  }
}

function moved(source: Db, target: Db, onProgress: Progress): Promise<Moved[]> {
  return source.engine.held('reading', (read) =>
    target.engine.held('writing', async (write) => {
      const tables = tablesInOrder()
      for (const table of tables) if (await countOf(write, table)) throw new Error(`The target holds something already (${nameOf(table)}), so nothing was moved. Name an empty database, or a file that is not there yet.`)
      const copies: Moved[] = []
      for (const table of tables) copies.push(await copied(read, write, table, onProgress))
      for (const copy of copies) await compare(copy, write, tables.find((table) => nameOf(table) === copy.table)!)
      return copies
    }),
  )
}

async function copied(read: Builder, write: Builder, table: SQLiteTable, onProgress: Progress): Promise<Moved> {
  const [name, of, content] = [nameOf(table), await countOf(read, table), createHash('sha256')]
  let rows = 0
  for await (const batch of batches(read, table)) {
    await write.insert(table).values(batch)
    for (const row of batch) content.update(written(table, row))
    rows += batch.length
    onProgress({ table: name, rows, of })
  }
  return { table: name, rows, sha256: content.digest('hex') }
}

async function compare({ table: name, rows, sha256 }: Moved, write: Builder, table: SQLiteTable): Promise<void> {
  const content = createHash('sha256')
  let found = 0
  for await (const batch of batches(write, table)) {
    for (const row of batch) content.update(written(table, row))
    found += batch.length
  }
  if (found !== rows) throw new Error(`${name} has ${rows} rows, but ${found} arrived; nothing was moved. Look for triggers or rules on the target, and try again.`)
  if (content.digest('hex') !== sha256) throw new Error(`The content of ${name} did not arrive as it was; nothing was moved. Run “stanceline verify” on the source; PostgreSQL holds no text with NUL in it.`)
}

type Row = Record<string, unknown>

/** All rows of a table in the order of its key, some at a time; files by few, because each may have megabytes. */
async function* batches(db: Builder, table: SQLiteTable): AsyncGenerator<Row[]> {
  const [key, columns] = [keyOf(table), Object.entries(getTableColumns(table))]
  const most = columns.some(([, { dataType }]) => dataType === 'buffer') ? 8 : 200
  const named = key.map((column) => columns.find(([, other]) => other === column)![0])
  for (let last: Row | undefined; ; ) {
    const after = last && sql`(${sql.join(key.map((column) => sql`${column}`), sql`, `)}) > (${sql.join(named.map((name) => sql`${last![name]}`), sql`, `)})`
    const found: Row[] = await db.select().from(table).where(after).orderBy(...key.map((column) => asc(column))).limit(most)
    if (!found.length) return
    last = found.at(-1)!
    yield table === letterSearch ? found.map((row) => ({ ...row, words: asTokens(row.words as string) })) : found
  }
}

/** Older stores keep the words with the signs between them; what both engines find in them is the same. */
function asTokens(words: string): string {
  return tokens(words).join(' ')
}

/** A row as text that is the same whichever engine it was read from. */
function written(table: SQLiteTable, row: Row): string {
  return `${JSON.stringify(Object.keys(getTableColumns(table)).map((name) => (Buffer.isBuffer(row[name]) ? row[name].toString('base64') : row[name])))}\n`
}

async function countOf(db: Builder, table: SQLiteTable): Promise<number> {
  const [count] = await db.select({ rows: sql<number>`count(*)` }).from(table)
  return count?.rows ?? 0
}
