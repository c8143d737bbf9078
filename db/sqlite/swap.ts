import {
  closeSync,
  copyFileSync,
  existsSync,
  linkSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { BackupRefused } from '../backup/engine.ts'
import { flushToDisk } from '../backup/settled.ts'

/**
 * Puts the file `image` in the place of the store at `path`, which keeps its old one beside it under the name that is
 * returned. At every moment there is a whole store at `path`. The caller holds the store alone.
 */
export function replaceStoreFile(image: string, path: string, at: Date): string | null {
  const folded = !existsSync(path) || foldLogIn(path)
  const aside = keepOldStore(path, at)
  // A log that belongs to another file would be played into the new one; a damaged store keeps its own.
  for (const log of ['-wal', '-journal']) {
    if (!folded && aside && existsSync(path + log)) renameSync(path + log, aside + log)
    rmSync(path + log, { force: true })
  }
  rmSync(`${path}-shm`, { force: true })
  renameSync(image, path)
  flushToDisk(dirname(path))
  return aside
}

/** Brings what the log of a store holds into its one file; false where the store is too damaged for that. */
function foldLogIn(path: string): boolean {
  // SQLite may throw away the log of a file that it cannot read at all.
  if (!looksLikeStore(path)) return false
  let raw: Database.Database | undefined
  try {
    raw = new Database(path, { timeout: 0 })
    raw.pragma('locking_mode = EXCLUSIVE')
    raw.exec('begin exclusive; commit')
    raw.pragma('journal_mode = DELETE')
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'SQLITE_BUSY')
      throw new BackupRefused(
        `${path} is in use by another program. Close it, then restore again; nothing was changed.`,
      )
    return false
  } finally {
    raw?.close()
  }
}

function looksLikeStore(path: string): boolean {
  const [file, head] = [openSync(path, 'r'), Buffer.alloc(16)]
  try {
    readSync(file, head, 0, 16, 0)
    return head.toString('latin1') === 'SQLite format 3\0'
  } finally {
    closeSync(file)
  }
}

/** Gives the old store a second name; on disks that know none, copies it. */
function keepOldStore(path: string, at: Date): string | null {
  if (!existsSync(path)) return null
  const aside = `${path}.before-restore-${at
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '-')}`
  if (existsSync(aside))
    throw new BackupRefused(
      `${aside} is there already. Wait a second, then restore again; nothing was changed.`,
    )
  try {
    linkSync(path, aside)
  } catch {
    copyFileSync(path, aside)
    flushToDisk(aside)
  }
  return aside
}
