import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrateStore } from '#db/sqlite/migrated.ts'
import { applyMigrations, migrationNames } from '#tests/support/older-store.ts'
import { olderQuotes, wholeQuotes } from '#tests/support/older-quotes.ts'

test('quotes that an earlier release cut within a sign are widened to it, each with its entry in the log', () => {
  const raw = new Database(':memory:')
  raw.pragma('foreign_keys = OFF')
  applyMigrations(
    raw,
    migrationNames.findIndex((name) => name.endsWith('_lost-places')),
  )
  for (const statement of olderQuotes('0')) raw.exec(statement)
  migrateStore(raw)
  const columns = 'id, exact, prefix, suffix, start_at, end_at'
  expect(raw.prepare(`select ${columns} from positions order by id`).raw().all()).toEqual(
    wholeQuotes,
  )
  expect(
    raw
      .prepare("select thing_id, deed from audit where via = 'update' order by thing_id")
      .raw()
      .all(),
  ).toEqual([
    ['cut', 'widened'],
    ['near', 'widened'],
  ])
  raw.close()
})
