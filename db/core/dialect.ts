import type { Column, SQL } from 'drizzle-orm'
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'

/** What statements are built with; the types are those of SQLite's dialect in both engines. */
export type Builder = BetterSQLite3Database

/**
 * An open store. Queries are written once, in the types of SQLite's dialect; what its engine does its own way hangs on
 * it.
 */
export type Db = Builder & { engine: Engine }

/** What statements of one transaction are built with. */
export type Transaction = Parameters<Parameters<Builder['transaction']>[0]>[0]

/** A statement that was built but not run yet. */
export type Statement = { run: () => unknown } | SQL

/** A statement that must change a row; when it changes none, the whole transaction is undone. */
export type RequiredChange = { requireChange: Statement }

/** What only the engine knows; `sqlite/dialect.ts` and `postgres/dialect.ts` each make one. */
export type Engine = {
  name: 'sqlite' | 'postgres'
  /** Whether the store still lies where it was opened; a server always does. */
  isInPlace: () => boolean
  atomically: (statements: (tx: Transaction) => (Statement | RequiredChange)[]) => Promise<void>
  matching: (words: readonly string[]) => SQL
  inList: (column: Column, words: readonly string[]) => SQL
  contains: (column: Column, words: string) => SQL
  /**
   * Runs `work` in one transaction that stays open while it waits: it sees one state of the store, and what it throws
   * undoes all of it. For a command that has the store to itself, because in SQLite it keeps every other writer out.
   */
  longTransaction: <T>(
    purpose: 'reading' | 'writing',
    work: (db: Builder) => Promise<T>,
  ) => Promise<T>
  /**
   * Does away with what the engine itself still keeps of rows that were overwritten: old pages, words of the search
   * index, the log ahead of the file. False where somebody else uses the store at this moment, so that it stays.
   */
  clearRemains: () => Promise<boolean>
}

export class NothingChanged extends Error {}

/**
 * Runs all statements or none, in order, as if nobody else wrote meanwhile. better-sqlite3 cannot wait within a
 * transaction, so reading comes before and ids are made by the caller; PostgreSQL may build the list again when
 * another writer came between. Throws `NothingChanged` where a demanded change did not happen.
 */
export function atomically(
  db: Db,
  statements: (tx: Transaction) => (Statement | RequiredChange)[],
): Promise<void> {
  return db.engine.atomically(statements)
}

/** Ids of the letters that hold every one of the folded words, each as a word or the beginning of one. */
export function matchWords(db: Db, words: readonly string[]): SQL {
  return db.engine.matching(words)
}

/** Whether a column holds one of the words, however many these are. */
export function inList(db: Db, column: Column, words: readonly string[]): SQL {
  return db.engine.inList(column, words)
}

/** Whether a column holds the words somewhere within it, sign by sign. */
export function contains(db: Db, column: Column, words: string): SQL {
  return db.engine.contains(column, words)
}

/** Whether a transaction went through: false where a change that it demanded did not happen. */
export async function commit(transaction: Promise<void>): Promise<boolean> {
  try {
    await transaction
    return true
  } catch (error) {
    if (error instanceof NothingChanged) return false
    throw error
  }
}

/** `changed` false: somebody else changed it since `revision`, and nothing was stored. */
export type ChangeOutcome = { changed: boolean }

export async function commitChange(
  db: Db,
  statements: Parameters<typeof atomically>[1],
): Promise<ChangeOutcome> {
  return { changed: await commit(atomically(db, statements)) }
}
