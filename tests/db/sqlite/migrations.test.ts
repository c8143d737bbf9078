import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openStore } from '#db/index.ts'
import { keep, rowCounts } from '#tests/support/letters.ts'
import { applyMigrations, migrationNames } from '#tests/support/older-store.ts'
import { searchFor } from '#tests/support/searching.ts'
import { openTestStore } from '#tests/support/store.ts'

function aFolder() {
  const path = mkdtempSync(join(tmpdir(), 'stanceline-db-'))
  return {
    path,
    file: join(path, 'stanceline.db'),
    [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }),
  }
}

/** The file as another program sees it. */
function looking<T>(file: string, look: (raw: Database.Database) => T): T {
  const raw = new Database(file)
  try {
    return look(raw)
  } finally {
    raw.close()
  }
}

/** Root may write everywhere, so a test that runs as root steps down to nobody for a while. */
function withoutRoot(path: string) {
  const root = process.getuid?.() === 0
  if (root) {
    chmodSync(path, 0o755)
    process.seteuid!(65_534)
  }
  return { [Symbol.dispose]: () => root && process.seteuid!(0) }
}

function refusalOf(path: string): Promise<string | null> {
  return openStore(`file:${path}`).then(
    async (store) => {
      await store.close()
      return null
    },
    (error: Error) => error.message,
  )
}

/** A store of the first release, before letters could be searched, with one letter's dossier in it. */
function olderStore(file: string) {
  looking(file, (raw) => {
    applyMigrations(raw, 1)
    raw.exec(
      "insert into dossiers values ('csa', 'Child sexual abuse interim Regulation', null, null, '2026-01-01')",
    )
  })
}

test('a fresh store has every migration applied once, by name and hash', async () => {
  await using store = await openTestStore()
  const applied = await store.rows<{ name: string }>(
    'select name from applied_migrations order by name',
  )
  expect(applied.map(({ name }) => name)).toEqual(migrationNames)
})

test('a store in a folder that is not there yet is made with its folder', async () => {
  using folder = aFolder()
  const file = join(folder.path, 'one/two/stanceline.db')
  await using store = await openStore(`file:${file}`)
  expect([await store.users.count(), existsSync(file)]).toEqual([0, true])
})

test('a plain path names a store as well', async () => {
  using folder = aFolder()
  await using store = await openStore(folder.file)
  expect(await store.users.count()).toBe(0)
})

test('a second start changes nothing and keeps what is there', async () => {
  using folder = aFolder()
  const first = await openStore(folder.file)
  await first.dossiers.record(
    { name: 'A dossier', procedure: null, summary: null, topics: [], milestones: [] },
    { userId: null, via: 'seed' },
  )
  await first.close()
  const before = looking(folder.file, (raw) =>
    raw.prepare('select * from applied_migrations').all(),
  )
  await using second = await openStore(folder.file)
  expect(await second.dossiers.all()).toMatchObject([{ name: 'A dossier' }])
  expect(
    looking(folder.file, (raw) => raw.prepare('select * from applied_migrations').all()),
  ).toEqual(before)
})

test('an older store is brought up to date, keeps its rows and leaves no copy behind', async () => {
  using folder = aFolder()
  olderStore(folder.file)
  const store = await openStore(folder.file)
  expect(await store.dossiers.all()).toMatchObject([{ id: 'csa' }])
  expect((await searchFor(store, 'anything')).total).toBe(0)
  await store.close()
  expect(readdirSync(folder.path)).toEqual(['stanceline.db'])
})

test('the people of an older store stay who they are, and what points to them still does', async () => {
  using folder = aFolder()
  olderStore(folder.file)
  looking(folder.file, (raw) =>
    raw.exec(
      "insert into users values ('ana', 'Ana@example.org', 'ana@example.org', 'Ana Kovač', 'admin', 'hash', '2026-01-01'); insert into sessions values ('session', 'ana', '2026-01-01', '2999-01-01')",
    ),
  )
  await using store = await openStore(folder.file)
  expect(await store.users.byEmail('ana@example.org')).toMatchObject({
    id: 'ana',
    role: 'admin',
    passwordHash: 'hash',
  })
  expect(
    looking(folder.file, (raw) => [
      raw.prepare('select user_id from sessions').pluck().all(),
      raw.pragma('foreign_key_check'),
      raw
        .prepare(
          "select count(*) from pragma_foreign_key_list('sessions') where \"table\" = 'users'",
        )
        .pluck()
        .get(),
    ]),
  ).toEqual([['ana'], [], 1])
})

