import Database from 'better-sqlite3'
import { BackupRefused } from '../backup/engine.ts'
import { flushToDisk } from '../backup/settled.ts'
import type { Db } from '../core/dialect.ts'
import { openSqlite } from './dialect.ts'
import { findNewestMigration, countRowsByTable } from './migrated.ts'

/** What a store consists of: the newest migration applied, and the rows of each table. */
export type ImageContents = { migration: string; tables: Record<string, number> }

/**
 * What a sound image holds, in one plain file without a log beside it. `whose` begins the sentence where it is damaged.
 */
export function readImageContents(image: string, storeName: string): ImageContents {
  return inspectImage(
    image,
    { what: `${storeName} is damaged`, then: 'No backup was written; restore an earlier one.' },
    (raw) => {
      raw.pragma('journal_mode = DELETE')
      return { migration: findNewestMigration(raw) ?? '', tables: countTableRows(raw) }
    },
  )
}

/**
 * Checks an image from an archive, and that its tables hold as many rows as expected; brings it up to date and opens
 * it. It is one file again once it is closed.
 */
export function openRestoredImage(
  image: string,
  expected: ImageContents,
): { db: Db; close: () => void } {
  inspectImage(
    image,
    {
      what: 'The store in this backup is damaged',
      then: 'Nothing was restored; take another backup.',
    },
    (raw) => {
      const found = countTableRows(raw)
      const differing = Object.keys({ ...expected.tables, ...found }).find(
        (table) => expected.tables[table] !== found[table],
      )
      if (differing)
        throw new BackupRefused(
          `The store in this backup has ${found[differing] ?? 'no'} rows of ${differing}, and its ` +
            `manifest says ${expected.tables[differing] ?? 'none'}. Nothing was restored; take ` +
            'another backup.',
        )
    },
  )
  return migrateImage(image)
}

/** A connection to a file that is there. */
export function connectFile(path: string): Database.Database {
  return new Database(path, { fileMustExist: true, timeout: 5000 })
}

export function isDamaged({ code = '' }: NodeJS.ErrnoException): boolean {
  return code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')
}

function migrateImage(image: string): ReturnType<typeof openRestoredImage> {
  const raw = connectFile(image)
  try {
    const { db } = openSqlite(raw)
    const close = () => {
      raw.pragma('journal_mode = DELETE')
      raw.close()
      flushToDisk(image)
    }
    return { db, close }
  } catch (error) {
    raw.close()
    throw new BackupRefused(
      `The store in this backup cannot be used: ${(error as Error).message} Nothing was restored.`,
    )
  }
}

/**
 * Looks into a store that passes the integrity check and has no broken foreign keys; otherwise refuses with `what` and
 * `then`.
 */
function inspectImage<T>(
  path: string,
  { what, then }: { what: string; then: string },
  inspect: (raw: Database.Database) => T,
): T {
  const raw = connectFile(path)
  try {
    const found = raw.pragma('integrity_check(5)') as { integrity_check: string }[]
    if (found[0]?.integrity_check !== 'ok')
      throw new BackupRefused(
        `${what} (${found
          .map((line) => line.integrity_check)
          .join('; ')
          .replaceAll('\n', '; ')}). ${then}`,
      )
    const brokenRows = raw.pragma('foreign_key_check') as { table: string }[]
    if (brokenRows.length)
      throw new BackupRefused(
        `${what}: ${brokenRows.length} rows point nowhere, such as one of ${brokenRows[0]!.table}. ${then}`,
      )
    return inspect(raw)
  } catch (error) {
    throw isDamaged(error as NodeJS.ErrnoException) ? new BackupRefused(`${what}. ${then}`) : error
  } finally {
    raw.close()
  }
}

function countTableRows(raw: Database.Database): ImageContents['tables'] {
  return Object.fromEntries([...countRowsByTable(raw)].sort(([a], [b]) => (a < b ? -1 : 1)))
}
