import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openStore } from '#db/index.ts'
import { newerEvidence, olderEvidence, readNewerEvidence } from '#tests/support/older-evidence.ts'

const folder = 'db/migrations/sqlite'
const steps = readdirSync(folder)
  .filter((file) => file.endsWith('.sql'))
  .sort()

/** The file of a store of the version before, with letters in it. */
function olderStore() {
  const path = mkdtempSync(join(tmpdir(), 'stanceline-second-method-'))
  const file = join(path, 'stanceline.db')
  const raw = new Database(file)
  raw.exec(
    'create table applied_migrations (name text primary key, hash text not null, applied_at text not null) strict',
  )
  const count = steps.findIndex((step) => step.endsWith('_second-method.sql'))
  for (const step of steps.slice(0, count)) {
    const sql = readFileSync(join(folder, step), 'utf8')
    raw.pragma('foreign_keys = OFF')
    raw.exec(sql.replaceAll('--> statement-breakpoint', ''))
    raw
      .prepare('insert into applied_migrations values (?, ?, ?)')
      .run(step.replace('.sql', ''), createHash('sha256').update(sql).digest('hex'), '2026-01-01')
  }
  for (const statement of olderEvidence('0')) raw.exec(statement)
  raw.close()
  return { file, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) }
}

test('a store of the version before says who counts for whom as the second version of the method has it', async () => {
  using older = olderStore()
  await using store = await openStore(older.file)
  const raw = new Database(older.file, { readonly: true })
  const found = await readNewerEvidence(
    async (statement) => raw.prepare(statement).all() as never[],
    store.evidence,
  )
  raw.close()
  expect(found).toEqual(newerEvidence)
  expect((await store.verify()).unsound.filter(({ thing }) => thing === 'evidence')).toEqual([])
})
