import { existsSync } from 'node:fs'
import { Refused, type Engine } from '../backup/engine.ts'
import { fileOf } from './dialect.ts'
import { connected, damaged } from './image.ts'
import { soleLock } from './lock.ts'
import { inItsPlace } from './swap.ts'

/** A store in a file: its image is a copy of it, and takes its place by its name. */
export const sqlite: Engine = {
  called: fileOf,
  beside: fileOf,

  imaged: async (url, image) => {
    const path = fileOf(url)
    if (!existsSync(path))
      throw new Refused(
        `There is no store at ${path}. Let DATABASE_URL or DATA_DIR name the one to back up.`,
      )
    await copyOf(path, image)
  },

  alone: async (url, work) => {
    const path = fileOf(url)
    const { free } = lockOf(path)
    try {
      return await work(async (image, at) => inItsPlace(image, path, at))
    } finally {
      free()
    }
  },
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
    throw damaged(error as NodeJS.ErrnoException)
      ? new Refused(
          `${path} is not a store, or it is damaged. No backup was written; restore an earlier one.`,
        )
      : error
  } finally {
    raw.close()
  }
}

function lockOf(path: string): ReturnType<typeof soleLock> {
  try {
    return soleLock(path)
  } catch (error) {
    throw inUse(error as NodeJS.ErrnoException, path)
  }
}

function inUse(error: NodeJS.ErrnoException, path: string): Error {
  if (error.code === 'SQLITE_BUSY')
    return new Refused(
      `${path} is in use by a server or another command. Stop it, then restore again; nothing was changed.`,
    )
  if (error.code?.startsWith('SQLITE_') || error.code?.startsWith('E'))
    return new Refused(
      `The folder of ${path} cannot be used (${error.message}). Nothing was restored; let DATABASE_URL name a file in a folder that may be written to.`,
    )
  return error
}
