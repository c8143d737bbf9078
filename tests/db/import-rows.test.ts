import { writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { afterAll, expect, test } from 'vitest'
import { closeReaders } from '#app/readers/read-file.ts'
import { moveStore } from '#db/backup/move.ts'
import { openStore, storeOnSqlite } from '#db/index.ts'
import { loadSyntheticCorpus, makeSyntheticCorpus } from '#seeds/synthetic/corpus.ts'
import { planned, storeAll } from '#tests/support/importing.ts'
import { aFolder } from '#tests/support/places.ts'
import { newDatabase, onServer } from '#tests/support/postgres-database.ts'
import { openCountedStore } from '#tests/support/statement-counter.ts'
import { engine, seededImage, type TestStore } from '#tests/support/store.ts'

afterAll(closeReaders)

const letters = 20

/** So many letters of as many people, half of them for the same organisation, each with a passage. */
function aTable(many: number, name = 'Reply'): string {
  return [
    'letter,date,author,organisation,topic,level,quote',
    ...Array.from(
      { length: many },
      (_, at) =>
        `${name} ${at},2021-02-03,Wanda Whistle ${at},${at % 2 ? 'Secret House' : ''},Encryption,1,${name} ${at} says so.`,
    ),
  ].join('\n')
}

/** A store of the first dossier with so many made-up letters beside it. */
async function imageOf(size: number): Promise<Buffer> {
  const raw = new Database(await seededImage())
  await using store = storeOnSqlite(raw)
  await loadSyntheticCorpus(store, makeSyntheticCorpus(size, 1))
  return raw.serialize()
}

async function importInto(size: number) {
  const { store, count } = openCountedStore(await imageOf(size))
  const reading = await count(() =>
    planned(store as TestStore, [{ name: 'table.csv', bytes: aTable(letters) }]),
  )
  const storing = await count(() => storeAll(store as TestStore, reading.result))
  const stored = await store.imports.counts([reading.result])
  await store.close()
  return {
    stored: stored.get(reading.result)!.items.stored,
    reading: { statements: reading.statements, rows: reading.rows },
    storing: { statements: storing.statements, rows: storing.rows },
  }
}

test.skipIf(engine() !== 'sqlite')(
  'an import asks the same and is answered as many rows, however many letters are stored',
  async () => {
    const [few, many] = [await importInto(40), await importInto(320)]
    expect(few.stored).toBe(letters)
    expect(many).toEqual(few)
  },
)

/**
 * How many rows the server reads for 20 letters of an import, with those that triggers read, and without what every
 * import asks once: what one of 40 letters reads more than one of 20. Small tables would be read whole where that is
 * less than looking rows up, so that a larger one would seem to cost more; large ones never are.
 */
async function rowsReadFor(size: number): Promise<number> {
  using folder = aFolder()
  await using database = await newDatabase()
  writeFileSync(folder.at('corpus.db'), await imageOf(size))
  await moveStore(folder.at('corpus.db'), database.url)
  await keepStatistics(database.url)
  const joins = ['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin', 'jit']
  const url = `${database.url}?${joins.map((setting) => `${setting}=off`).join('&')}`
  const rowsOf = async (bytes: string) => {
    const before = await countRowsRead(database.url)
    const store = (await openStore(url, 1)) as TestStore
    await storeAll(store, await planned(store, [{ name: 'table.csv', bytes }]))
    await store.close()
    return (await countRowsRead(database.url)) - before
  }
  const [fewer, more] = [await rowsOf(aTable(letters)), await rowsOf(aTable(2 * letters, 'Answer'))]
  const kept = "select count(*)::int from letters where title like 'Reply%' or title like 'Answer%'"
  expect((await onServer(database.url, kept))[0]![0]).toBeGreaterThanOrEqual(3 * letters)
  return more - fewer
}

/** Reads the statistics by which statements are planned, and lets the server read none in between, as a busy one would. */
async function keepStatistics(url: string): Promise<void> {
  const tables = (await onServer(
    url,
    "select format('alter table %I set (autovacuum_enabled = off)', relname) from pg_stat_user_tables",
  )) as [string][]
  await onServer(url, 'analyze', ...tables.flat())
}

/** A connection tells what it read at the latest when it ends. */
async function countRowsRead(url: string): Promise<number> {
  const others =
    "select count(*)::int from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'"
  await expect.poll(async () => (await onServer(url, others))[0]![0]).toBe(0)
  const read = 'select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::int from pg_stat_user_tables'
  return (await onServer(url, read))[0]![0] as number
}

test.skipIf(engine() !== 'postgres')(
  'an import reads as many rows, with those that triggers read, of eight times the letters',
  async () => {
    const [few, many] = [await rowsReadFor(40), await rowsReadFor(320)]
    expect(many, `${few} rows became ${many}`).toBeLessThan(few * 1.2)
  },
)
