import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BackupRefused, type BackupEngine } from '../backup/engine.ts'
import { copyRows } from '../backup/copy-rows.ts'
import { openSqliteFile } from '../sqlite/dialect.ts'
import type { RunQuery, Isolation } from './connection.ts'
import { analyseTables, builderOver } from './dialect.ts'
import { findPendingSteps, runMigrations } from './migrated.ts'
import { setTablesAside } from './set-aside.ts'
import { connectServer, describeServer } from './server.ts'
import { takeSoleUse, takeSharedUse } from './use.ts'

/**
 * A store on a server: its rows are copied in batches within one transaction, which sees one state of the store, into
 * a file of SQLite. A restore is one transaction as well: the old tables go into a schema of their own, new ones are
 * made and filled, and rows and content of each are compared with the image before anybody sees them.
 */
export const postgresBackup: BackupEngine = {
  describeStore: (url) => `The store at ${describeServer(url)}`,
  workPath: () => join(tmpdir(), 'stanceline'),

  writeImage: (url, image) =>
    runWithin(url, 'repeatable read', async (ask) => {
      const place = describeServer(url)
      // Asked without waiting: what came meanwhile would not be in the state that this transaction sees.
      if (!(await takeSharedUse(ask)))
        throw new BackupRefused(
          `A backup is being restored into the store at ${place}. Wait until that has ended, then ` +
            'try again; no backup was written.',
        )
      const steps = await findPendingSteps(ask)
      if (!steps)
        throw new BackupRefused(
          `There is no store at ${place}. Let DATABASE_URL name the one to back up.`,
        )
      if (steps.length)
        throw new BackupRefused(
          `The store at ${place} was written by an older version of Stanceline. Back it up with ` +
            'that version, or start this one first; no backup was written.',
        )
      await fillImage(image, ask)
    }),

  withStoreAlone: (url, work) =>
    runWithin(url, 'read committed', async (ask) => {
      const place = describeServer(url)
      if (!(await takeSoleUse(ask)))
        throw new BackupRefused(
          `The store at ${place} is in use by a server or another command. Stop it, then restore ` +
            'again; nothing was changed.',
        )
      // Unpacking and checking a large backup takes a while, in which this transaction asks nothing.
      for (const setting of ['idle_in_transaction_session_timeout = 0', "lock_timeout = '10s'"])
        await ask({ text: `set local ${setting}`, params: [] })
      return work((image, at) => replaceTables(ask, image, place, at))
    }),
}

async function runWithin<T>(
  url: string,
  isolation: Isolation,
  work: (ask: RunQuery) => Promise<T>,
): Promise<T> {
  const connection = await connectServer(url, 1)
  try {
    return await connection.inTransaction(isolation, work)
  } finally {
    await connection.close()
  }
}

/** Writes all rows that a transaction sees into a new file of SQLite. */
async function fillImage(image: string, ask: RunQuery): Promise<void> {
  const { db, close } = openSqliteFile(image)
  try {
    await db.engine.longTransaction('writing', (write) => copyRows(builderOver(ask), write))
  } finally {
    close()
  }
}

async function replaceTables(
  ask: RunQuery,
  image: string,
  place: string,
  at: Date,
): Promise<string | null> {
  const { db, close } = openSqliteFile(image)
  try {
    const aside = await setTablesAside(ask, at)
    await runMigrations(ask)
    await copyRows(db, builderOver(ask))
    await analyseTables(ask)
    return aside
  } catch (error) {
    throw asRefusal(error as NodeJS.ErrnoException, place)
  } finally {
    close()
  }
}

/** What stands in the way of a restore on the server (PostgreSQL, Appendix A). */
function asRefusal(error: NodeJS.ErrnoException, place: string): Error {
  if (error instanceof BackupRefused) return error
  if (error.code === '55P03')
    return new BackupRefused(
      `Another program uses the tables of the store at ${place} (${error.message}). Stop it, ` +
        'then restore again; nothing was changed.',
    )
  if (error.code === '42501')
    return new BackupRefused(
      `The user of DATABASE_URL may not set the old store at ${place} aside (${error.message}). ` +
        'Let the owner of the database run: GRANT CREATE ON DATABASE THIS_DATABASE TO THAT_USER. ' +
        'Or restore into an empty database. Nothing was changed.',
    )
  if (error.code === '25006')
    return new BackupRefused(
      `The database at ${place} may only be read. Let DATABASE_URL name the primary; nothing was changed.`,
    )
  return new BackupRefused(
    `The backup could not be put into the store at ${place}, which is unchanged: ${error.message}`,
  )
}
