import { rmSync } from 'node:fs'
import type Database from 'better-sqlite3'
import {
  pendingSteps,
  splitStatements,
  readMigrationSteps,
  type AppliedMigration,
  type MigrationStep,
} from '../core/steps.ts'
import { recountsParagraphs } from '../core/recounted-paragraphs.ts'
import { mendsQuotes } from '../core/whole-quotes.ts'
import { mendStoredQuotes } from './mend-quotes.ts'
import { recountStoredParagraphs } from './recount-paragraphs.ts'

/**
 * Brings a store up to the newest migration. Drizzle's own migrator leaves foreign keys on within its transaction,
 * so rebuilding a parent table can silently empty its children; here they are off, the rows of every table are
 * counted before and after, foreign keys are checked, and a populated file is copied aside first. Any doubt undoes
 * the whole step. Applied files are remembered by their hash: a changed file is refused.
 */
export function migrateStore(raw: Database.Database): void {
  const steps = readMigrationSteps('sqlite')
  raw.pragma('foreign_keys = OFF')
  raw.exec(
    'create table if not exists applied_migrations (name text primary key, hash text not ' +
      'null, applied_at text not null) strict',
  )
  if (readPendingSteps(raw, steps).length === 0) return
  const copy = copyAside(raw)
  // Taken before looking again: of several processes that start together, one migrates and the others find it done.
  raw.exec('begin immediate')
  try {
    for (const step of readPendingSteps(raw, steps)) applyStep(raw, step)
    raw.exec('commit')
  } catch (error) {
    raw.exec('rollback')
    throw new Error(
      'The store could not be brought up to date and is ' +
        `unchanged${copy ? `; a copy lies at ${copy}` : ''}. ${(error as Error).message}`,
    )
  }
  if (copy) rmSync(copy, { force: true })
}

function readPendingSteps(
  raw: Database.Database,
  steps: readonly MigrationStep[],
): MigrationStep[] {
  return pendingSteps(
    steps,
    raw.prepare('select name, hash from applied_migrations').all() as AppliedMigration[],
  )
}

function applyStep(raw: Database.Database, step: MigrationStep): void {
  const [before, at] = [countRowsByTable(raw), new Date().toISOString()]
  for (const statement of splitStatements(step)) raw.exec(statement)
  if (recountsParagraphs(step.name)) recountStoredParagraphs(raw, at)
  if (mendsQuotes(step.name)) mendStoredQuotes(raw, at)
  const after = countRowsByTable(raw)
  for (const [table, rows] of before) {
    if (!derivedTables.has(table) && after.has(table) && after.get(table)! < rows)
      throw new Error(`“${step.name}” would lose ${rows - after.get(table)!} rows of ${table}.`)
  }
  const broken = raw.pragma('foreign_key_check') as unknown[]
  if (broken.length)
    throw new Error(`“${step.name}” leaves ${broken.length} rows that point nowhere.`)
  raw.prepare('insert into applied_migrations values (?, ?, ?)').run(step.name, step.hash, at)
}

/** What follows from other tables and is made anew, with fewer rows where less counts. */
const derivedTables: ReadonlySet<string> = new Set([
  'evidence',
  'letter_lists',
  'kept_counts',
  'evidence_counts',
  'letter_search',
  'twin_pairs',
  'twin_changes',
])

/** How many rows each table has, without those that SQLite and the search index keep for themselves. */
export function countRowsByTable(raw: Database.Database): Map<string, number> {
  const tables = raw
    .prepare(
      "select name from sqlite_master where type = 'table' and sql not like 'create virtual%' " +
        "and name not like 'sqlite_%' and name not like 'letter_search_index%'",
    )
    .all() as { name: string }[]
  return new Map(
    tables.map(({ name }) => [
      name,
      (raw.prepare(`select count(*) as rows from "${name}"`).get() as { rows: number }).rows,
    ]),
  )
}

/** The newest migration that a store has; null where it has none. */
export function findNewestMigration(raw: Database.Database): string | null {
  const known = raw.prepare("select 1 from sqlite_master where name = 'applied_migrations'").get()
  return known
    ? (raw.prepare('select max(name) from applied_migrations').pluck().get() as string | null)
    : null
}

/** A copy of a store that holds something, beside it; null for a new store or one in memory. */
function copyAside(raw: Database.Database): string | null {
  const applied = raw.prepare('select count(*) as steps from applied_migrations').get() as {
    steps: number
  }
  if (raw.memory || applied.steps === 0) return null
  const copy = `${raw.name}.before-migration-${process.pid}`
  rmSync(copy, { force: true })
  raw.prepare('vacuum into ?').run(copy)
  return copy
}
