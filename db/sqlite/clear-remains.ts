import type Database from 'better-sqlite3'

/**
 * Writes the file of a store anew, without what deleted and overwritten rows left in it, and empties its log. The
 * search index keeps words that were taken out of it until its parts are put together. False where another
 * connection reads an older state or writes, which keeps the log.
 */
export function clearRemains(raw: Database.Database): boolean {
  try {
    raw.exec("insert into letter_search_index(letter_search_index) values ('optimize')")
    raw.exec('vacuum')
    const [checkpoint] = raw.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
    return checkpoint?.busy === 0
  } catch (error) {
    if (isPassing(error as NodeJS.ErrnoException)) return false
    throw error
  }
}

function isPassing({ code = '' }: NodeJS.ErrnoException): boolean {
  return code.startsWith('SQLITE_BUSY') || code === 'SQLITE_FULL' || code === 'SQLITE_LOCKED'
}