test('the actors and topics of an older store count as themselves, and its log is still never changed', async () => {
  using folder = aFolder()
  olderStore(folder.file)
  looking(folder.file, (raw) =>
    raw.exec(
      "insert into actors values ('yj', 'person', 'Ylva Johansson', 'ylva johansson', '2026-01-01'); insert into topics values ('enc', 'csa', 0, '2026-01-01'); insert into audit values ('e', '2026-01-01', null, 'seed', 'added', 'actor', 'yj', null, null)",
    ),
  )
  await using store = await openStore(folder.file)
  expect([await store.actors.byId('yj'), await store.topics.canonicalId('enc')]).toMatchObject([
    { name: 'Ylva Johansson' },
    'enc',
  ])
  expect((await store.history.page({ actorId: 'yj' }, 9, 0)).entries).toMatchObject([
    { id: 'e', action: 'added', via: 'seed' },
  ])
  for (const statement of ["update audit set deed = 'nothing'", 'delete from audit'])
    expect(() => looking(folder.file, (raw) => raw.exec(statement)), statement).toThrow(
      'The audit log is never',
    )
})

test('a step that would leave rows pointing nowhere is undone, and the copy is named', async () => {
  using folder = aFolder()
  olderStore(folder.file)
  looking(folder.file, (raw) =>
    raw.exec(
      "pragma foreign_keys = off; insert into topics values ('t', 'no such dossier', 0, '2026-01-01')",
    ),
  )
  await expect(openStore(folder.file)).rejects.toThrow(
    /is unchanged; a copy lies at .*stanceline\.db\.before-migration-\d+\. .*rows that point nowhere/,
  )
  expect(
    looking(folder.file, (raw) =>
      raw.prepare('select count(*) from applied_migrations').pluck().get(),
    ),
  ).toBe(1)
  expect(
    looking(`${folder.file}.before-migration-${process.pid}`, (raw) =>
      raw.prepare('select count(*) from topics').pluck().get(),
    ),
  ).toBe(1)
})

test('a store that was made with another file of a migration is refused', async () => {
  using folder = aFolder()
  await (await openStore(folder.file)).close()
  looking(folder.file, (raw) =>
    raw.exec("update applied_migrations set hash = 'another' where name = '0000_first'"),
  )
  await expect(openStore(folder.file)).rejects.toThrow(
    'The migration “0000_first” is not the one this store was made with. Reinstall Stanceline from its release.',
  )
})

test('a store of a newer version is refused and left alone', async () => {
  using folder = aFolder()
  await (await openStore(folder.file)).close()
  looking(folder.file, (raw) =>
    raw.exec("insert into applied_migrations values ('9999_future', 'x', '2030')"),
  )
  await expect(openStore(folder.file)).rejects.toThrow(
    'written by a newer version of Stanceline (it has “9999_future”). Start that version',
  )
})

test('foreign keys hold and readers do not wait for a writer', async () => {
  using folder = aFolder()
  await using _store = await openStore(folder.file)
  expect(looking(folder.file, (raw) => raw.pragma('journal_mode', { simple: true }))).toBe('wal')
  await using memory = await openTestStore()
  expect(await memory.rows('pragma foreign_keys')).toEqual([{ foreign_keys: 1 }])
})

const aSentence = /(?=.*(DATABASE_URL|DATA_DIR|backup)).*\.$/s

test.each([
  [
    'a file that is no store',
    (folder: string) => {
      writeFileSync(join(folder, 'x.db'), 'This is a letter, not a store. '.repeat(100))
      return join(folder, 'x.db')
    },
  ],
  ['a folder', (folder: string) => folder],
  [
    'a place below a file',
    (folder: string) => {
      writeFileSync(join(folder, 'file'), '')
      return join(folder, 'file/x.db')
    },
  ],
])('%s is refused with a sentence that names it and says what to do', async (_what, place) => {
  using folder = aFolder()
  const path = place(folder.path)
  const refusal = await refusalOf(path)
  expect(refusal).toContain(path)
  expect(refusal).toMatch(aSentence)
})

