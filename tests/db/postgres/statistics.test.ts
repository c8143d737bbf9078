import { writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { afterAll, expect, test } from 'vitest'
import { closeReaders } from '#app/readers/read-file.ts'
import { moveStore } from '#db/backup/move.ts'
import { backUpStore, restoreStore } from '#db/backup/stores.ts'
import { openStore, storeOnSqlite } from '#db/index.ts'
import { loadSyntheticCorpus, makeSyntheticCorpus } from '#seeds/synthetic/corpus.ts'
import { planned, storeAll } from '#tests/support/importing.ts'
import { somebody } from '#tests/support/letters.ts'
import { aFolder } from '#tests/support/places.ts'
import { newDatabase, onServer } from '#tests/support/postgres-database.ts'
import { seededImage, type TestStore } from '#tests/support/store.ts'

afterAll(closeReaders)

/** Tables that grow with every letter. */
const growing = ['letters', 'text_versions', 'parties', 'positions', 'letter_search']

/** How many rows each table has, beside how many the server takes it to have; −1 is a table that it never looked at. */
async function countsAndGuesses(
  url: string,
): Promise<[table: string, rows: number, guess: number][]> {
  const counts = growing.map(
    (table) =>
      `select '${table}', (select count(*) from ${table})::int, reltuples::int from pg_class
       where oid = '${table}'::regclass`,
  )
  return (await onServer(url, `${counts.join(' union all ')} order by 1`)) as never
}

async function expectStatistics(url: string): Promise<void> {
  const found = await countsAndGuesses(url)
  expect(found.every(([, rows]) => rows > 0)).toBe(true)
  expect(found.map(([table, , guess]) => [table, guess])).toEqual(
    found.map(([table, rows]) => [table, rows]),
  )
  const columns = await onServer(
    url,
    "select distinct tablename::text from pg_stats where schemaname = 'public' order by 1",
  )
  expect(columns.flat()).toEqual(expect.arrayContaining(growing))
}

test('a table that nobody looked at is told from one that was', async () => {
  await using database = await newDatabase()
  await (await openStore(database.url)).close()
  expect((await countsAndGuesses(database.url)).map(([, , guess]) => guess)).toEqual([
    ...growing.map(() => -1),
  ])
})

test('after a move the server knows how much each table holds', async () => {
  using folder = aFolder()
  await using database = await newDatabase()
  writeFileSync(folder.at('first.db'), await seededImage())
  await moveStore(folder.at('first.db'), database.url)
  await expectStatistics(database.url)
})

test('after a restore the server knows how much each table holds', async () => {
  using folder = aFolder()
  await using database = await newDatabase()
  writeFileSync(folder.at('first.db'), await seededImage())
  await backUpStore(folder.at('first.db'), folder.at('backup.tar.gz'), { force: false })
  await restoreStore(folder.at('backup.tar.gz'), database.url, { unsound: false })
  await expectStatistics(database.url)
})

test('after a made-up corpus the server knows how much each table holds', async () => {
  await using database = await newDatabase()
  const store = await openStore(database.url)
  await loadSyntheticCorpus(store, makeSyntheticCorpus(40, 1))
  await store.close()
  await expectStatistics(database.url)
})

test('after an import of 200 letters the server knows how much each table holds', async () => {
  using folder = aFolder()
  await using database = await newDatabase()
  writeFileSync(folder.at('first.db'), await seededImage())
  await moveStore(folder.at('first.db'), database.url)
  const store = (await openStore(database.url)) as TestStore
  const rows = Array.from(
    { length: 200 },
    (_, at) => `Reply ${at},2021-02-03,Ylva Johansson,Encryption,1,We support number ${at} of it.`,
  )
  const bytes = ['letter,date,author,topic,level,quote', ...rows].join('\n')
  await storeAll(store, await planned(store, [{ name: 'table.csv', bytes }]))
  await store.close()
  expect(await countsAndGuesses(database.url)).toContainEqual(['letters', 202, 202])
  await expectStatistics(database.url)
})

test('after a dossier package of 200 letters the server knows how much each table holds', async () => {
  await using database = await newDatabase()
  await using source = storeOnSqlite(new Database(':memory:'))
  const dossierId = await loadSyntheticCorpus(source, makeSyntheticCorpus(200, 1))
  const exported = await source.packages.exportDossier(dossierId)
  if (!exported.ok) throw new Error(exported.reason)
  const store = await openStore(database.url)
  expect(await store.packages.importPackage(exported.opened, somebody)).toMatchObject({ ok: true })
  await store.close()
  expect(await countsAndGuesses(database.url)).toContainEqual(['letters', 200, 200])
})
