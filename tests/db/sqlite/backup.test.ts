import { createHash } from 'node:crypto'
import {
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { backUpStore, restoreStore } from '#db/backup/stores.ts'
import { openHeldStore, openStore } from '#db/index.ts'
import { soleLock } from '#db/sqlite/lock.ts'
import { alter, forged, signed, type Forged } from '#tests/support/archives.ts'
import { aParty, aText, keep } from '#tests/support/letters.ts'
import { aFolder, everything, looking } from '#tests/support/places.ts'
import { openTestStore, seededImage, type TestStore } from '#tests/support/store.ts'

const carefully = { force: false }
const soundly = { unsound: false }

/** A folder with the first dossier's store and a backup of it. */
async function backedUp() {
  const folder = aFolder()
  const [store, archive] = [folder.at('stanceline.db'), folder.at('backup.tar.gz')]
  writeFileSync(store, await seededImage())
  const manifest = await backUpStore(store, archive, carefully)
  return { ...folder, store, archive, manifest }
}

const hashOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex')

test('a backup is restored row by row, and the store that was there lies beside it', async () => {
  using place = await backedUp()
  const before = everything(place.store)
  looking(place.store, (raw) => raw.exec("update dossiers set name = 'Something else'"))
  const { aside, verified } = await restoreStore(place.archive, place.store, soundly)
  expect(everything(place.store)).toEqual(before)
  expect(verified).toEqual({
    structure: { checked: true, faults: [] },
    texts: 2,
    files: 2,
    quotes: 6,
    erased: 0,
    unsound: [],
  })
  expect(looking(aside!, (raw) => raw.prepare('select name from dossiers').pluck().get())).toBe(
    'Something else',
  )
  expect(readdirSync(place.path).sort()).toEqual(
    [
      'backup.tar.gz',
      'stanceline.db',
      aside!.slice(place.path.length + 1),
      'stanceline.db.lock',
    ].sort(),
  )
})

test('a manifest says what the archive holds, and only its owner may read it', async () => {
  const before = Date.now()
  using place = await backedUp()
  const { manifest } = place
  expect(manifest).toMatchObject({
    format: 1,
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    engine: 'sqlite',
    tables: { letters: 2, positions: 6, files: 2, text_versions: 2 },
  })
  expect(Date.parse(manifest.createdAt)).toBeGreaterThanOrEqual(before)
  expect(Date.parse(manifest.createdAt)).toBeLessThanOrEqual(Date.now())
  expect(manifest.migration).toBe(
    readdirSync('db/migrations/sqlite')
      .filter((file) => file.endsWith('.sql'))
      .sort()
      .at(-1)!
      .replace('.sql', ''),
  )
  await forged(place.archive, place.at('again'), ({ image, manifest: read }) => {
    expect(read).toEqual(manifest)
    expect(manifest.members).toEqual([
      { name: 'stanceline.db', bytes: statSync(image).size, sha256: hashOf(image) },
    ])
  })
  expect(statSync(place.archive).mode & 0o777).toBe(0o600)
})

test('what is written while a backup runs is in it whole or not at all, and does not hold it up', async () => {
  using folder = aFolder()
  const file = folder.at('stanceline.db')
  const [store, other] = [await openStore(file), await openStore(file)]
  looking(file, (raw) =>
    raw.exec(
      'create table padding(bytes blob); with recursive n(n) as (select 1 union all select n + 1 from n where n < 2000) insert into padding select zeroblob(4000) from n',
    ),
  )
  await keep(store as TestStore)
  let [running, written] = [true, 0]
  const writing = [store, other].map(async (one) => {
    while (running) {
      await keep(one as TestStore, {
        text: `${aText}\n\n${written++}`,
        form: { parties: [aParty({ name: `Writer ${written}` })] },
      })
      await new Promise(setImmediate)
    }
  })
  const before = await count(store)
  const manifest = await backUpStore(file, folder.at('backup'), carefully)
  const during = written
  running = false
  await Promise.all(writing)
  expect(during).toBeGreaterThan(20)
  await restoreStore(folder.at('backup'), folder.at('restored.db'), soundly)
  const [whole, restored] = [everything(file), everything(folder.at('restored.db'))]
  expect(restored.actors!.length).toBeGreaterThanOrEqual(before)
  for (const [table, rows] of Object.entries(whole)) {
    // What is counted grew while the backup ran; that it fits to its letters was checked by restoring it.
    if (table === 'kept_counts' || table === 'evidence_counts') continue
    const known = new Set(rows)
    expect(
      restored[table]!.filter((row) => !known.has(row)),
      table,
    ).toEqual([])
  }
  expect(
    Object.fromEntries(Object.entries(restored).map(([table, rows]) => [table, rows.length])),
  ).toEqual(manifest.tables)
  // Every letter stands in the log with the transaction that made it.
  expect(
    looking(folder.at('restored.db'), (raw) =>
      raw
        .prepare(
          "select count(*) from letters l where not exists (select 1 from audit where thing = 'letter' and thing_id = l.id)",
        )
        .pluck()
        .get(),
    ),
  ).toBe(0)
  for (const one of [store, other]) await one.close()
})

async function count(store: Awaited<ReturnType<typeof openStore>>): Promise<number> {
  return (await store.actors.all()).length
}

test('a file that is there already is replaced only by force', async () => {
  using place = await backedUp()
  const first = hashOf(place.archive)
  await expect(backUpStore(place.store, place.archive, carefully)).rejects.toThrow(
    'is there already. Name another file, or add --force to replace it.',
  )
  expect(hashOf(place.archive)).toBe(first)
  await backUpStore(place.store, place.archive, { force: true })
  expect(hashOf(place.archive)).not.toBe(first)
})

test('a store that is missing or damaged is not backed up, and nothing is left behind', async () => {
  using folder = aFolder()
  await expect(backUpStore(folder.at('none.db'), folder.at('out'), carefully)).rejects.toThrow(
    'There is no store at',
  )
  writeFileSync(folder.at('letter.db'), 'This is a letter, not a store. '.repeat(300))
  await expect(backUpStore(folder.at('letter.db'), folder.at('out'), carefully)).rejects.toThrow(
    'is not a store, or it is damaged. No backup was written',
  )
  using place = await backedUp()
  const bytes = readFileSync(place.store)
  bytes.fill(0xab, 4096 * 3, 4096 * 6)
  writeFileSync(folder.at('broken.db'), bytes)
  await expect(backUpStore(folder.at('broken.db'), folder.at('out'), carefully)).rejects.toThrow(
    /damaged.*No backup was written/,
  )
  expect(readdirSync(folder.path).sort()).toEqual(['broken.db', 'letter.db'])
})

test.each<[string, RegExp, (parts: Forged, folder: string) => void]>([
  [
    'whose image was changed',
    /the hash of “stanceline.db” differs/,
    ({ image }) =>
      writeFileSync(
        image,
        Buffer.from(readFileSync(image).map((byte, at) => (at === 9000 ? byte ^ 1 : byte))),
      ),
  ],
  [
    'whose image was cut off',
    /“stanceline.db” has \d+ bytes instead of \d+/,
    ({ image }) => truncateSync(image, 4096),
  ],
  ['without its image', /“stanceline.db” is missing/, (parts) => (parts.names = ['manifest.json'])],
  ['with the image first', /its manifest does not come first/, (parts) => parts.names.reverse()],
  [
    'with a file too many',
    /“other” does not belong there/,
    (parts, folder) => {
      writeFileSync(`${folder}/other`, '')
      parts.names.push('other')
    },
  ],
  [
    'that names a path',
    /its manifest cannot be read/,
    ({ manifest }) => (manifest.members[0]!.name = '../stanceline.db'),
  ],
  [
    'of a newer form',
    /newer version of Stanceline \(format 2\)/,
    ({ manifest }) => (manifest.format = 2),
  ],
  [
    'of another engine',
    /is a backup of another kind \(postgres\), which this version does not know\. Nothing was restored/,
    ({ manifest }) => (manifest.engine = 'postgres'),
  ],
  [
    'with a row too few',
    /has 1 rows of milestones, and its manifest says 4/,
    (parts) =>
      alter(parts, 'delete from milestones where rowid > (select min(rowid) from milestones)'),
  ],
  [
    'of a newer version',
    /cannot be used: This store was written by a newer version of Stanceline \(it has “9999_future”\)/,
    (parts) => {
      alter(parts, "insert into applied_migrations values ('9999_future', 'x', '2030')")
      parts.manifest.tables.applied_migrations! += 1
    },
  ],
  [
    'with rows that point nowhere',
    /1 rows point nowhere, such as one of aliases/,
    (parts) => {
      alter(
        parts,
        "pragma foreign_keys = off; insert into aliases values ('nobody', 'Nobody', 'nobody')",
      )
      parts.manifest.tables.aliases! += 1
    },
  ],
  [
    'whose inside is broken',
    /The store in this backup is damaged/,
    (parts) => {
      const bytes = readFileSync(parts.image)
      bytes.fill(0xab, 4096 * 3, 4096 * 6)
      writeFileSync(parts.image, bytes)
      signed(parts)
    },
  ],
  [
    'whose text was changed',
    /one thing is not as stored; the first: Reply to Microsoft.*its hash differs\. Nothing was restored\./,
    (parts) =>
      alter(
        parts,
        "drop trigger text_versions_stay; update text_versions set text = replace(text, 'I count on', 'I counted on')",
      ),
  ],
])('a backup %s is refused before anything is touched', async (_what, reason, change) => {
  using place = await backedUp()
  const before = hashOf(place.store)
  await forged(place.archive, place.at('forged'), change)
  await expect(restoreStore(place.at('forged'), place.store, soundly)).rejects.toThrow(reason)
  expect(hashOf(place.store)).toBe(before)
  expect(readdirSync(place.path).sort()).toEqual([
    'backup.tar.gz',
    'forged',
    'stanceline.db',
    'stanceline.db.lock',
  ])
})

test.each([
  ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 200)],
  [
    'changed in one bit',
    (bytes: Buffer) => {
      bytes[bytes.length >> 1]! ^= 4
      return bytes
    },
  ],
  ['empty', () => Buffer.alloc(0)],
  ['no archive', () => Buffer.from('This is a letter. '.repeat(100))],
])('a file that is %s is refused before anything is touched', async (_what, change) => {
  using place = await backedUp()
  const before = hashOf(place.store)
  writeFileSync(place.at('other'), change(readFileSync(place.archive)))
  await expect(restoreStore(place.at('other'), place.store, soundly)).rejects.toThrow(
    /other is not a whole backup: .*Nothing was restored; take another backup\.$/,
  )
  expect(hashOf(place.store)).toBe(before)
})

