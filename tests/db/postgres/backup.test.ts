import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { expect, onTestFinished, test, vi } from 'vitest'
import { backUpStore, restoreStore } from '#db/backup/stores.ts'
import { openHeldStore, openStore } from '#db/index.ts'
import { moveStore } from '#db/backup/move.ts'
import { connectServer } from '#db/postgres/server.ts'
import { alter, forged } from '#tests/support/archives.ts'
import { aParty, aText, keep } from '#tests/support/letters.ts'
import { aFolder, everything } from '#tests/support/places.ts'
import { everythingOn, newDatabase, onServer } from '#tests/support/postgres-database.ts'
import { seededImage, type TestStore } from '#tests/support/store.ts'

const carefully = { force: false }
const soundly = { unsound: false }

/** A database with the first dossier and a backup of it. */
async function backedUp() {
  const [folder, database] = [aFolder(), await newDatabase()]
  writeFileSync(folder.at('first.db'), await seededImage())
  await moveStore(folder.at('first.db'), database.url)
  const archive = folder.at('backup.tar.gz')
  const manifest = await backUpStore(database.url, archive, carefully)
  return {
    ...folder,
    url: database.url,
    archive,
    manifest,
    [Symbol.asyncDispose]: async () => {
      folder[Symbol.dispose]()
      await database[Symbol.asyncDispose]()
    },
  }
}

const inSchema = (url: string, schema: string) => `${url}?search_path=${schema}`

test('a backup is restored row by row, and the store that was there is one as before in a schema beside it', async () => {
  await using place = await backedUp()
  expect(place.manifest).toMatchObject({
    format: 1,
    engine: 'sqlite',
    tables: { letters: 2, positions: 6, files: 2, text_versions: 2 },
    members: [{ name: 'stanceline.db' }],
  })
  const before = await everythingOn(place.url)
  await onServer(place.url, "update dossiers set name = 'Something else'")
  const changed = await everythingOn(place.url)
  const { aside, verified } = await restoreStore(place.archive, place.url, soundly)
  const { applied_migrations: _when, ...restored } = await everythingOn(place.url)
  expect({ applied_migrations: before.applied_migrations, ...restored }).toEqual(before)
  // What is restored is looked through as the file that the archive holds.
  expect(verified).toEqual({
    structure: { checked: true, faults: [] },
    texts: 2,
    files: 2,
    quotes: 6,
    erased: 0,
    unsound: [],
  })
  expect(aside).toMatch(/^public_before_restore_\d{8}t\d{6}z$/)
  expect(await everythingOn(inSchema(place.url, aside!))).toEqual(changed)
  // The old store is used under its schema's name, and its texts still stay as they are.
  const old = await openStore(inSchema(place.url, aside!))
  await keep(old as TestStore)
  expect([(await old.dossiers.all())[0]!.name, (await old.verify()).unsound]).toEqual([
    'Something else',
    [],
  ])
  await old.close()
  for (const url of [place.url, inSchema(place.url, aside!)])
    await expect(onServer(url, "update text_versions set text = ''")).rejects.toThrow(
      'The text of a letter is never changed',
    )
})

