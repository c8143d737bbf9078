import { expect, test } from 'vitest'
import { splitStatements, readMigrationSteps } from '#db/core/steps.ts'
import { migrateStore } from '#db/postgres/migrated.ts'
import { olderQuotes, wholeQuotes } from '#tests/support/older-quotes.ts'
import { newSchema, rowsOver } from '#tests/support/store.ts'

test('quotes that an earlier release cut within a sign are widened to it, each with its entry in the log', async () => {
  const connection = await newSchema()
  const run = (text: string, params: unknown[] = []) => connection.ask({ text, params })
  await run(
    'create table applied_migrations (name text collate "C" primary key, hash text not null, applied_at text not null)',
  )
  const steps = readMigrationSteps('postgres')
  const last = steps.findIndex(({ name }) => name.endsWith('_lost-places'))
  for (const step of steps.slice(0, last)) {
    for (const statement of splitStatements(step)) await run(statement)
    const values = [step.name, step.hash]
    await run("insert into applied_migrations values ($1, $2, '2026-01-01')", values)
  }
  for (const statement of olderQuotes('false')) await run(statement)
  await migrateStore(connection)
  const rows = rowsOver(connection)
  const stored = await rows(
    'select id, exact, prefix, suffix, start_at, end_at from positions order by id',
  )
  expect(stored.map((row) => Object.values(row))).toEqual(wholeQuotes)
  const noted = await rows(
    "select thing_id, deed from audit where via = 'update' order by thing_id",
  )
  expect(noted.map((row) => Object.values(row))).toEqual([
    ['cut', 'widened'],
    ['near', 'widened'],
  ])
  await connection.close()
})