test('a backup with a changed text is restored where that is asked for, and says so', async () => {
  using place = await backedUp()
  await forged(place.archive, place.at('forged'), (parts) =>
    alter(
      parts,
      "drop trigger text_versions_stay; update text_versions set text = replace(text, 'I count on', 'I counted on')",
    ),
  )
  const { verified } = await restoreStore(place.at('forged'), place.store, { unsound: true })
  expect(verified.unsound).toMatchObject([{ thing: 'text' }])
})

test('while somebody uses the store nothing is restored, and afterwards it is', async () => {
  using place = await backedUp()
  const server = await openHeldStore(place.store)
  await expect(restoreStore(place.archive, place.store, soundly)).rejects.toThrow(
    'is in use by a server or another command. Stop it, then restore again; nothing was changed.',
  )
  expect(await server.dossiers.all()).toHaveLength(1)
  await server.close()
  await expect(restoreStore(place.archive, place.store, soundly)).resolves.toMatchObject({
    aside: expect.stringContaining('.before-restore-'),
  })
})

test('while a backup is restored nobody opens the store', async () => {
  using place = await backedUp()
  const restoring = soleLock(place.store)
  await expect(openHeldStore(place.store)).rejects.toThrow(
    'is locked: a backup is being restored, or another program keeps it. Wait until that has ended, then start again.',
  )
  restoring.free()
  await (await openHeldStore(place.store)).close()
})

