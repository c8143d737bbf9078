import { beforeAll, expect, test } from 'vitest'
import { writePackage } from '#app/exports/package.ts'
import { closeReaders, readFile } from '#app/readers/read-file.ts'
import { altered, opened, packageOf, written } from '#tests/support/packages.ts'
import { readHere, refusalOf } from '#tests/support/readers.ts'
import { openSeededStore } from '#tests/support/store.ts'
import { unzip } from '#tests/support/unzip.ts'
import { zipOf } from '#tests/support/zip-files.ts'

let bytes: Buffer
beforeAll(async () => {
  await using store = await openSeededStore()
  bytes = await packageOf(store)
})

test('a package begins with its media type, tells people what it is, and has each letter’s text and file beside its JSON', () => {
  const files = unzip(bytes)
  expect([...files.keys()]).toEqual([
    'mimetype',
    'README.txt',
    'dossier.json',
    'letters/0001/text-1.txt',
    'letters/0001/original-1.txt',
    'letters/0002/text-1.txt',
    'letters/0002/original-1.txt',
  ])
  expect(bytes.subarray(30, 76).toString()).toBe('mimetypeapplication/vnd.stanceline.dossier+zip')
  expect(files.get('README.txt')!.toString()).toMatch(
    /^Child sexual abuse interim Regulation \(2020\/0259\(COD\)\)\n[^]*e-mail addresses and telephone numbers as they stand/,
  )
  expect(files.get('README.txt')!.toString()).toMatch(
    /Not in it is work in progress: [^]*coding[^]*proposed[^]*split[^]*backup/,
  )
  expect(files.get('letters/0001/text-1.txt')!.toString()).toContain('Ylva Johansson')
})

test('the process that reads files gives back what was packed, under any name', async () => {
  const read = await readFile({ name: 'whatever.bin', bytes })
  closeReaders()
  expect(read).toEqual({ ok: true, documents: [], refused: [], package: expect.anything() })
  const { manifest, parts } = (read as Extract<typeof read, { ok: true }>).package!
  expect((await written({ manifest, parts })).equals(bytes)).toBe(true)
})

test('a package that somebody unpacked and packed anew is one, with what their system put into it', async () => {
  const files = [...unzip(bytes)].filter(([name]) => name !== 'mimetype').reverse()
  const again = zipOf([
    ...files.map(([name, content]) => ({ name, bytes: content })),
    { name: '__MACOSX/._dossier.json', bytes: 'x' },
    { name: 'letters/.DS_Store', bytes: 'x' },
  ])
  expect(await opened(again)).toMatchObject({ manifest: (await opened(bytes)).manifest })
})

test('an archive with a dossier.json of something else is told as such, one within another is to be taken out', async () => {
  expect(
    await refusalOf('a.zip', zipOf([{ name: 'dossier.json', bytes: '{"cases":[]}' }])),
  ).toContain('has a dossier.json that Stanceline did not write')
  expect(
    await readHere(
      'a.zip',
      zipOf([
        { name: 'deep/dossier.json', bytes: '{}' },
        { name: 'letter.txt', bytes: 'We support it.' },
      ]),
    ),
  ).toMatchObject({ ok: true, documents: [{ name: 'letter.txt' }] })
  expect(await refusalOf('a.zip', zipOf([{ name: 'x.stanceline.zip', bytes }]))).toContain(
    'This is a dossier package within another file. Take it out',
  )
})

type Told = Parameters<Parameters<typeof altered>[1]>[0]
const first = (manifest: Told) => manifest.letters[0]!
const unchanged = () => {}