test('what four write while a backup runs is in it whole or not at all, and does not hold it up', async () => {
  using folder = aFolder()
  await using database = await newDatabase()
  await using other = await newDatabase()
  const stores = await Promise.all([1, 2, 3, 4].map(() => openStore(database.url, 2)))
  let [running, written] = [true, 0]
  const writing = stores.map(async (store) => {
    while (running) {
      const n = (written += 1)
      await keep(store as TestStore, {
        text: `${aText}\n\n${n}`,
        form: { parties: [aParty({ name: `Writer ${n}` })] },
      })
    }
  })
  while (written < 60) await new Promise((resolve) => setTimeout(resolve, 20))
  const before = await everythingOn(database.url)
  const from = written
  const manifest = await backUpStore(database.url, folder.at('backup'), carefully)
  const during = written - from
  running = false
  await Promise.all(writing)
  await Promise.all(stores.map((store) => store.close()))
  expect(during).toBeGreaterThan(8)
  await restoreStore(folder.at('backup'), other.url, soundly)
  const [whole, { applied_migrations: _when, ...restored }] = [
    await everythingOn(database.url),
    await everythingOn(other.url),
  ]
  // Counters of changes and kept counts, which the check of what was restored looks at, go on while four write;
  // everything else is only added to.
  // These follow from others and are made anew where the rows arrive, so no manifest counts them.
  const followed = ['letter_lists', 'letter_search_index_words', 'twin_pairs']
  const counters = ['evidence_versions', 'evidence_counts', 'kept_counts', 'twin_changes']
  for (const [table, rows] of Object.entries(restored)) {
    if (counters.includes(table)) continue
    const [known, has] = [new Set(whole[table]), new Set(rows)]
    expect([
      table,
      rows.filter((row) => !known.has(row)),
      before[table]!.filter((row) => !has.has(row)),
    ]).toEqual([table, [], []])
    if (!followed.includes(table))
      expect([table, rows.length]).toEqual([table, manifest.tables[table]])
  }
  expect(
    await onServer(
      other.url,
      "select count(*) from letters l where not exists (select 1 from audit where thing = 'letter' and thing_id = l.id)",
    ),
  ).toEqual([[0]])
})

test('a backup of one engine is restored into the other, there and back', async () => {
  await using place = await backedUp()
  const { aside } = await restoreStore(place.archive, place.at('restored.db'), soundly)
  expect(aside).toBeNull()
  await backUpStore(place.at('restored.db'), place.at('again.tar.gz'), carefully)
  await using other = await newDatabase()
  expect((await restoreStore(place.at('again.tar.gz'), other.url, soundly)).aside).toBeNull()
  const [{ applied_migrations: _then, ...first }, { applied_migrations: _now, ...second }] = [
    await everythingOn(place.url),
    await everythingOn(other.url),
  ]
  expect(second).toEqual(first)
  expect(everything(place.at('restored.db')).letters).toEqual(
    everything(place.at('first.db')).letters,
  )
})

test('a backup with a changed text is refused before anything is touched, and restored where that is asked for', async () => {
  await using place = await backedUp()
  vi.stubEnv('TMPDIR', place.path)
  onTestFinished(() => void vi.unstubAllEnvs())
  const before = await everythingOn(place.url)
  await forged(place.archive, place.at('forged'), (parts) =>
    alter(
      parts,
      "drop trigger text_versions_stay; update text_versions set text = replace(text, 'I count on', 'I counted on')",
    ),
  )
  await expect(restoreStore(place.at('forged'), place.url, soundly)).rejects.toThrow(
    /one thing is not as stored/,
  )
  expect([await everythingOn(place.url), await schemas(place.url)]).toEqual([before, []])
  expect(
    (await restoreStore(place.at('forged'), place.url, { unsound: true })).verified.unsound,
  ).toMatchObject([{ thing: 'text' }])
  expect(readdirSync(place.path).sort()).toEqual(['backup.tar.gz', 'first.db', 'forged'])
})

const schemas = async (url: string) =>
  (
    await onServer(
      url,
      "select nspname::text from pg_namespace where nspname like '%before_restore%'",
    )
  ).flat()

test.each<[string, string[], RegExp]>([
  [
    'a table of a newer version stands beside it',
    ['create table later (id text)'],
    /Beside the store stands a table that this version of Stanceline does not know \(later\).*Restore into an empty database or schema/,
  ],
  [
    'a row is changed on its way',
    [
      'create schema ours',
      "create function ours.meddle() returns trigger language plpgsql as $$ begin new.exact := new.exact || '!'; return new; end $$",
      "create function ours.plant() returns event_trigger language plpgsql as $$ begin if exists (select 1 from pg_event_trigger_ddl_commands() where object_identity like '%public.positions') then create trigger meddling before insert on public.positions for each row execute function ours.meddle(); end if; end $$",
      "create event trigger planting on ddl_command_end when tag in ('CREATE TABLE') execute function ours.plant()",
    ],
    /could not be put into the store at .*, which is unchanged: The content of positions did not arrive as it was/,
  ],
])('where %s the store is left as it was', async (_what, statements, sentence) => {
  await using place = await backedUp()
  await onServer(place.url, ...statements)
  const before = await everythingOn(place.url)
  await expect(restoreStore(place.archive, place.url, soundly)).rejects.toThrow(sentence)
  expect([await everythingOn(place.url), await schemas(place.url)]).toEqual([before, []])
})