test('while another program has the store open nothing is restored', async () => {
  using place = await backedUp()
  const other = await openStore(place.store)
  await expect(restoreStore(place.archive, place.store, soundly)).rejects.toThrow(
    'is in use by another program. Close it, then restore again; nothing was changed.',
  )
  await other.close()
})

test('what only the log of the old store held is in the store that is kept aside', async () => {
  using place = await backedUp()
  using after = aFolder()
  await using store = await openStore(place.store)
  await keep(store as TestStore)
  // As a process leaves it that was killed: the change stands in the log, not in the file.
  for (const end of ['', '-wal'])
    writeFileSync(after.at(`stanceline.db${end}`), readFileSync(place.store + end))
  expect(statSync(after.at('stanceline.db-wal')).size).toBeGreaterThan(0)
  const { aside } = await restoreStore(place.archive, after.at('stanceline.db'), soundly)
  expect([
    everything(aside!).letters!.length,
    everything(after.at('stanceline.db')).letters!.length,
  ]).toEqual([3, 2])
  expect(readdirSync(after.path).filter((name) => name.endsWith('-wal'))).toEqual([])
})

test('a damaged store is kept aside with its log, and the backup takes its place', async () => {
  using place = await backedUp()
  writeFileSync(place.store, 'This is a letter, not a store. '.repeat(300))
  writeFileSync(`${place.store}-wal`, 'not a log')
  const { aside } = await restoreStore(place.archive, place.store, soundly)
  expect([readFileSync(aside!, 'utf8').slice(0, 16), readFileSync(`${aside}-wal`, 'utf8')]).toEqual(
    ['This is a letter', 'not a log'],
  )
  await using store = await openStore(place.store)
  expect((await store.verify()).unsound).toEqual([])
})