test.each(['x.db', 'new/x.db'])(
  'a folder that may not be written to is refused with a sentence (%s)',
  async (below) => {
    using folder = aFolder()
    mkdirSync(join(folder.path, 'kept'), { mode: 0o555 })
    using _nobody = withoutRoot(folder.path)
    const refusal = await refusalOf(join(folder.path, 'kept', below))
    expect(refusal).toContain('kept')
    expect(refusal).toMatch(aSentence)
  },
)

test('a store that may be read but not written to is refused with a sentence', async () => {
  using folder = aFolder()
  await (await openStore(folder.file)).close()
  chmodSync(folder.file, 0o444)
  using _nobody = withoutRoot(folder.path)
  expect(await refusalOf(folder.file)).toMatch(aSentence)
})

test('a copy of a store in memory is another store', async () => {
  await using one = await openTestStore()
  await using other = await openTestStore()
  await keep(one)
  expect([(await rowCounts(one)).letters, (await rowCounts(other)).letters]).toEqual([1, 0])
})

test('the day on which a letter of an older store was received is one of its dates', async () => {
  using folder = aFolder()
  looking(folder.file, (raw) => {
    applyMigrations(raw, migrationNames.indexOf('0024_letter-heads'))
    const letter = raw.prepare(
      "insert into letters (id, title, kind, edtf, first_day, last_day, reference_truncated, created_at, revision, received_day, attached_to_id, source_note) values (?, ?, 'letter', '2020', '2020-01-01', '2020-01-01', 0, '2021', 1, ?, ?, ?)",
    )
    letter.run('one', 'One', '2020-02-03', null, null)
    letter.run(
      'two',
      'Two',
      null,
      'one',
      'Seen. A translation of the letter that it is attached to.',
    )
  })
  await using store = await openStore(folder.file)
  expect((await store.letters.citations(['one', 'two'])).size).toBe(2)
  expect(
    looking(folder.file, (raw) => [
      raw
        .prepare('select letter_id, kind, edtf, first_day, last_day from letter_dates')
        .raw()
        .all(),
      raw.prepare('select id, translates_letter_id from letters order by id').raw().all(),
    ]),
  ).toEqual([
    [['one', 'received', '2020-02-03', '2020-02-03', '2020-02-03']],
    [
      ['one', null],
      ['two', 'one'],
    ],
  ])
})

test('an older store’s actors and affiliations remember the letter they came with, where the log tells it for certain', async () => {
  using folder = aFolder()
  looking(folder.file, (raw) => {
    applyMigrations(raw, migrationNames.indexOf('0006_visibility'))
    raw.exec("insert into dossiers values ('csa', 'A dossier', null, null, '2026-01-01')")
    const letter = raw.prepare(
      "insert into letters (id, dossier_id, title, kind, edtf, first_day, last_day, reference_truncated, created_at, revision) values (?, 'csa', ?, 'letter', '2020', '2020-01-01', '2020-01-01', 0, ?, 1)",
    )
    for (const [id, at] of [
      ['alone', 'Monday'],
      ['first', 'Tuesday'],
      ['second', 'Tuesday'],
    ])
      letter.run(id, id, at)
    const noted = raw.prepare(
      "insert into audit (id, at, via, deed, thing, thing_id) values (?, ?, 'screen', 'added', ?, ?)",
    )
    for (const [id, at] of [
      ['ann', 'Monday'],
      ['ben', 'Tuesday'],
      ['cy', 'Sunday'],
    ]) {
      raw
        .prepare(
          "insert into actors (id, kind, name, name_key, created_at) values (?, 'person', ?, ?, ?)",
        )
        .run(id, id, id, at)
      noted.run(`of ${id}`, at, 'actor', id)
    }
    raw.exec(
      "insert into affiliations (id, member_id, organisation_id) values ('stay', 'ann', 'cy')",
    )
    noted.run('of stay', 'Monday', 'affiliation', 'stay')
  })
  await using store = await openStore(folder.file)
  expect((await store.letters.citations(['alone'])).size).toBe(1)
  expect(
    looking(folder.file, (raw) => [
      raw.prepare('select id, letter_id from actors order by id').raw().all(),
      raw.prepare('select id, letter_id from affiliations').raw().all(),
      raw.prepare('select distinct visibility from letters').raw().all(),
    ]),
  ).toEqual([
    [
      ['ann', 'alone'],
      ['ben', null],
      ['cy', null],
    ],
    [['stay', 'alone']],
    [['everyone']],
  ])
})
