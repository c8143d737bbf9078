import { expect, test } from 'vitest'
import { storeOnPostgres } from '#db/index.ts'
import { migrateStore } from '#db/postgres/migrated.ts'
import { splitStatements, readMigrationSteps } from '#db/core/steps.ts'
import { olderLetters, recounted, recounts } from '#tests/support/older-paragraphs.ts'
import { newSchema, rowsOver } from '#tests/support/store.ts'

const steps = readMigrationSteps('postgres')
const last = steps.findIndex(({ name }) => name.endsWith('_recounted-paragraphs'))

/** A schema of its own with the first migrations, and letters in it. */
async function olderSchema(count: number) {
  const connection = await newSchema()
  const run = (text: string, params: unknown[] = []) => connection.ask({ text, params })
  await run(
    'create table applied_migrations (name text collate "C" primary key, hash text not null, applied_at text not null)',
  )
  for (const step of steps.slice(0, count)) {
    for (const statement of splitStatements(step)) await run(statement)
    await run("insert into applied_migrations values ($1, $2, '2026-01-01')", [
      step.name,
      step.hash,
    ])
  }
  const merges = steps.slice(0, count).some(({ name }) => name.endsWith('_history'))
  for (const statement of olderLetters({ no: 'false', merges })) await run(statement)
  if (count === last) await run("update letters set excerpt = true where id = 'excerpt'")
  return connection
}

test.each(steps.slice(0, last).map(({ name }, index) => [name, index + 1] as const))(
  'a store made up to %s has its paragraphs counted anew, each change in the history',
  async (_step, count) => {
    const connection = await olderSchema(count)
    await migrateStore(connection)
    const rows = rowsOver(connection)
    const stored = await rows<{ id: string; paragraph: number | null; revision: number }>(
      'select id, paragraph, revision from positions',
    )
    const paragraphs = Object.fromEntries(stored.map(({ id, paragraph }) => [id, paragraph]))
    expect(paragraphs).toMatchObject(recounted)
    expect(paragraphs.given).toBe(count === last ? 14 : 1)
    expect(stored.map(({ revision }) => revision)).toEqual(stored.map(() => 1))
    const noted = await rows<{ thing_id: string; before: unknown; after: unknown }>(
      "select thing_id, before, after from audit where via = 'update' and thing_id <> 'given' order by thing_id",
    )
    expect(noted.map(({ thing_id: id, before, after }) => [id, before, after])).toEqual(recounts)
    const store = await storeOnPostgres(connection)
    expect(await store.history.ofPositions(['as-before'])).toEqual([])
    await connection.close()
  },
)