test.each<[string, (manifest: Told) => void, (files: Map<string, Buffer>) => void, string]>([
  [
    'a newer version',
    (told) => Object.assign(told, { version: 9, news: [] }),
    unchanged,
    'is of version 9 of the format, which a newer Stanceline writes; this one reads versions up to 8',
  ],
  [
    'an altered text',
    unchanged,
    (files) => void files.set('letters/0001/text-1.txt', Buffer.from('Dear Sir, no.')),
    '“letters/0001/text-1.txt” in this package is not what was packed: its hash differs',
  ],
  [
    'an altered original',
    unchanged,
    (files) => void files.set('letters/0002/original-1.txt', Buffer.from('no')),
    '“letters/0002/original-1.txt” in this package is not what was packed',
  ],
  [
    'a file missing',
    unchanged,
    (files) => void files.delete('letters/0002/original-1.txt'),
    '“letters/0002/original-1.txt” is missing from this package',
  ],
  [
    'a file too many',
    unchanged,
    (files) => void files.set('letters/0003/text-1.txt', Buffer.from('x')),
    '“letters/0003/text-1.txt” is in this package, and its dossier.json says nothing of it',
  ],
  [
    'a path that leads out',
    unchanged,
    (files) => void files.set('../../etc/cron.d/job', Buffer.from('x')),
    'leads out of its own folder',
  ],
  [
    'no JSON',
    unchanged,
    (files) => void files.set('dossier.json', Buffer.from('{"format":')),
    'has a dossier.json that Stanceline did not write',
  ],
  [
    'a word it does not know',
    (told) => Object.assign(first(told), { visibility: 'public' }),
    unchanged,
    'does not fit its format at letters → 0',
  ],
  [
    'a level off the scale',
    (told) => Object.assign(first(told).positions[0]!, { level: 3 }),
    unchanged,
    'does not fit its format at letters → 0 → positions → 0 → level: is not one of -2, -1, 0, 1, 2',
  ],
  [
    'NUL in a name',
    (told) => Object.assign(told.actors[0]!, { name: 'Ylva\0' }),
    unchanged,
    'does not fit its format at actors → 0 → name: has NUL in it',
  ],
  [
    'a quote elsewhere',
    (told) => (first(told).positions[0]!.quote.start += 1),
    unchanged,
    'does not stand at its place in',
  ],
  [
    'a level and an absence',
    (told) => Object.assign(first(told).positions[0]!, { absence: 'evaded' }),
    unchanged,
    'has neither or both of a level and an absence',
  ],
  [
    'a condition that is none',
    (told) => Object.assign(first(told).positions[0]!, { conditional: true, condition: null }),
    unchanged,
    'is conditional without a condition, or the other way round',
  ],
  [
    'days that the date does not say',
    (told) => Object.assign(first(told), { last: '2031-01-01' }),
    unchanged,
    'does not stand for',
  ],
  [
    'no reason for an interval',
    (told) => told.letters.forEach((letter) => Object.assign(letter, { basis: null })),
    unchanged,
    'has no certain day in this package and does not say why',
  ],
  [
    'an actor who is not there',
    (told) => Object.assign(first(told).parties[0]!, { actor: 'A99' }),
    unchanged,
    'speaks of A99, which is not in it',
  ],
  [
    'one key for two',
    (told) => Object.assign(told.actors[1]!, { key: 'A1' }),
    unchanged,
    'The key A1 stands for two things',
  ],
  [
    'merges in a circle',
    (told) =>
      Object.assign(told, {
        merges: [
          { thing: 'topic', merged: 'T1', into: 'T2' },
          { thing: 'topic', merged: 'T2', into: 'T1' },
        ],
      }),
    unchanged,
    'The merges of this package run in a circle',
  ],
  [
    'a person merged into a house',
    (told) =>
      Object.assign(told, {
        merges: [
          {
            thing: 'actor',
            merged: told.actors.find(({ kind }) => kind === 'person')!.key,
            into: told.actors.find(({ kind }) => kind !== 'person')!.key,
          },
        ],
      }),
    unchanged,
    'which cannot be one',
  ],
  [
    'versions with a gap',
    (told) => Object.assign(told.topics[0]!.versions[0]!, { version: 2 }),
    unchanged,
    'are not numbered from 1 on',
  ],
])('a package with %s is refused with a sentence', async (_what, change, files, sentence) => {
  expect(await refusalOf('a.stanceline.zip', altered(bytes, change, files))).toContain(sentence)
})

test('a package that could not be read again is not written', async () => {
  const { manifest, parts } = await opened(bytes)
  const wordy = manifest.letters.map((letter) => ({
    ...letter,
    positions: letter.positions.flatMap((position) =>
      Array.from({ length: 400 }, () => ({ ...position, note: 'a'.repeat(20_000) })),
    ),
  }))
  expect(await writePackage({ manifest: { ...manifest, letters: wordy }, parts })).toEqual({
    ok: false,
    reason: expect.stringContaining('a package may hold 18 MB of it'),
  })
  expect(
    await writePackage({
      manifest,
      parts: new Map([...parts, ['letters/0001/original-2.pdf', Buffer.alloc(120e6)]]),
    }),
  ).toEqual({ ok: false, reason: expect.stringContaining('a package may hold 120 MB') })
})

test('a package cut short is refused', async () => {
  expect(await refusalOf('a.stanceline.zip', bytes.subarray(0, -40))).toContain(
    'damaged or incomplete',
  )
})

test('a package of version 3, which knows no addresses of milestones, is read without them', async () => {
  const older = altered(bytes, (told) => {
    Object.assign(told, { version: 3 })
    for (const milestone of told.milestones) delete (milestone as Partial<typeof milestone>).source
  })
  const { manifest } = await opened(older)
  expect(new Set(manifest.milestones.map(({ source }) => source))).toEqual(new Set([null]))
})

test('a package of version 2, which knows no recorded votes, is read, and none of its letters is one', async () => {
  const older = altered(bytes, (told) => {
    Object.assign(told, { version: 2 })
    for (const letter of told.letters) delete (letter as Partial<typeof letter>).recorded
  })
  const { manifest } = await opened(older)
  expect(manifest.letters.map(({ recorded }) => recorded)).toEqual([false, false])
})
