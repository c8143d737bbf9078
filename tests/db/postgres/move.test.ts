import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openStore } from '#db/index.ts'
import { moveStore } from '#db/backup/move.ts'
import { tableName, tablesInOrder } from '#db/schema/tables.ts'
import { loadSyntheticCorpus, makeSyntheticCorpus } from '#seeds/synthetic/corpus.ts'
import { newDatabase, onServer } from '#tests/support/postgres-database.ts'
import { searchFor } from '#tests/support/searching.ts'
import { seededImage } from '#tests/support/store.ts'

function aFolder() {
  const path = mkdtempSync(join(tmpdir(), 'stanceline-move-'))
  return {
    path,
    file: (name: string) => `file:${join(path, name)}`,
    [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }),
  }
}

async function seededFile(folder: ReturnType<typeof aFolder>): Promise<string> {
  writeFileSync(join(folder.path, 'first.db'), await seededImage())
  return folder.file('first.db')
}

/** Tables that hold a row. */
const filled = async (url: string) => {
  const rows = await onServer(
    url,
    tablesInOrder()
      .map((table) => `select '${tableName(table)}' from ${tableName(table)}`)
      .join(' union '),
  )
  return rows.flat()
}

async function filledFile(url: string): Promise<string[]> {
  const raw = new Database(url.replace('file:', ''))
  const names = tablesInOrder()
    .map(tableName)
    .filter((name) => raw.prepare(`select 1 from ${name}`).get())
  raw.close()
  return names
}

/** What the screens and the check of the whole store see. */
async function seen(url: string) {
  const store = await openStore(url)
  const [dossier] = await store.dossiers.all()
  const words = async (asked: string) =>
    (await searchFor(store, asked)).rows.map(({ id, passages }) => [id, passages])
  // Each engine looks at its own pages, where it can.
  const { structure: _, ...verified } = await store.verify()
  const all = {
    verified,
    found: [
      await words('boratynski'),
      await words('cnect.ddg1.h.2(2020)5166553/AP'),
      await words('encrypt'),
    ],
    letters: await store.letters.page({ dossierId: dossier!.id }, 50, 0),
    positions: await store.positions.find({}),
    actors: await store.actors.directory({}, 1000),
  }
  await store.close()
  return all
}

test('the first dossier goes to PostgreSQL and back, the same in every table and on every screen', async () => {
  using folder = aFolder()
  await using database = await newDatabase()
  const first = await seededFile(folder)
  const there = await moveStore(first, database.url)
  const back = await moveStore(database.url, folder.file('back.db'))
  expect(back).toEqual(there)
  expect(Object.fromEntries(there.map(({ table, rows }) => [table, rows]))).toMatchObject({
    letters: 2,
    files: 2,
    positions: 6,
    letter_search: 4,
    dossiers: 1,
    topics: 3,
  })
  const before = await seen(first)
  expect(before.verified.unsound).toEqual([])
  expect([await seen(database.url), await seen(folder.file('back.db'))]).toEqual([before, before])
})

test('a made-up corpus goes there and back in batches, with progress', async () => {
  using folder = aFolder()
  const source = await openStore(folder.file('corpus.db'))
  await loadSyntheticCorpus(source, makeSyntheticCorpus(210, 7))
  await source.close()
  await using database = await newDatabase()
  const there = await moveStore(folder.file('corpus.db'), database.url)
  const told: string[] = []
  expect(
    await moveStore(
      database.url,
      folder.file('back.db'),
      ({ table, rows, of }) => table === 'letters' && told.push(`${rows} of ${of}`),
    ),
  ).toEqual(there)
  expect(told).toEqual(['200 of 210', '210 of 210'])
  // As strings, because a failing comparison of thousands of rows takes minutes to print.
  const before = JSON.stringify(await seen(folder.file('corpus.db')))
  expect([
    JSON.stringify(await seen(database.url)) === before,
    JSON.stringify(await seen(folder.file('back.db'))) === before,
  ]).toEqual([true, true])
})

test('every table of a store is moved, but for those of the engine itself', () => {
  const raw = new Database(':memory:')
  for (const file of readdirSync('db/migrations/sqlite')
    .filter((name) => name.endsWith('.sql'))
    .sort())
    raw.exec(readMigration(file))
  const tables = raw
    .prepare(
      "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like 'letter_search_index%'",
    )
    .pluck()
    .all() as string[]
  // What triggers count is counted anew where the rows arrive, and pairs of actors are looked for anew.
  const counted = [
    ...['evidence_counts', 'kept_counts', 'letter_lists'],
    ...['twin_changes', 'twin_pairs'],
  ]
  expect([...tablesInOrder().map(tableName), ...counted].sort()).toEqual(tables.sort())
})

function readMigration(file: string): string {
  return readFileSync(join('db/migrations/sqlite', file), 'utf8').replaceAll(
    '--> statement-breakpoint',
    '',
  )
}

test('a target that holds something is refused and stays as it is', async () => {
  using folder = aFolder()
  await using database = await newDatabase()
  const first = await seededFile(folder)
  await moveStore(first, database.url)
  const before = await seen(database.url)
  await expect(moveStore(first, database.url)).rejects.toThrow(
    /^The target holds something already \(\w+\), so nothing was moved\. Name an empty database/,
  )
  await expect(moveStore(database.url, first)).rejects.toThrow('The target holds something already')
  expect([await seen(database.url), await seen(first)]).toEqual([before, before])
})

test.each([
  ['a row that is refused', "raise exception 'no room';", /no room/],
  [
    'a row that is changed on the way',
    "new.exact := new.exact || '!'; return new;",
    /The content of positions did not arrive as it was; nothing was moved/,
  ],
  [
    'a row that is dropped on the way',
    'return null;',
    /positions has 6 rows, but 0 arrived; nothing was moved|position_holders/,
  ],
])('%s leaves the server’s database empty', async (_what, deed, sentence) => {
  using folder = aFolder()
  await using database = await newDatabase()
  await (await openStore(database.url)).close()
  await onServer(
    database.url,
    `create function meddle() returns trigger language plpgsql as $$ begin ${deed} end $$`,
    'create trigger meddling before insert on positions for each row execute function meddle()',
  )
  await expect(moveStore(await seededFile(folder), database.url)).rejects.toThrow(sentence)
  expect(await filled(database.url)).toEqual([])
})

test('a row that is refused leaves a file empty, and one that was not there is gone', async () => {
  using folder = aFolder()
  await using database = await newDatabase()
  await moveStore(await seededFile(folder), database.url)
  await onServer(
    database.url,
    'alter table positions drop constraint positions_level',
    'alter table positions disable trigger user',
    'update positions set level = 9 where level = 2',
  )
  await (await openStore(folder.file('there.db'))).close()
  for (const name of ['there.db', 'new.db'])
    await expect(moveStore(database.url, folder.file(name))).rejects.toThrow('positions_level')
  expect(await filledFile(folder.file('there.db'))).toEqual([])
  expect(readdirSync(folder.path).filter((name) => name.startsWith('new.db'))).toEqual([])
})

test('a store that is not there, or the same one twice, is refused', async () => {
  using folder = aFolder()
  await expect(moveStore(folder.file('none.db'), folder.file('new.db'))).rejects.toThrow(
    /^There is no store at .*none\.db\. Name the one to move with --from/,
  )
  expect(existsSync(join(folder.path, 'none.db'))).toBe(false)
  const first = await seededFile(folder)
  await expect(moveStore(first, first)).rejects.toThrow('Both addresses name the same store.')
})
