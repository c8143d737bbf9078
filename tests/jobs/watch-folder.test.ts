import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { readWatchSettings } from '#app/jobs/watch-settings.ts'
import { watchFolder } from '#app/jobs/watch-folder.ts'
import { closeReaders } from '#app/readers/read-file.ts'
import { itemsIn, letterText, storeAll, work } from '#tests/support/importing.ts'
import { aTopicNamed, dossierOf, somebody } from '#tests/support/letters.ts'
import { packageOf } from '#tests/support/packages.ts'
import { aFolder } from '#tests/support/places.ts'
import { openSeededStore, openTestStore, type TestStore } from '#tests/support/store.ts'

afterAll(closeReaders)

const soon = <T>(look: () => T) => expect.poll(look)
const today = () => new Date().toISOString().slice(0, 10)
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const imports = (store: TestStore) =>
  store.rows<{ id: string; via: string; by: string | null; files: number }>(
    'select i.id, i.via, i.created_by as by, (select count(*) from import_files f where f.import_id = i.id) as files from imports i order by i.id',
  )
const below = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(folder.length + 1))
    .sort()

async function watched(store: TestStore, folder: string) {
  await dossierOf(store)
  const told: string[] = []
  const stop = watchFolder(
    store,
    { folder, every: 100, still: 100, languages: ['eng'], dossier: null },
    {
      onFilesTaken: (files) => told.push(`took ${files}`),
      onFailure: ({ message }) => told.push(message),
    },
  )
  onTestFinished(stop)
  return { told, stop }
}

test('what lies still in the folder is taken into one import and moved to the taken; what is hidden, temporary or grows stays', async () => {
  await using store = await openTestStore()
  using folder = aFolder()
  mkdirSync(folder.at('from home/deeper'), { recursive: true })
  for (const [name, text] of [
    ['a.txt', letterText()],
    ['from home/deeper/b.txt', letterText({ body: 'Another.' })],
    ['.hidden', 'x'],
    ['~$b.docx', 'x'],
    ['c.pdf.part', 'x'],
    ['grows.txt', 'x'],
  ] as const)
    writeFileSync(folder.at(name), text)
  const growing = setInterval(() => appendFileSync(folder.at('grows.txt'), 'x'), 20)
  const { told } = await watched(store, folder.path)
  await soon(() => told).toEqual(['took 2'])
  // What comes later is taken later: the folder was looked into again, and more than once.
  writeFileSync(folder.at('later.txt'), letterText({ body: 'A third.' }))
  await soon(() => told).toEqual(['took 2', 'took 1'])
  expect(below(folder.path)).toEqual([
    '.hidden',
    'c.pdf.part',
    'grows.txt',
    `taken/${today()}/a.txt`,
    `taken/${today()}/from home/deeper/b.txt`,
    `taken/${today()}/later.txt`,
    '~$b.docx',
  ])
  expect(await imports(store)).toEqual([
    { id: expect.any(String), via: 'watched folder', by: null, files: 2 },
    { id: expect.any(String), via: 'watched folder', by: null, files: 1 },
  ])
  clearInterval(growing)
  await soon(() => told).toEqual(['took 2', 'took 1', 'took 1'])
  const [one] = await imports(store)
  await work(store, one!.id)
  expect((await itemsIn(store, one!.id)).map(({ name, state }) => `${name}: ${state}`)).toEqual([
    'a.txt: ready',
    'from home/deeper/b.txt: ready',
  ])
  expect((await store.letters.counts(await dossierOf(store))).letters).toBe(0)
})

test('a file that its process died over before it was moved comes in once; the same letter put there later is known as stored', async () => {
  await using store = await openTestStore()
  using folder = aFolder()
  writeFileSync(folder.at('a.txt'), letterText())
  const { told } = await watched(store, folder.path)
  await soon(() => told).toEqual(['took 1'])
  writeFileSync(folder.at('a.txt'), letterText())
  await soon(() => below(folder.path)).toEqual([
    `taken/${today()}/a (2).txt`,
    `taken/${today()}/a.txt`,
  ])
  const [one, ...others] = await imports(store)
  expect([one!.files, others]).toEqual([1, []])
  await work(store, one!.id)
  await storeAll(store, one!.id)
  writeFileSync(folder.at('a.txt'), letterText())
  await soon(async () => (await imports(store)).length).toBe(2)
  const [, second] = await imports(store)
  await work(store, second!.id)
  expect((await itemsIn(store, second!.id)).map(({ state, same }) => [state, same?.how])).toEqual([
    ['left out', 'file'],
  ])
})