test('a user who may make no schema is told what to grant', async () => {
  await using place = await backedUp()
  const user = `member_${place.path.slice(-6).toLowerCase()}`
  await onServer(
    place.url,
    `create role ${user} login password 'secret'`,
    `grant usage, create on schema public to ${user}`,
    `do $$ declare t record; begin for t in select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' loop execute format('alter table %I owner to ${user}', t.relname); end loop; end $$`,
  )
  const url = new URL(place.url)
  Object.assign(url, { username: user, password: 'secret' })
  await expect(restoreStore(place.archive, url.href, soundly)).rejects.toThrow(
    /may not set the old store at .* aside .*GRANT CREATE ON DATABASE.*Nothing was changed\.$/,
  )
  await onServer(place.url, `drop owned by ${user} cascade`, `drop role ${user}`)
})

test('while somebody uses the store nothing is restored, also after the server cut all connections, and afterwards it is', async () => {
  await using place = await backedUp()
  const server = await openHeldStore(place.url, 2)
  await expect(restoreStore(place.archive, place.url, soundly)).rejects.toThrow(
    'is in use by a server or another command. Stop it, then restore again; nothing was changed.',
  )
  await onServer(
    place.url,
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  )
  await expect
    .poll(
      async () =>
        (
          await onServer(
            place.url,
            "select count(*) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())",
          )
        )[0]![0],
    )
    .toBe(1)
  await expect(restoreStore(place.archive, place.url, soundly)).rejects.toThrow('is in use')
  expect(await server.dossiers.all()).toHaveLength(1)
  await server.close()
  // A store of another schema is another store.
  await onServer(place.url, 'create schema other')
  const other = await openHeldStore(inSchema(place.url, 'other'), 2)
  await expect(restoreStore(place.archive, place.url, soundly)).resolves.toMatchObject({
    aside: expect.stringContaining('before_restore'),
  })
  await other.close()
})

test('while a backup is restored nobody opens the store or backs it up', async () => {
  await using place = await backedUp()
  const restoring = await connectServer(place.url, 1)
  await restoring.inTransaction('read committed', async (ask) => {
    const { takeSoleUse: usedAlone } = await import('#db/postgres/use.ts')
    expect(await usedAlone(ask)).toBe(true)
    await expect(openHeldStore(place.url)).rejects.toThrow(
      'is locked: a backup is being restored. Wait until that has ended, then start again.',
    )
    await expect(backUpStore(place.url, place.at('during'), carefully)).rejects.toThrow(
      'A backup is being restored into the store at',
    )
  })
  await restoring.close()
  await (await openHeldStore(place.url)).close()
  expect(existsSync(place.at('during'))).toBe(false)
})

test('an empty database and a store of an older version are not backed up, and are left as they are', async () => {
  using folder = aFolder()
  await using database = await newDatabase()
  await expect(backUpStore(database.url, folder.at('none'), carefully)).rejects.toThrow(
    /^There is no store at 127\.0\.0\.1:\d+\/stanceline_\w+\. Let DATABASE_URL name the one to back up\.$/,
  )
  expect(await everythingOn(database.url)).toEqual({})
  await (await openStore(database.url)).close()
  await onServer(
    database.url,
    'delete from applied_migrations where name = (select max(name) from applied_migrations)',
  )
  await expect(backUpStore(database.url, folder.at('older'), carefully)).rejects.toThrow(
    'was written by an older version of Stanceline. Back it up with that version, or start this one first; no backup was written.',
  )
  expect(readdirSync(folder.path)).toEqual([])
})
