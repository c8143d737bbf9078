import { mkdirSync, statfsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { isMainThread } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { is, SQL, sql, type Column } from 'drizzle-orm'
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import { LRUCache } from 'lru-cache'
import {
  check,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
  blob,
} from 'drizzle-orm/sqlite-core'
import { NothingChanged, type Builder, type Db, type Engine } from '../core/dialect.ts'
import { sharedLock } from './lock.ts'
import { makeRegexp, matchEntries } from './match-entries.ts'
import { clearRemains } from './clear-remains.ts'
import { migrateStore } from './migrated.ts'
import { checkStructure } from './structure.ts'
import { asFileGone, asNotStored } from './unstored.ts'
import { makeWritingGate } from './writing-gate.ts'

/** What tables are made of; PostgreSQL's dialect has the same names. */
export const table = sqliteTable
export const columns = {
  id: (name: string) => text(name),
  words: (name: string) => text(name),
  day: (name: string) => text(name),
  moment: (name: string) => text(name),
  wholeNumber: (name: string) => integer(name),
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
export function openSqliteFile(url: string): { db: Db; close: () => void; raw: Database.Database } {
  const path = filePathOf(url)
  let raw: Database.Database | undefined
  try {
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true })
    raw = new Database(path)
    const store = openSqlite(raw)
    if (path !== ':memory:') filePlaces.set(store.db, { path, inode: findInode(path) })
    return store
  } catch (error) {
    raw?.close()
    throw new Error(describeFailure(path, error as NodeJS.ErrnoException), { cause: error })
  }
}

/**
 * The same for a process that goes on using the store: until it is closed, or the process ends, no backup is restored
 * in its place.
 */
export function openHeldSqlite(url: string): ReturnType<typeof openSqliteFile> {
  const path = filePathOf(url)
  if (path === ':memory:') return openSqliteFile(url)
  const lock = takeSharedLock(path)
  try {
    const { close, ...store } = openSqliteFile(url)
    return { ...store, close: () => [close(), lock.free()] }
  } catch (error) {
    lock.free()
    throw error
  }
}

function takeSharedLock(path: string): ReturnType<typeof sharedLock> {
  try {
    return sharedLock(path)
  } catch (error) {
    throw new Error(describeFailure(path, error as NodeJS.ErrnoException), { cause: error })
  }
}

/** The file that a store's address names. */
export function filePathOf(url: string): string {
  return url.replace(/^(?:file|sqlite):(?:\/\/)?/, '')
}

const filePlaces = new WeakMap<Builder, { path: string; inode: number | null }>()

/** Whether the file of a store still lies where it was opened. SQLite itself would go on writing into a deleted one. */
function isInPlace(db: Builder): boolean {
  const place = filePlaces.get(db)
  return !place || findInode(place.path) === place.inode
}

/** What a form or two may need: a disk with less is as good as full. */
const leastRoomBytes = 1_000_000

function hasRoom(db: Builder): boolean {
  const place = filePlaces.get(db)
  if (!place) return true
  const { bavail, bsize } = statfsSync(dirname(place.path))
  return bavail * bsize >= leastRoomBytes
}

function findInode(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.ino ?? null
}

/** Why a store did not open, and what to do, for the person who starts the program. */
function describeFailure(path: string, { code = '', message }: NodeJS.ErrnoException): string {
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT'))
    return (
      `${path} is not a store, or it is damaged. Put a backup in its place, or let DATABASE_URL ` +
      'name another file.'
    )
  if (code.startsWith('SQLITE_READONLY') || code === 'EACCES' || code === 'EROFS')
    return (
      `${path} may not be written to. Give this user the right to write the file and its ` +
      'folder, or let DATA_DIR name another folder.'
    )
  if (code === 'SQLITE_BUSY')
    return (
      `${path} is locked: a backup is being restored, or another program keeps it. Wait until ` +
      'that has ended, then start again.'
    )
  if (code === 'SQLITE_CANTOPEN' || code.startsWith('E'))
    return (
      `${path} cannot be opened as a store (${message}). Let DATABASE_URL name a file, or ` +
      'DATA_DIR a folder that may be written to.'
    )
  return message
}

