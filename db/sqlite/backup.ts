import { existsSync } from 'node:fs'
import { BackupRefused, type BackupEngine } from '../backup/engine.ts'
import { filePathOf } from './dialect.ts'
import { connectFile, isDamaged } from './image.ts'
import { soleLock } from './lock.ts'
import { replaceStoreFile } from './swap.ts'

/** A store in a file: its image is a copy of it, and takes its place by its name. */
export const sqliteBackup: BackupEngine = {
  describeStore: filePathOf,
  workPath: filePathOf,

  writeImage: async (url, image) => {
    const path = filePathOf(url)
    if (!existsSync(path))
      throw new BackupRefused(
        `There is no store at ${path}. Let DATABASE_URL or DATA_DIR name the one to back up.`,
      )
    await copyStoreFile(path, image)
  },

  withStoreAlone: async (url, work) => {
    const path = filePathOf(url)
    const { free } = takeSoleLock(path)
    try {
      return await work(async (image, at) => replaceStoreFile(image, path, at))
    } finally {
      free()
    }
  },
}

/**
 * Copies the store page by page, a few at a time. The open transaction keeps to one moment: without it SQLite would
 * begin anew whenever another process writes, and under steady writing never end.
 */
async function copyStoreFile(path: string, copy: string): Promise<void> {
  const raw = connectFile(path)
  try {
    raw.exec('begin')
    raw.prepare('select 1 from sqlite_master').all()
    await raw.backup(copy)
  } catch (error) {
    throw isDamaged(error as NodeJS.ErrnoException)
      ? new BackupRefused(
          `${path} is not a store, or it is damaged. No backup was written; restore an earlier one.`,
        )
      : error
  } finally {
    raw.close()
  }
}

function takeSoleLock(path: string): ReturnType<typeof soleLock> {
  try {
    return soleLock(path)
  } catch (error) {
    throw asInUse(error as NodeJS.ErrnoException, path)
  }
}

function asInUse(error: NodeJS.ErrnoException, path: string): Error {
  if (error.code === 'SQLITE_BUSY')
    return new BackupRefused(
      `${path} is in use by a server or another command. Stop it, then restore again; nothing was changed.`,
    )
  if (error.code?.startsWith('SQLITE_') || error.code?.startsWith('E'))
    return new BackupRefused(
      `The folder of ${path} cannot be used (${error.message}). Nothing was restored; let ` +
        'DATABASE_URL name a file in a folder that may be written to.',
    )
  return error
}
