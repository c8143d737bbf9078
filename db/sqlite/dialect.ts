import { mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { sql, type Column, type SQL } from 'drizzle-orm'
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex, blob } from 'drizzle-orm/sqlite-core'
import { sharedLock } from './lock.ts'
import { migrated } from './migrated.ts'
import { gone, unstored } from './unstored.ts'

export type Db = BetterSQLite3Database
export type Transaction = Parameters<Parameters<Db['transaction']>[0]>[0]

/** What tables are made of; PostgreSQL's dialect has the same names. */
export const table = sqliteTable
export const columns = {
  id: (name: string) => text(name),
  words: (name: string) => text(name),
  day: (name: string) => text(name),
  moment: (name: string) => text(name),
  whole: (name: string) => integer(name),
  flag: (name: string) => integer(name, { mode: 'boolean' }),
  json: (name: string) => text(name, { mode: 'json' }),
  bytes: (name: string) => blob(name, { mode: 'buffer' }),
}
export { check, index, primaryKey, uniqueIndex }

/**
 * Opens the store in the file that `url` names (`file:path`, a plain path, or `:memory:`), brings its tables up to
 * date and returns it with what closes it. Foreign keys hold, readers do not wait for a writer (WAL), and a writer
 * waits up to 5 s for another.
 */
export function open(url: string): { db: Db; close: () => void; raw: Database.Database } {
  const path = fileOf(url)
  let raw: Database.Database | undefined
  try {
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true })
    raw = new Database(path)
    const store = opened(raw)
    if (path !== ':memory:') places.set(store.db, { path, inode: inodeOf(path) })
    return store
  } catch (error) {
    raw?.close()
    throw new Error(refusal(path, error as NodeJS.ErrnoException), { cause: error })
  }
}

/** The same for a process that goes on using the store: until it is closed, or the process ends, no backup is restored in its place. */
export function openHeld(url: string): ReturnType<typeof open> {
  const path = fileOf(url)
  if (path === ':memory:') return open(url)
  const lock = heldBy(path)
  try {
    const { close, ...store } = open(url)
    return { ...store, close: () => [close(), lock.free()] }
  } catch (error) {
    lock.free()
    throw error
  }
}

function heldBy(path: string): ReturnType<typeof sharedLock> {
  try {
    return sharedLock(path)
  } catch (error) {
    throw new Error(refusal(path, error as NodeJS.ErrnoException), { cause: error })
  }
}

/** The file that a store's address names. */
export function fileOf(url: string): string {
  return url.replace(/^(?:file|sqlite):(?:\/\/)?/, '')
}

const places = new WeakMap<Db, { path: string; inode: number | null }>()

/** Whether the file of a store still lies where it was opened. SQLite itself would go on writing into a deleted one. */
export function isInPlace(db: Db): boolean {
  const place = places.get(db)
  return !place || inodeOf(place.path) === place.inode
}

function inodeOf(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.ino ?? null
}

/** Why a store did not open, and what to do, for the person who starts the program. */
function refusal(path: string, { code = '', message }: NodeJS.ErrnoException): string {
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) return `${path} is not a store, or it is damaged. Put a backup in its place, or let DATABASE_URL name another file.`
  if (code.startsWith('SQLITE_READONLY') || code === 'EACCES' || code === 'EROFS') return `${path} may not be written to. Give this user the right to write the file and its folder, or let DATA_DIR name another folder.`
  if (code === 'SQLITE_BUSY') return `${path} is locked: a backup is being restored, or another program keeps it. Wait until that has ended, then start again.`
  if (code === 'SQLITE_CANTOPEN' || code.startsWith('E')) return `${path} cannot be opened as a store (${message}). Let DATABASE_URL name a file, or DATA_DIR a folder that may be written to.`
  return message
}

/** The store on a connection that is open already: tests hand over a copy of a migrated image. */
export function opened(raw: Database.Database): { db: Db; close: () => void; raw: Database.Database } {
  raw.pragma('journal_mode = WAL')
  raw.pragma('synchronous = FULL')
  raw.pragma('busy_timeout = 5000')
  raw.pragma('cache_size = -32000')
  raw.pragma('mmap_size = 268435456')
  migrated(raw)
  raw.pragma('foreign_keys = ON')
  return { db: drizzle(raw), close: () => raw.close(), raw }
}

/** A statement that was built in a transaction but not run yet. */
export type Statement = { run: () => unknown }

/** A statement that must change a row; when it changes none, the whole transaction is undone. */
export type Demand = { must: Statement }

export class NothingChanged extends Error {}

/**
 * Runs all statements or none, in order. better-sqlite3 cannot wait within a transaction, so reading comes before
 * and ids are made by the caller. Throws `NothingChanged` where a demanded change did not happen, and `NotStored`
 * where the store itself cannot store.
 */
export async function atomically(db: Db, statements: (tx: Transaction) => (Statement | Demand)[]): Promise<void> {
  if (!isInPlace(db)) throw gone(places.get(db)!.path)
  try {
    runAll(db, statements)
  } catch (error) {
    throw unstored(error)
  }
}

function runAll(db: Db, statements: (tx: Transaction) => (Statement | Demand)[]): void {
  db.transaction(
    (tx) => {
      for (const each of statements(tx)) {
        const { changes } = ('must' in each ? each.must : each).run() as { changes: number }
        if ('must' in each && changes === 0) throw new NothingChanged()
      }
    },
    { behavior: 'immediate' },
  )
}

/** Whether a transaction went through: false where a change that it demanded did not happen. */
export async function done(transaction: Promise<void>): Promise<boolean> {
  try {
    await transaction
    return true
  } catch (error) {
    if (error instanceof NothingChanged) return false
    throw error
  }
}

/** Whether a column holds one of the words, however many these are. */
export function among(column: Column, words: readonly string[]): SQL {
  return sql`${column} in (select value from json_each(${JSON.stringify(words)}))`
}

/** Ids of the letters that hold every one of the folded words, each as a word or the beginning of one. */
export function matching(words: readonly string[]): SQL {
  const query = words.map((word) => `"${word.replaceAll('"', '""')}"*`).join(' ')
  return sql`(select s.letter_id from letter_search s join letter_search_index i on i.rowid = s.id where letter_search_index match ${query})`
}