/** The store on a connection that is open already: tests hand over a copy of a migrated image. */
export function openSqlite(raw: Database.Database): {
  db: Db
  close: () => void
  raw: Database.Database
} {
  raw.pragma('journal_mode = WAL')
  raw.pragma('synchronous = FULL')
  raw.pragma('busy_timeout = 5000')
  raw.pragma(`cache_size = -${cacheKilobytes}`)
  // A thread that makes files reads what it needs once; mapped again, the file would count twice.
  if (isMainThread) raw.pragma('mmap_size = 268435456')
  migrateStore(raw)
  raw.pragma('foreign_keys = ON')
  keepStatements(raw)
  raw.function('regexp', { deterministic: true }, makeRegexp())
  const db = drizzle(raw)
  const gate = makeWritingGate()
  const engine: Engine = {
    name: 'sqlite',
    isInPlace: () => isInPlace(db),
    hasRoom: () => hasRoom(db),
    checkStructure: async () => checkStructure(raw),
    matching: matchEntries,
    inList,
    contains,
    atomically: (statements) => gate.pass(() => atomically(db, statements)),
    longTransaction: (_what, work) => gate.pass(() => longTransaction(raw, () => work(db))),
    loadInBulk: (work) => withWideCache(raw, work),
    // Plans follow the order in which the queries are written, whatever is stored.
    analyse: async () => {},
    clearRemains: () => gate.close(() => clearRemains(raw)),
    letThreadWrite: (work) => gate.close(work),
  }
  return { db: Object.assign(db, { engine }), close: () => raw.close(), raw }
}

/** How many statements are kept compiled: those of all pages, and of storing letters with few or many names. */
const keptStatements = 1000

/**
 * Compiling a statement takes as long as running most of them, so each is compiled once. Every one is run to its end
 * before the next is asked for, so that none is in use twice.
 */
function keepStatements(raw: Database.Database): void {
  const statements = new LRUCache<string, Database.Statement>({ max: keptStatements })
  const prepare = raw.prepare.bind(raw)
  raw.prepare = ((source: string) => {
    const statement = statements.get(source) ?? prepare(source)
    statements.set(source, statement)
    // Whoever had it before may have asked for rows as lists, or for the first column.
    return statement.reader ? statement.pluck(false).raw(false) : statement
  }) as typeof raw.prepare
}

/**
 * One immediate transaction: a second writer waits for the first. Throws `NotStored` where the store itself cannot
 * store, such as on a full disk.
 */
async function atomically(
  db: BetterSQLite3Database,
  statements: Parameters<Engine['atomically']>[0],
): Promise<void> {
  if (!isInPlace(db)) throw asFileGone(filePlaces.get(db)!.path)
  try {
    runAll(db, statements)
  } catch (error) {
    throw asNotStored(error)
  }
}

function runAll(db: BetterSQLite3Database, statements: Parameters<Engine['atomically']>[0]): void {
  db.transaction(
    (tx) => {
      for (const each of statements(tx)) {
        const statement = 'requireChange' in each ? each.requireChange : each
        const { changes } = (is(statement, SQL) ? tx.run(statement) : statement.run()) as {
          changes: number
        }
        if ('requireChange' in each && changes === 0) throw new NothingChanged()
      }
    },
    { behavior: 'immediate' },
  )
}

const [cacheKilobytes, wideCacheKilobytes] = [32_000, 400_000]

/** Ids and hashes come in no order, so what is written lies all over the indexes: they are kept in memory meanwhile. */
async function withWideCache<T>(raw: Database.Database, work: () => Promise<T>): Promise<T> {
  raw.pragma(`cache_size = -${wideCacheKilobytes}`)
  try {
    return await work()
  } finally {
    raw.pragma(`cache_size = -${cacheKilobytes}`)
  }
}

async function longTransaction<T>(raw: Database.Database, work: () => Promise<T>): Promise<T> {
  raw.exec('begin immediate')
  try {
    const result = await work()
    raw.exec('commit')
    return result
  } finally {
    if (raw.inTransaction) raw.exec('rollback')
  }
}

function inList(column: Column, words: readonly string[]): SQL {
  return sql`${column} in (select value from json_each(${JSON.stringify(words)}))`
}

function contains(column: Column, words: string): SQL {
  return sql`instr(${column}, ${words}) > 0`
}
