import Database from 'better-sqlite3'
import { Refused } from '../backup/engine.ts'
import { settled } from '../backup/settled.ts'
import type { Db } from '../dialect.ts'
import { opened } from './dialect.ts'
import { newestOf, rowCounts } from './migrated.ts'

/** What a store consists of: the newest migration applied, and the rows of each table. */
export type Contents = { migration: string; tables: Record<string, number> }

/** What a sound image holds, in one plain file without a log beside it. `whose` begins the sentence where it is damaged. */
export function contentsOf(image: string, whose: string): Contents {
  return looking(
    image,
    { what: `${whose} is damaged`, then: 'No backup was written; restore an earlier one.' },
    (raw) => {
      raw.pragma('journal_mode = DELETE')
      return { migration: newestOf(raw) ?? '', tables: rowsOf(raw) }
    },
  )
}

/** Checks an image from an archive, and that it holds what is said of it; brings it up to date and opens it. It is one file again once it is closed. */
export function openedImage(image: string, said: Contents): { db: Db; close: () => void } {
  looking(
    image,
    {
      what: 'The store in this backup is damaged',
      then: 'Nothing was restored; take another backup.',
    },
    (raw) => {
      const found = rowsOf(raw)
      const differing = Object.keys({ ...said.tables, ...found }).find(
        (table) => said.tables[table] !== found[table],
      )
      if (differing)
        throw new Refused(
          `The store in this backup has ${found[differing] ?? 'no'} rows of ${differing}, and its manifest says ${said.tables[differing] ?? 'none'}. Nothing was restored; take another backup.`,
        )
    },
  )
  return upToDate(image)
}

/** A connection to a file that is there. */
export function connected(path: string): Database.Database {
  return new Database(path, { fileMustExist: true, timeout: 5000 })
}

export function damaged({ code = '' }: NodeJS.ErrnoException): boolean {
  return code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')
}

function upToDate(image: string): ReturnType<typeof openedImage> {
  const raw = connected(image)
  try {
    const { db } = opened(raw)
    const close = () => {
      raw.pragma('journal_mode = DELETE')
      raw.close()
      settled(image)
    }
    return { db, close }
  } catch (error) {
    raw.close()
    throw new Refused(
      `The store in this backup cannot be used: ${(error as Error).message} Nothing was restored.`,
    )
  }
}

/** Looks into a store whose inner structure is whole and no row of which points nowhere; otherwise refuses with `what` and `then`. */
function looking<T>(
  path: string,
  { what, then }: { what: string; then: string },
  look: (raw: Database.Database) => T,
): T {
  const raw = connected(path)
  try {
    const found = raw.pragma('integrity_check(5)') as { integrity_check: string }[]
    if (found[0]?.integrity_check !== 'ok')
      throw new Refused(
        `${what} (${found
          .map((line) => line.integrity_check)
          .join('; ')
          .replaceAll('\n', '; ')}). ${then}`,
      )
    const broken = raw.pragma('foreign_key_check') as { table: string }[]
    if (broken.length)
      throw new Refused(
        `${what}: ${broken.length} rows point nowhere, such as one of ${broken[0]!.table}. ${then}`,
      )
    return look(raw)
  } catch (error) {
    throw damaged(error as NodeJS.ErrnoException) ? new Refused(`${what}. ${then}`) : error
  } finally {
    raw.close()
  }
}

function rowsOf(raw: Database.Database): Contents['tables'] {
  return Object.fromEntries([...rowCounts(raw)].sort(([one], [other]) => (one < other ? -1 : 1)))
}