test('a package that says something else of a topic waits for an answer, and nothing of it is stored', async () => {
  await using from = await openSeededStore()
  const bytes = await packageOf(from)
  await using store = await openTestStore()
  await store.dossiers.record(
    {
      ...{ name: 'Child sexual abuse interim Regulation', procedure: null, summary: null },
      topics: [{ ...aTopicNamed('Encryption'), proposition: 'It should be banned.' }],
      milestones: [],
    },
    somebody,
  )
  const before = await store.letters.counts(await dossierOf(store))
  using folder = aFolder()
  writeFileSync(folder.at('dossier.stanceline.zip'), bytes)
  const { told } = await watched(store, folder.path)
  await soon(() => told).toEqual(['took 1'])
  const [one] = await imports(store)
  await work(store, one!.id)
  await storeAll(store, one!.id)
  expect((await itemsIn(store, one!.id)).map(({ state, asks }) => [state, asks.length])).toEqual([
    ['asking', 1],
  ])
  expect(await store.letters.counts(await dossierOf(store))).toEqual(before)
})

test('what cannot be read lies among the refused beside a text that says why, also after a restart', async () => {
  await using store = await openTestStore()
  using folder = aFolder()
  mkdirSync(folder.at('refused'))
  writeFileSync(folder.at('refused/huge.txt'), 'an earlier one')
  writeFileSync(folder.at('huge.txt'), '')
  truncateSync(folder.at('huge.txt'), 100_000_001)
  writeFileSync(folder.at('locked.pdf'), readFileSync('tests/fixtures/readers/locked.pdf'))
  const first = await watched(store, folder.path)
  await soon(() => first.told).toEqual(['took 1'])
  await first.stop()
  await work(store, (await imports(store))[0]!.id)
  const { told } = await watched(store, folder.path)
  await soon(() => below(folder.path)).toEqual([
    'refused/huge (2).txt',
    'refused/huge (2).txt.txt',
    'refused/huge.txt',
    'refused/locked.pdf',
    'refused/locked.pdf.txt',
  ])
  expect(readFileSync(folder.at('refused/locked.pdf.txt'), 'utf8')).toMatch(
    /^This PDF is protected with a password\..+\n$/,
  )
  expect(readFileSync(folder.at('refused/huge (2).txt.txt'), 'utf8')).toBe(
    'This file has 100 MB; a file may have 100 MB. Split it into its letters and put them here again.\n',
  )
  expect([told, (await imports(store)).length]).toEqual([[], 1])
})

test('two processes that watch one folder take each file once', async () => {
  await using store = await openTestStore()
  using folder = aFolder()
  const two = [await watched(store, folder.path), await watched(store, folder.path)]
  for (let at = 0; at < 20; at += 1) {
    writeFileSync(folder.at(`${at}.txt`), letterText({ body: `Number ${at}.` }))
    await wait(15)
  }
  await soon(() => below(folder.path).filter((name) => !name.startsWith('taken/'))).toEqual([])
  for (const { stop } of two) await stop()
  expect((await imports(store)).reduce((sum, { files }) => sum + files, 0)).toBe(20)
  expect(two.flatMap(({ told }) => told.filter((said) => !said.startsWith('took')))).toEqual([])
})

test('a folder that cannot be made is told, and the watch goes on', async () => {
  await using store = await openTestStore()
  using folder = aFolder()
  writeFileSync(folder.at('in'), 'a file')
  const { told } = await watched(store, folder.at('in'))
  await soon(() => told.length).toBeGreaterThan(1)
  expect([told[0], existsSync(folder.at('in'))]).toEqual([expect.stringContaining('EEXIST'), true])
})

test.each([
  [{}, null],
  [
    { IMPORT_DIR: '/in' },
    { folder: '/in', every: 30_000, still: 5000, languages: ['eng'], dossier: null },
  ],
  [
    {
      ...{ IMPORT_DIR: '/in', IMPORT_EVERY: '2m', IMPORT_LANGUAGES: 'deu, fra' },
      IMPORT_DOSSIER: 'media-freedom',
    },
    {
      ...{ folder: '/in', every: 120_000, still: 5000, languages: ['deu', 'fra'] },
      dossier: 'media-freedom',
    },
  ],
])('%j is read as %j', (env, read) => {
  expect(readWatchSettings(env)).toEqual(read)
})

test.each([
  [{ IMPORT_EVERY: '30s' }, 'Let IMPORT_DIR name one.'],
  [
    { IMPORT_DIR: '/in', IMPORT_EVERY: 'often' },
    'IMPORT_EVERY is “often”. Write a number and a unit',
  ],
  [
    { IMPORT_DIR: '/in', IMPORT_LANGUAGES: 'xxx' },
    'IMPORT_LANGUAGES is “xxx”. Choose among deu, eng',
  ],
])('%j is refused', (env, sentence) => {
  expect(() => readWatchSettings(env)).toThrow(sentence)
})
