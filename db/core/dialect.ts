import type { Column, SQL } from 'drizzle-orm'
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import { noteWriteFailure } from './write-failures.ts'

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
  /** Whether the disk of the store has room left; of a server nobody knows. */
  hasRoom: () => boolean
  /** Looks through every page, index and search index; `checked` is false where the engine has nothing to do so with. */
  checkStructure: () => Promise<StructureReport>
  atomically: (statements: (tx: Transaction) => (Statement | RequiredChange)[]) => Promise<void>
  /** Which entries of letters hold what is looked for, and how they come by day. */
  matching: (match: EntryMatch) => MatchedEntries
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
  /** More memory for writing while `work` stores much; ends with `analyse`. */
  loadInBulk: <T>(work: () => Promise<T>) => Promise<T>
  /** Lets the engine look at what is stored, which its plans rest on: after much came in at once. */
  analyse: () => Promise<void>
  /**
   * Does away with what the engine itself still keeps of rows that were overwritten: old pages, words of the search
   * index, the log ahead of the file. False where somebody else uses the store at this moment, so that it stays.
   */
  clearRemains: () => Promise<boolean>
  /**
   * Lets another thread of this process write much at once with a connection of its own; whoever writes here meanwhile
   * waits for it without holding anything up.
   */
  letThreadWrite: <T>(work: () => Promise<T>) => Promise<T>
}

/** A row of words as entries hold them; where it is open, its last word may go on. */
export type WordRow = { words: readonly string[]; isOpen: boolean }

/**
 * Rows of words near each other: one of each side. `pairs` are those that an index which knows the order of words is
 * asked for instead; null where they are too many.
 */
export type NearRows = {
  sides: readonly [readonly WordRow[], readonly WordRow[]]
  most: number
  pairs: readonly (readonly [WordRow, WordRow])[] | null
}

/**
 * What an entry must hold: one row, or rows near each other, of each group, and none of those that are left out.
 * An index cannot say for certain what is near: `patterns` are regular expressions that the words must fit as well.
 * `contacts`: in the entries of those who see contact details, or of all others.
 */
export type EntryMatch = {
  groups: readonly (readonly (WordRow | NearRows)[])[]
  leftOut: readonly WordRow[]
  patterns: readonly string[]
  contacts: 'whole' | 'masked'
}

/** Parts of a query over the table `letter_search`, which is called so in it; `letters` has been joined. */
export type MatchedEntries = { from: SQL; where: SQL; newestFirst: SQL[]; oldestFirst: SQL[] }
/** What is wrong with the pages and indexes of a store, in the engine's words. */
export type StructureReport = { checked: boolean; faults: string[] }

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
  return noteWriteFailure(db, () => db.engine.atomically(statements))
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

/**
 * `changed` false: somebody else changed it since `revision`, and nothing was stored; or, where there is an `unplaced`,
 * because of masks of which it is not certain what they stand for: a sentence for each field.
 */
export type ChangeOutcome = { changed: boolean; unplaced?: Record<string, string> }

export async function commitChange(
  db: Db,
  statements: Parameters<typeof atomically>[1],
): Promise<ChangeOutcome> {
  return { changed: await commit(atomically(db, statements)) }
}
