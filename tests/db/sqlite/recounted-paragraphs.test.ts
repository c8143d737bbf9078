import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { describeEntry } from '#app/domain/history/history-line.ts'
import { openStore } from '#db/index.ts'
import { olderLetters, recounted, recounts } from '#tests/support/older-paragraphs.ts'

const folder = 'db/migrations/sqlite'
const steps = readdirSync(folder)
  .filter((file) => file.endsWith('.sql'))
  .sort()
const last = steps.findIndex((file) => file.endsWith('_recounted-paragraphs.sql'))

/** The file of a store with the first migrations, and letters in it. */
function olderStore(count: number) {
  const path = mkdtempSync(join(tmpdir(), 'stanceline-paragraphs-'))
  const file = join(path, 'stanceline.db')
  const raw = new Database(file)
  raw.exec(
    'create table applied_migrations (name text primary key, hash text not null, applied_at text not null) strict',
  )
  raw.pragma('foreign_keys = OFF')
  for (const step of steps.slice(0, count)) {
    const sql = readFileSync(join(folder, step), 'utf8')
    raw.exec(sql.replaceAll('--> statement-breakpoint', ''))
    raw
      .prepare('insert into applied_migrations values (?, ?, ?)')
      .run(step.replace('.sql', ''), createHash('sha256').update(sql).digest('hex'), '2026-01-01')
  }
  const merges = steps.slice(0, count).some((step) => step.endsWith('_history.sql'))
  for (const statement of olderLetters({ no: '0', merges })) raw.exec(statement)
  if (count === last) raw.exec("update letters set excerpt = 1 where id = 'excerpt'")
  raw.close()
  return { file, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) }
}

test.each(steps.slice(0, last).map((step, index) => [step, index + 1] as const))(
  'a store made up to %s has its paragraphs counted anew, each change in the history',
  async (_step, count) => {
    using older = olderStore(count)
    await using store = await openStore(older.file)
    const raw = new Database(older.file, { readonly: true })
    const stored = raw.prepare('select id, paragraph, revision, exact from positions').all() as {
      id: string
      paragraph: number | null
      revision: number
    }[]
    const noted = raw
      .prepare(
        "select thing_id, before, after from audit where via = 'update' and thing_id <> 'given' order by thing_id",
      )
      .raw()
      .all() as [string, string, string][]
    raw.close()
    const paragraphs = Object.fromEntries(stored.map(({ id, paragraph }) => [id, paragraph]))
    expect(paragraphs).toMatchObject(recounted)
    expect(paragraphs.given).toBe(count === last ? 14 : 1)
    expect(stored.map(({ revision }) => revision)).toEqual(stored.map(() => 1))
    expect(noted.map(([id, ...states]) => [id, ...states.map((one) => JSON.parse(one))])).toEqual(
      recounts,
    )
    expect(await store.history.ofPositions(['as-before'])).toEqual([])
  },
)

test('the history says who counted, and the log is still never changed', async () => {
  using older = olderStore(last)
  await using store = await openStore(older.file)
  const [entry] = await store.history.ofPositions(['first'])
  expect(describeEntry(entry!, { names: new Map(), hideContacts: (words) => words }).sentence).toBe(
    'Stanceline counted its paragraph anew: ¶ 1, before ¶ 2, with an update',
  )
  const raw = new Database(older.file)
  for (const statement of ["update audit set deed = 'nothing'", 'delete from audit'])
    expect(() => raw.exec(statement), statement).toThrow('The audit log is never')
  raw.close()
})
