import { expect, test } from 'vitest'
import { storeOnPostgres } from '#db/index.ts'
import { splitStatements, readMigrationSteps } from '#db/core/steps.ts'
import { newerEvidence, olderEvidence, readNewerEvidence } from '#tests/support/older-evidence.ts'
import { newSchema, rowsOver } from '#tests/support/store.ts'

test('a store of the version before says who counts for whom as the second version of the method has it', async () => {
  const connection = await newSchema()
  const run = (text: string, params: unknown[] = []) => connection.ask({ text, params })
  await run(
    'create table applied_migrations (name text collate "C" primary key, hash text not null, applied_at text not null)',
  )
  const steps = readMigrationSteps('postgres')
  const count = steps.findIndex(({ name }) => name.endsWith('_second-method'))
  for (const step of steps.slice(0, count)) {
    for (const statement of splitStatements(step)) await run(statement)
    await run("insert into applied_migrations values ($1, $2, '2026-01-01')", [
      step.name,
      step.hash,
    ])
  }
  for (const statement of olderEvidence('false')) await run(statement)
  const store = await storeOnPostgres(connection)
  expect(await readNewerEvidence(rowsOver(connection), store.evidence)).toEqual(newerEvidence)
  expect((await store.verify()).unsound.filter(({ thing }) => thing === 'evidence')).toEqual([])
  await connection.close()
})