test('a backup is restored where there is no store yet', async () => {
  using place = await backedUp()
  const { aside } = await restoreStore(place.archive, place.at('new/stanceline.db'), soundly)
  expect(aside).toBeNull()
  expect(everything(place.at('new/stanceline.db'))).toEqual(everything(place.store))
})

test('a backup of an older version is restored and brought up to date', async () => {
  using folder = aFolder()
  const sql = readFileSync('db/migrations/sqlite/0000_first.sql', 'utf8')
  looking(folder.at('old.db'), (raw) => {
    raw.exec(sql.replaceAll('--> statement-breakpoint', ''))
    raw.exec(
      'create table applied_migrations (name text primary key, hash text not null, applied_at text not null) strict',
    )
    raw
      .prepare('insert into applied_migrations values (?, ?, ?)')
      .run('0000_first', createHash('sha256').update(sql).digest('hex'), '2026-01-01')
    raw.exec(
      "insert into dossiers values ('csa', 'Child sexual abuse interim Regulation', null, null, '2026-01-01')",
    )
  })
  const manifest = await backUpStore(folder.at('old.db'), folder.at('backup'), carefully)
  expect(manifest.migration).toBe('0000_first')
  await restoreStore(folder.at('backup'), folder.at('new.db'), soundly)
  await using store = await openTestStore()
  expect(
    looking(folder.at('new.db'), (raw) =>
      raw.prepare('select name from applied_migrations order by 1').all(),
    ),
  ).toEqual(await store.rows('select name from applied_migrations order by 1'))
  expect(
    looking(folder.at('old.db'), (raw) =>
      raw.prepare('select count(*) from applied_migrations').pluck().get(),
    ),
  ).toBe(1)
  expect(existsSync(folder.at('new.db-wal'))).toBe(false)
})

test('a gzip of zeros is refused with a sentence, without being unfolded to its end', async () => {
  using place = await backedUp()
  const zeros = gzipSync(Buffer.alloc(20_000_000))
  writeFileSync(place.at('zeros.tar.gz'), Buffer.concat(Array<Buffer>(500).fill(zeros)))
  await expect(restoreStore(place.at('zeros.tar.gz'), place.store, soundly)).rejects.toThrow(
    /zeros\.tar\.gz is not a whole backup: .*\. Nothing was restored/,
  )
})

test('an archive that would unfold to far more than its size is refused before it does', async () => {
  using place = await backedUp()
  await forged(place.archive, place.at('large'), ({ image, manifest }) => {
    truncateSync(image, 200_000_000)
    Object.assign(manifest.members[0]!, { bytes: 200_000_000 })
  })
  await expect(restoreStore(place.at('large'), place.store, soundly)).rejects.toThrow(
    /large is not a whole backup: it would unfold to far more than a store of its size\./,
  )
})
