import { existsSync, rmSync } from 'node:fs'
import type { Db } from './dialect.ts'
import { isServer, openDb } from './index.ts'
import { copyRows, type Copied, type Progress } from './rows.ts'
import { fileOf } from './sqlite/dialect.ts'

/**
 * Copies a whole store into an empty one, of the same engine or the other, in batches and in one transaction: rows and
 * content of every table are compared before it ends. Throws an `Error` with a sentence when it cannot; the target is
 * then as empty as before, and a file that was not there is gone again. The source is only read.
 */
export async function moveStore(
  from: string,
  to: string,
  onProgress?: Progress,
): Promise<Copied[]> {
  if (!isServer(from) && !existsSync(fileOf(from)))
    throw new Error(
      `There is no store at ${fileOf(from)}. Name the one to move with --from, for example file:data/stanceline.db.`,
    )
  if (from === to)
    throw new Error(
      'Both addresses name the same store. Name an empty database, or a file that is not there yet, with --to.',
    )
  const isNew = !isServer(to) && !existsSync(fileOf(to))
  const source = await openDb(from)
  try {
    const target = await openDb(to)
    return await moved(source.db, target.db, onProgress).finally(target.close)
  } catch (error) {
    if (isNew)
      for (const end of ['', '-wal', '-shm']) rmSync(`${fileOf(to)}${end}`, { force: true })
    throw error
  } finally {
    await source.close()
  }
}

function moved(source: Db, target: Db, onProgress?: Progress): Promise<Copied[]> {
  return source.engine.held('reading', (read) =>
    target.engine.held('writing', (write) => copyRows(read, write, onProgress)),
  )
}
