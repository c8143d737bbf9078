import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'

/**
 * Who uses a store holds a lock on the empty file `STORE.lock`, which the system takes back whatever ends the process.
 * The store itself cannot serve as the lock, because a restore puts another file in its place: who had opened the
 * old one and waited would then write to it. The lock file is never replaced, and stays when nobody holds it.
 */
type StoreLock = { free: () => void }

/** Says that this process uses the store, beside others that do. Throws what SQLite says when it is being restored. */
export function sharedLock(path: string): StoreLock {
  return takeLock(path, 5000, (raw) => {
    raw.exec('begin')
    raw.prepare('select 1 from sqlite_master').all()
  })
}

/** Keeps everybody else out, without waiting for those who are in. Throws SQLITE_BUSY where there are any. */
export function soleLock(path: string): StoreLock {
  return takeLock(path, 0, (raw) => raw.exec('begin exclusive'))
}

function takeLock(
  path: string,
  timeout: number,
  take: (raw: Database.Database) => void,
): StoreLock {
  mkdirSync(dirname(path), { recursive: true })
  const raw = new Database(`${path}.lock`, { timeout })
  try {
    take(raw)
  } catch (error) {
    raw.close()
    throw error
  }
  return { free: () => raw.close() }
}
