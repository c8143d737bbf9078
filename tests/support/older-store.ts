import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'

const folder = 'db/migrations/sqlite'

/** The names of all migrations of a store in a file, in their order. */
export const migrationNames = readdirSync(folder)
  .filter((file) => file.endsWith('.sql'))
  .map((file) => file.replace('.sql', ''))
  .sort()

/** Makes a store as it was after the first `count` migrations. */
export function applyMigrations(raw: Database.Database, count: number): void {
  // Nobody reads it until it is whole, so nothing needs to be safe on the disk before.
  raw.pragma('synchronous = off')
  raw.pragma('journal_mode = memory')
  raw.exec(
    'create table applied_migrations (name text primary key, hash text not null, applied_at text not null) strict',
  )
  for (const name of migrationNames.slice(0, count)) {
    const sql = readFileSync(join(folder, `${name}.sql`), 'utf8')
    raw.exec(sql.replaceAll('--> statement-breakpoint', ''))
    raw
      .prepare('insert into applied_migrations values (?, ?, ?)')
      .run(name, createHash('sha256').update(sql).digest('hex'), '2026-01-01')
  }
}

/** Stores a row of a table with those of its cells that the table had a column for at that version; none without it. */
export function insertThen(
  raw: Database.Database,
  table: string,
  row: Record<string, string | number | null>,
): void {
  const columns = (raw.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name)
  const known = Object.entries(row).filter(([name]) => columns.includes(name))
  if (!known.length) return
  raw
    .prepare(
      `insert into ${table} (${known.map(([name]) => name).join(', ')}) values (${known.map(() => '?').join(', ')})`,
    )
    .run(...known.map(([, cell]) => cell))
}
