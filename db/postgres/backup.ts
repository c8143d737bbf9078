import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Refused, type Engine } from '../backup/engine.ts'
import { copyRows } from '../rows.ts'
import { open } from '../sqlite/dialect.ts'
import type { Ask, Isolation } from './connection.ts'
import { builderOver } from './dialect.ts'
import { lacking, migrate } from './migrated.ts'
import { setAside } from './set-aside.ts'
import { connected, placeOf } from './server.ts'
import { usedAlone, usedBeside } from './use.ts'

/**
 * A store on a server: its rows are copied in batches within one transaction, which sees one state of the store, into
 * a file of SQLite. A restore is one transaction as well: the old tables go into a schema of their own, new ones are
 * made and filled, and rows and content of each are compared with the image before anybody sees them.
 */
export const postgres: Engine = {
  called: (url) => `The store at ${placeOf(url)}`,
  beside: () => join(tmpdir(), 'stanceline'),

  imaged: (url, image) =>
    within(url, 'repeatable read', async (ask) => {
      const place = placeOf(url)
      // Asked without waiting: what came meanwhile would not be in the state that this transaction sees.
      if (!(await usedBeside(ask)))
        throw new Refused(
          `A backup is being restored into the store at ${place}. Wait until that has ended, then try again; no backup was written.`,
        )
      const steps = await lacking(ask)
      if (!steps)
        throw new Refused(
          `There is no store at ${place}. Let DATABASE_URL name the one to back up.`,
        )
      if (steps.length)
        throw new Refused(
          `The store at ${place} was written by an older version of Stanceline. Back it up with that version, or start this one first; no backup was written.`,
        )
      await filled(image, ask)
    }),

  alone: (url, work) =>
    within(url, 'read committed', async (ask) => {
      const place = placeOf(url)
      if (!(await usedAlone(ask)))
        throw new Refused(
          `The store at ${place} is in use by a server or another command. Stop it, then restore again; nothing was changed.`,
        )
      // Unpacking and checking a large backup takes a while, in which this transaction asks nothing.
      for (const setting of ['idle_in_transaction_session_timeout = 0', "lock_timeout = '10s'"])
        await ask({ text: `set local ${setting}`, params: [] })
      return work((image, at) => replaced(ask, image, place, at))
    }),
}

async function within<T>(
  url: string,
  isolation: Isolation,
  work: (ask: Ask) => Promise<T>,
): Promise<T> {
  const connection = await connected(url, 1)
  try {
    return await connection.inTransaction(isolation, work)
  } finally {
    await connection.close()
  }
}

/** Writes all rows that a transaction sees into a new file of SQLite. */
async function filled(image: string, ask: Ask): Promise<void> {
  const { db, close } = open(image)
  try {
    await db.engine.held('writing', (write) => copyRows(builderOver(ask), write))
  } finally {
    close()
  }
}

async function replaced(ask: Ask, image: string, place: string, at: Date): Promise<string | null> {
  const { db, close } = open(image)
  try {
    const aside = await setAside(ask, at)
    await migrate(ask)
    await copyRows(db, builderOver(ask))
    return aside
  } catch (error) {
    throw asRefusal(error as NodeJS.ErrnoException, place)
  } finally {
    close()
  }
}

/** What stands in the way of a restore on the server (PostgreSQL, Appendix A). */
function asRefusal(error: NodeJS.ErrnoException, place: string): Error {
  if (error instanceof Refused) return error
  if (error.code === '55P03')
    return new Refused(
      `Another program uses the tables of the store at ${place} (${error.message}). Stop it, then restore again; nothing was changed.`,
    )
  if (error.code === '42501')
    return new Refused(
      `The user of DATABASE_URL may not set the old store at ${place} aside (${error.message}). Let the owner of the database run: GRANT CREATE ON DATABASE THIS_DATABASE TO THAT_USER. Or restore into an empty database. Nothing was changed.`,
    )
  if (error.code === '25006')
    return new Refused(
      `The database at ${place} may only be read. Let DATABASE_URL name the primary; nothing was changed.`,
    )
  return new Refused(
    `The backup could not be put into the store at ${place}, which is unchanged: ${error.message}`,
  )
}
