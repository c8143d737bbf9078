import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { Refused, type Contents, type Engine } from '../backup/engine.ts'
import { settled } from '../backup/settled.ts'
import { fileOf, opened } from './dialect.ts'
import { soleLock } from './lock.ts'
import { newestOf, rowCounts } from './migrated.ts'
import { inItsPlace } from './swap.ts'

const image = 'stanceline.db'

/** A SQLite store in an archive is one member: an image of its file. */
export const sqlite: Engine = {
  name: 'sqlite',
  place: fileOf,

  copied: async (url, folder) => {
    const [path, copy] = [fileOf(url), join(folder, image)]
    if (!existsSync(path)) throw new Refused(`There is no store at ${path}. Let DATABASE_URL or DATA_DIR name the one to back up.`)
    await copyOf(path, copy)
    return looking(copy, { what: `${path} is damaged`, then: 'No backup was written; restore an earlier one.' }, (raw) => {
      // One plain file, without a log beside it.
      raw.pragma('journal_mode = DELETE')
      return { members: [image], migration: newestOf(raw) ?? '', tables: rowsOf(raw) }
    })
  },

  opened: (folder, said) => {
    const copy = join(folder, image)
    if (said.members.join() !== image) throw new Refused('This backup holds no store of SQLite. Nothing was restored; take another backup.')
    looking(copy, { what: 'The store in this backup is damaged', then: 'Nothing was restored; take another backup.' }, (raw) => {
      const found = rowsOf(raw)
      const differing = Object.keys({ ...said.tables, ...found }).find((table) => said.tables[table] !== found[table])
      if (differing) throw new Refused(`The store in this backup has ${found[differing] ?? 'no'} rows of ${differing}, and its manifest says ${said.tables[differing] ?? 'none'}. Nothing was restored; take another backup.`)
    })
    return upToDate(copy)
  },

  alone: (url) => {
    try {
      return soleLock(fileOf(url)).free
    } catch (error) {
      throw inUse(error as NodeJS.ErrnoException, fileOf(url))
    }
  },

  placed: (folder, url, at) => inItsPlace(join(folder, image), fileOf(url), at),
}

/**
 * Copies the store page by page, a few at a time. The open transaction keeps to one moment: without it SQLite would
 * begin anew whenever another process writes, and under steady writing never end.
 */
async function copyOf(path: string, copy: string): Promise<void> {
  const raw = connected(path)
  try {
    raw.exec('begin')
    raw.prepare('select 1 from sqlite_master').all()
    await raw.backup(copy)
  } catch (error) {
    throw damaged(error as NodeJS.ErrnoException) ? new Refused(`${path} is not a store, or it is damaged. No backup was written; restore an earlier one.`) : error
  } finally {
    raw.close()
  }
}

function connected(path: string): Database.Database {
  return new Database(path, { fileMustExist: true, timeout: 5000 })
}

/** The image brought up to date and opened, in one file again once it is closed. */
function upToDate(copy: string): ReturnType<Engine['opened']> {
  const raw = connected(copy)
  try {
    const { db } = opened(raw)
    const close = () => {
      raw.pragma('journal_mode = DELETE')
      raw.close()
      settled(copy)
    }
    return { db, close }
  } catch (error) {
    raw.close()
    throw new Refused(`The store in this backup cannot be used: ${(error as Error).message} Nothing was restored.`)
  }
}

/** Looks into a store whose inner structure is whole and no row of which points nowhere; otherwise refuses with `what` and `then`. */
function looking<T>(path: string, { what, then }: { what: string; then: string }, look: (raw: Database.Database) => T): T {
  const raw = connected(path)
  try {
    const found = raw.pragma('integrity_check(5)') as { integrity_check: string }[]
    if (found[0]?.integrity_check !== 'ok') throw new Refused(`${what} (${found.map((line) => line.integrity_check).join('; ')}). ${then}`)
    const broken = raw.pragma('foreign_key_check') as { table: string }[]
    if (broken.length) throw new Refused(`${what}: ${broken.length} rows point nowhere, such as one of ${broken[0]!.table}. ${then}`)
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

function damaged({ code = '' }: NodeJS.ErrnoException): boolean {
  return code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')
}

function inUse(error: NodeJS.ErrnoException, path: string): Error {
  if (error.code === 'SQLITE_BUSY') return new Refused(`${path} is in use by a server or another command. Stop it, then restore again; nothing was changed.`)
  if (error.code?.startsWith('SQLITE_') || error.code?.startsWith('E')) return new Refused(`The folder of ${path} cannot be used (${error.message}). Nothing was restored; let DATABASE_URL name a file in a folder that may be written to.`)
  return error
}
