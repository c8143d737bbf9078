import { existsSync, rmSync } from 'node:fs'
import type { Db } from '../core/dialect.ts'
import { isServer, openDb } from '../open-db.ts'
import { filePathOf } from '../sqlite/dialect.ts'
import { type CopiedTable, type CopyProgress, copyRows } from './copy-rows.ts'

/**
 * Copies a whole store into an empty one, of the same engine or the other, in batches and in one transaction: rows and
 * content of every table are compared before it ends. Throws an `Error` with a sentence when it cannot; the target is
 * then as empty as before, and a file that was not there is gone again. The source is only read.
 */
export async function moveStore(
  from: string,
  to: string,
  onProgress?: CopyProgress,
): Promise<CopiedTable[]> {
  if (!isServer(from) && !existsSync(filePathOf(from)))
    throw new Error(
      `There is no store at ${filePathOf(from)}. Name the one to move with --from, for example ` +
        'file:data/stanceline.db.',
    )
  if (from === to)
    throw new Error(
      'Both addresses name the same store. Name an empty database, or a file that is not there yet, with --to.',
    )
  const isNew = !isServer(to) && !existsSync(filePathOf(to))
  const source = await openDb(from)
  try {
    const target = await openDb(to)
    return await copyStore(source.db, target.db, onProgress).finally(target.close)
  } catch (error) {
    if (isNew)
      for (const end of ['', '-wal', '-shm']) rmSync(`${filePathOf(to)}${end}`, { force: true })
    throw error
  } finally {
    await source.close()
  }
}

function copyStore(source: Db, target: Db, onProgress?: CopyProgress): Promise<CopiedTable[]> {
  return target.engine.loadInBulk(() =>
    source.engine.longTransaction('reading', (read) =>
      target.engine.longTransaction('writing', (write) => copyRows(read, write, onProgress)),
    ),
  )
}
