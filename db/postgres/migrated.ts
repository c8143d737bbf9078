import {
  pendingSteps,
  splitStatements,
  readMigrationSteps,
  type AppliedMigration,
  type MigrationStep,
} from '../core/steps.ts'
import type { RunQuery, Connection } from './connection.ts'
import { recountsParagraphs } from '../core/recounted-paragraphs.ts'
import { mendsQuotes } from '../core/whole-quotes.ts'
import { mendStoredQuotes } from './mend-quotes.ts'
import { recountStoredParagraphs } from './recount-paragraphs.ts'

/** Any number will do as long as it is always this one: it names the lock on the tables' shape ("stan" in ASCII). */
const migrationLock = 0x7374616e

/**
 * Brings a store up to the newest migration, in one transaction: all steps or none. Of several processes that start
 * together one migrates and the others wait, then find it done. PostgreSQL alters tables in place and keeps foreign
 * keys on, so unlike in SQLite no rows are moved and none need be counted.
 */
export async function migrateStore(connection: Connection): Promise<void> {
  if ((await findPendingSteps(connection.ask))?.length !== 0)
    await connection.inTransaction('read committed', runMigrations)
}

/** The same within a transaction of the caller's. */
export async function runMigrations(ask: RunQuery): Promise<void> {
  try {
    await ask({ text: 'select pg_advisory_xact_lock($1)', params: [migrationLock] })
    await ask({
      text:
        'create table if not exists applied_migrations (name text collate "C" primary key, hash ' +
        'text not null, applied_at text not null)',
      params: [],
    })
    for (const step of await readPendingSteps(ask)) await applyStep(ask, step)
  } catch (error) {
    throw isForbidden(error)
      ? new Error(
          'The user of DATABASE_URL may not create tables in this database. Let its owner run: ' +
            'GRANT CREATE ON SCHEMA public TO THAT_USER. Or name a schema that is theirs, with ' +
            '?search_path=SCHEMA behind the address.',
          { cause: error },
        )
      : error
  }
}

/** The steps that the store of a connection still needs; null where there is none. Throws as `notApplied` does. */
export async function findPendingSteps(ask: RunQuery): Promise<MigrationStep[] | null> {
  return (await hasStore(ask)) ? readPendingSteps(ask) : null
}

/** Insufficient privilege, or no schema to create in (PostgreSQL, Appendix A). */
function isForbidden(error: unknown): boolean {
  return ['42501', '3F000'].includes((error as { code?: string }).code ?? '')
}

async function hasStore(ask: RunQuery): Promise<boolean> {
  const { rows } = await ask({
    text: "select to_regclass('applied_migrations') is not null",
    params: [],
  })
  return rows[0]?.[0] === true
}

async function readPendingSteps(ask: RunQuery): Promise<MigrationStep[]> {
  const { rows } = await ask({ text: 'select name, hash from applied_migrations', params: [] })
  return pendingSteps(
    readMigrationSteps('postgres'),
    rows.map(([name, hash]) => ({ name, hash }) as AppliedMigration),
  )
}

async function applyStep(ask: RunQuery, step: MigrationStep): Promise<void> {
  const at = new Date().toISOString()
  try {
    for (const statement of splitStatements(step)) await ask({ text: statement, params: [] })
    if (recountsParagraphs(step.name)) await recountStoredParagraphs(ask, at)
    if (mendsQuotes(step.name)) await mendStoredQuotes(ask, at)
  } catch (error) {
    throw new Error(
      `The store could not be brought up to date by “${step.name}” and is unchanged. ${(error as Error).message}`,
      { cause: error },
    )
  }
  await ask({
    text: 'insert into applied_migrations values ($1, $2, $3)',
    params: [step.name, step.hash, at],
  })
}
