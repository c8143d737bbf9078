import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadSeedDossier } from '#seeds/index.ts'
import { actorId, dossierOf, rowCounts } from '#tests/support/letters.ts'
import { openSeededStore, openTestStore } from '#tests/support/store.ts'

/** A copy of the seeds in which some words of the dossier or of a letter are others. */
function altered(file: string, words: string, others: string) {
  const path = mkdtempSync(join(tmpdir(), 'stanceline-seeds-'))
  cpSync('seeds', path, { recursive: true })
  const before = readFileSync(join(path, file), 'utf8')
  if (!before.includes(words)) throw new Error(`${file} holds no “${words}”.`)
  writeFileSync(join(path, file), before.replace(words, others))
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) }
}

test('the first dossier is two letters and six positions', async () => {
  await using store = await openTestStore()
  expect(await loadSeedDossier(store, 'seeds')).toEqual({ loaded: true, letters: 2, positions: 6 })
  expect(await store.dossiers.all()).toMatchObject([{ procedure: '2020/0259(COD)' }])
  expect(await rowCounts(store)).toMatchObject({
    letters: 2,
    positions: 6,
    files: 2,
    text_versions: 2,
  })
})

test.each([
  [
    'Jakub Boratyński',
    [
      ['Encryption', 0, true, 7],
      ['Interim Regulation', 2, false, 4],
      ['Voluntary detection', 1, false, 5],
    ],
  ],
  [
    'Ylva Johansson',
    [
      ['Encryption', -1, false, 2],
      ['Interim Regulation', 2, false, 3],
      ['Voluntary detection', 2, false, 3],
    ],
  ],
])('%s is coded as the codebook’s authors coded', async (name, expected) => {
  await using store = await openSeededStore()
  const topics = new Map(
    (await store.topics.ofDossier(await dossierOf(store))).map(({ id, name }) => [id, name]),
  )
  const positions = await store.positions.find({ actorIds: [await actorId(store, name)] })
  expect(
    positions
      .map((one) => [topics.get(one.topicId), one.level, one.conditional, one.paragraph])
      .sort(),
  ).toEqual(expected)
})

test('Boratyński’s condition is in the letter’s own words', async () => {
  await using store = await openSeededStore()
  const [position] = (await store.positions.find({})).filter(({ conditional }) => conditional)
  expect(position!.quote.exact).toContain(position!.condition)
})

test('the letters are those of the folder, byte for byte', async () => {
  await using store = await openSeededStore()
  const { rows } = await store.letters.page({ dossierId: await dossierOf(store) }, 10, 0)
  const files = await Promise.all(rows.map(({ id }) => store.letters.file(id)))
  expect(files.map((file) => file!.name)).toEqual([
    '000_89448a235952524b.txt',
    '001_f2200ba1914715f3.txt',
  ])
  for (const file of files)
    expect(file!.bytes.equals(readFileSync(`seeds/letters/${file!.name}`)), file!.name).toBe(true)
})

test('who is who: the letter for the President, the redacted recipient, the printed references', async () => {
  await using store = await openSeededStore()
  const { rows } = await store.letters.page({ dossierId: await dossierOf(store) }, 10, 0)
  const [prostasia, microsoft] = await Promise.all(rows.map(({ id }) => store.letters.byId(id)))
  expect(prostasia!.parties).toMatchObject([
    { role: 'author', name: 'Jakub Boratyński', capacity: 'Head of Unit' },
    { role: 'on_behalf_of', name: 'Ursula von der Leyen' },
    { role: 'recipient', name: 'Jeremy Malcolm', organisation: 'Prostasia Foundation' },
  ])
  expect(microsoft!.parties).toMatchObject([
    { role: 'author', name: 'Ylva Johansson' },
    { role: 'recipient', actorId: null, name: null, organisation: 'Microsoft' },
  ])
  expect([prostasia!.letter.dated.edtf, microsoft!.letter.dated.edtf]).toEqual([
    '2020-10-02/2020-12-21',
    '2020-10-29',
  ])
  expect([microsoft!.letter.reference, microsoft!.letter.referenceTruncated]).toEqual([
    'Ares (2020)',
    true,
  ])
})

test('the milestones are those that the letters speak of', async () => {
  await using store = await openSeededStore()
  const milestones = await store.milestones.ofDossier(await dossierOf(store))
  expect(milestones.map(({ dated }) => dated.edtf)).toEqual([
    '2020-07-24',
    '2020-09-10',
    '2020-12-21',
    '2021-04/2021-06',
  ])
})

test('what the dossier already says makes no actor twice', async () => {
  await using store = await openSeededStore()
  expect((await store.actors.all()).map(({ name }) => name)).toEqual([
    'Cybersecurity and Digital Privacy Policy',
    'DG CNECT',
    'Digital Society, Trust and Cybersecurity',
    'European Commission',
    'Home Affairs',
    'Jakub Boratyński',
    'Jeremy Malcolm',
    'Microsoft',
    'Prostasia Foundation',
    'Ursula von der Leyen',
    'Ylva Johansson',
  ])
})

test('seeding a second time does nothing', async () => {
  await using store = await openSeededStore()
  const rows = await rowCounts(store)
  expect(await loadSeedDossier(store, 'seeds')).toEqual({ loaded: false, letters: 0, positions: 0 })
  expect(await rowCounts(store)).toEqual(rows)
})

test.each([
  [
    'a quote that is not in its letter',
    'dossier.yaml',
    'instrumental in rescuing children',
    'instrumental in saving children',
    /000_89448a235952524b\.txt.*“instrumental in saving children.*not in the letter/,
  ],
  [
    'a letter in which a quote was changed',
    'letters/001_f2200ba1914715f3.txt',
    'first and most urgent',
    'second',
    /001_f2200ba1914715f3\.txt.*“As the first and most urgent step/,
  ],
  [
    'a topic that is none',
    'dossier.yaml',
    'topic: Voluntary detection',
    'topic: Detection',
    /000_89448a235952524b\.txt.*no topic called “Detection”.*Encryption, Voluntary detection, Interim Regulation/,
  ],
  [
    'a level that is none',
    'dossier.yaml',
    'level: -1',
    'level: -3',
    /dossier\.yaml does not fit at letters → 1 → positions → 0 → level: A level is one of/,
  ],
  [
    'a date that is none',
    'dossier.yaml',
    'date: 2020-09-10',
    'date: 2020-09-31',
    /milestones → 1 → date: “2020-09-31” is not a date that can be read/,
  ],
  [
    'a word that is not known',
    'dossier.yaml',
    'procedure:',
    'procedura:',
    /does not fit at dossier/,
  ],
  [
    'an organisation that is not listed',
    'dossier.yaml',
    'organisation: Home Affairs,',
    'organisation: Home,',
    /Ylva Johansson is said to belong to “Home”/,
  ],
  [
    'a file that is not there',
    'dossier.yaml',
    'file: 001_f2200ba1914715f3.txt',
    'file: 002.txt',
    /002\.txt/,
  ],
  [
    'a file outside its folder',
    'dossier.yaml',
    'file: 001_f2200ba1914715f3.txt',
    'file: ../dossier.txt',
    /Name a \.txt file in the folder of letters/,
  ],
])(
  '%s is refused by name, and the store stays empty',
  async (_what, file, words, others, sentence) => {
    using folder = altered(file, words, others)
    await using store = await openTestStore()
    const empty = await rowCounts(store)
    await expect(loadSeedDossier(store, folder.path)).rejects.toThrow(sentence)
    expect([await store.dossiers.all(), await rowCounts(store)]).toEqual([[], empty])
  },
)
