import { BackupRefused } from '../backup/engine.ts'
import { splitStatements, readMigrationSteps } from '../core/steps.ts'
import type { RunQuery } from './connection.ts'

/**
 * Moves the tables of the store that a transaction sees into a schema of their own, with their indexes and triggers:
 * named by `?search_path=` it is a store as before. Returns its name, or null where there is no store. Throws
 * `Refused` where tables stand beside them that this version does not know.
 */
export async function setTablesAside(ask: RunQuery, at: Date): Promise<string | null> {
  const existing = await readColumn(ask, tables)
  const known = knownTables()
  const ours = existing.filter((name) => known.has(name))
  const others = existing.filter((name) => !known.has(name))
  if (!ours.length) return null
  if (others.length)
    throw new BackupRefused(
      'Beside the store stands a table that this version of Stanceline does not know ' +
        `(${others[0]}), so it is left alone. Restore into an empty database or schema, and let ` +
        'DATABASE_URL name it; nothing was changed.',
    )
  const functions = await readColumn(ask, functionsOfTriggers)
  const schema = await findFreeName(ask, at)
  await ask({ text: `create schema ${quoteName(schema)}`, params: [] })
  for (const name of ours)
    await ask({
      text: `alter table ${quoteName(name)} set schema ${quoteName(schema)}`,
      params: [],
    })
  for (const signature of functions)
    await ask({ text: `alter function ${signature} set schema ${quoteName(schema)}`, params: [] })
  return schema
}

// What an extension brought along stays where it is.
const ownTables =
  'pg_class c where c.relnamespace = current_schema()::text::regnamespace and c.relkind in ' +
  `('r', 'p') and not exists (select 1 from pg_depend d where d.classid = ` +
  `'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')`
const tables = `select c.relname::text from ${ownTables} order by 1`
const functionsOfTriggers =
  'select distinct p.oid::regprocedure::text from pg_trigger t join pg_proc p on p.oid = ' +
  't.tgfoid where not t.tgisinternal and p.pronamespace = ' +
  `current_schema()::text::regnamespace and t.tgrelid in (select c.oid from ${ownTables}) ` +
  'order by 1'

async function readColumn(ask: RunQuery, text: string): Promise<string[]> {
  return (await ask({ text, params: [] })).rows.map(([name]) => name as string)
}

/** Every table that a migration ever made. */
function knownTables(): Set<string> {
  const made = readMigrationSteps('postgres')
    .flatMap(splitStatements)
    .flatMap((statement) =>
      [...statement.matchAll(/create table (?:if not exists )?"?(\w+)"?/gi)].map(
        ([, name]) => name!,
      ),
    )
  return new Set(['applied_migrations', ...made])
}

/** `public_before_restore_20261123t022200z`; a name of PostgreSQL has 63 bytes. */
async function findFreeName(ask: RunQuery, at: Date): Promise<string> {
  const moment = at
    .toISOString()
    .replace(/\.\d+Z$/, 'z')
    .replace(/[-:]/g, '')
    .toLowerCase()
  const [schema] = await readColumn(
    ask,
    `select left(current_schema()::text, 30) || '_before_restore_${moment}'`,
  )
  const [existing] = await readColumn(
    ask,
    `select nspname::text from pg_namespace where nspname = '${schema!.replaceAll("'", "''")}'`,
  )
  if (existing)
    throw new BackupRefused(
      `The schema ${existing} is there already. Wait a second, then restore again; nothing was changed.`,
    )
  return schema!
}

function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
