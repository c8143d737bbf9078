import { readdirSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { addAccount, cookieOf, startApp } from '#tests/support/app.ts'
import { aSeededPlace, onStore, type Ended } from '#tests/support/command.ts'
import { everything } from '#tests/support/places.ts'
import { addLetter, addPosition } from '#tests/support/posting.ts'

test('a backup made while four people write is restored and compared row by row', async () => {
  await using app = await startApp()
  using place = await aSeededPlace()
  const cookie = await cookieOf(app, await addAccount(app, 'coder'))
  const archive = (number: number) => `${place.folder}/backup-${number}.tar.gz`
  let running = true
  const acknowledged: string[] = []
  const writers = Array.from({ length: 4 }, async () => {
    while (running) {
      const letter = await addLetter(app, cookie)
      acknowledged.push(letter, await addPosition(app, cookie, letter))
    }
  })
  while (acknowledged.length < 20) await new Promise((resolve) => setTimeout(resolve, 20))
  // A quick machine may have made a backup before anybody's next letter is acknowledged: then it is made again.
  let [made, before]: [number, string[]] = [0, []]
  let backup: Ended
  do {
    made += 1
    before = [...acknowledged]
    backup = await onStore(app.databaseUrl, ['backup', archive(made), '--json'])
  } while (backup.code === 0 && acknowledged.length === before.length)
  running = false
  await Promise.all(writers)
  expect([backup.code, backup.err]).toEqual([0, ''])
  const restored = await place.run(['restore', archive(made)])
  expect([restored.code, restored.err]).toEqual([0, ''])
  const [whole, copy] = [
    everything(app.databaseUrl.slice('file:'.length)),
    everything(place.database),
  ]
  const said = JSON.parse(backup.out) as { tables: Record<string, number> }
  expect(
    Object.fromEntries(Object.entries(copy).map(([table, rows]) => [table, rows.length])),
  ).toEqual(said.tables)
  // Counters of changes go on while four write, and so do kept counts and the list of letters in which nothing is coded
  // yet (which verify compares with what is counted), the imports that letters come by, the claims of the jobs that
  // work at them and when somebody was last seen; everything else is only added to.
  const {
    evidence_versions: _counters,
    evidence_counts: _evidenceCounts,
    kept_counts: _keptCounts,
    letter_lists: _lists,
    imports: _imports,
    import_files: _files,
    import_items: _items,
    jobs: _jobs,
    sessions: _sessions,
    users: _users,
    ...lasting
  } = whole
  for (const [table, rows] of Object.entries(lasting)) {
    const known = new Set(rows)
    expect(
      copy[table]!.filter((row) => !known.has(row)),
      table,
    ).toEqual([])
  }
  const kept = JSON.stringify([copy.letters, copy.positions])
  expect(before.filter((name) => !kept.includes(name.replace('/letters/', '')))).toEqual([])
  expect((await place.run(['verify'])).code).toBe(0)
})

test('a backup says where it is and what it holds; a second one asks for force', async () => {
  using place = await aSeededPlace()
  const file = `${place.folder}/one.tar.gz`
  const first = await place.run(['backup', file])
  expect(first.out).toMatch(
    /^\S+one\.tar\.gz holds the store as of \d{4}-\d\d-\d\dT\S+Z: 2 letters, 6 positions\.\n$/,
  )
  const second = await place.run(['backup', file])
  expect([second.code, second.out, second.err]).toEqual([
    1,
    '',
    `${file} is there already. Name another file, or add --force to replace it.\n`,
  ])
  expect((await place.run(['backup', file, '--force'])).code).toBe(0)
})

test('a restore says what was restored and where the old store lies', async () => {
  using place = await aSeededPlace()
  await place.run(['backup', `${place.folder}/one.tar.gz`])
  const { code, out, err } = await place.run(['restore', `${place.folder}/one.tar.gz`])
  expect([code, err]).toEqual([0, ''])
  expect(out).toMatch(
    /^The store is the one of \S+Z: 2 texts, 2 files and 6 quotes are as they were stored\.\nThe store that was there before lies at \S+\.before-restore-\S+\.\n$/,
  )
})

test('while the server runs nothing is restored', async () => {
  await using app = await startApp()
  using place = await aSeededPlace()
  await place.run(['backup', `${place.folder}/one.tar.gz`])
  const { code, err } = await onStore(app.databaseUrl, ['restore', `${place.folder}/one.tar.gz`])
  expect([code, err]).toEqual([
    1,
    expect.stringMatching(
      /is in use by a server or another command\. Stop it, then restore again; nothing was changed\.\n$/,
    ),
  ])
})

test.each([
  [['backup'], 'Name the file to write'],
  [['restore'], 'Name the backup'],
  [['restore', '/nowhere/none.tar.gz'], 'There is no file /nowhere/none.tar.gz.'],
  [['backup', '/dev/null/none.tar.gz'], 'Name a file in'],
])(
  'what cannot be done is refused in a sentence, and nothing is left behind (%j)',
  async (args, sentence) => {
    using place = await aSeededPlace()
    const { code, out, err } = await place.run(args)
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain(sentence)
    expect(err).toMatch(/^[^\n]+\.\n$/)
    expect(
      readdirSync(place.folder).filter((name) => !/^stanceline\.db(\.lock)?$/.test(name)),
    ).toEqual([])
  },
)

test('a store that does not exist is not backed up as an empty one', async () => {
  using place = await aSeededPlace()
  const { code, err } = await onStore(`file:${place.folder}/none.db`, [
    'backup',
    `${place.folder}/one.tar.gz`,
  ])
  expect([code, err]).toEqual([1, expect.stringContaining('There is no store at')])
  writeFileSync(`${place.folder}/text.tar.gz`, 'text')
  expect((await place.run(['restore', `${place.folder}/text.tar.gz`])).err).toContain(
    'is not a whole backup',
  )
})
