import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { aSeededPlace } from '#tests/support/command.ts'
import { letterText } from '#tests/support/importing.ts'
import { looking } from '#tests/support/places.ts'

type Said = {
  id: string
  address: string
  state: string
  counts: { files: Record<string, number>; items: Record<string, number> }
  items: {
    name: string
    state: string
    reason: string | null
    title: string
    asks: { field: string; sentence: string }[]
    same: { how: string; letter: string | null } | null
    letter: string | null
  }[]
  not_taken: { name: string; reason: string }[]
}

/** A folder of replies: two that are ready, one without a day, one that is stored already, one that is broken, and what is left out. */
async function aFolderOfReplies() {
  const place = await aSeededPlace()
  const [stored] = looking(
    place.database,
    (raw) => raw.prepare('select text from text_versions order by id').pluck().all() as string[],
  )
  mkdirSync(join(place.folder, 'replies/2021'), { recursive: true })
  place.file(
    'replies/2021/first.txt',
    letterText({ reference: 'Ares(2021)100001', dated: '3 March 2021' }),
  )
  place.file('replies/second.txt', letterText({ reference: 'Ares(2021)100002', body: 'We wait.' }))
  place.file('replies/undated.txt', 'Dear all,\n\nWe support it.\n\nYours,\n\nWanda Whistle\n')
  place.file('replies/stored.txt', stored!)
  place.file('replies/broken\u001B[2J.pdf', '%PDF-1.7 cut off')
  place.file('replies/.hidden', 'x')
  place.file('replies/huge.txt', '')
  truncateSync(join(place.folder, 'replies/huge.txt'), 100_000_001)
  symlinkSync('/etc/passwd', join(place.folder, 'replies/link.txt'))
  return {
    ...place,
    letters: () =>
      looking(
        place.database,
        (raw) => raw.prepare('select count(*) from letters').pluck().get() as number,
      ),
  }
}

test('a folder becomes an import whose plan is printed, and nothing is stored', async () => {
  using place = await aFolderOfReplies()
  const { code, out, err } = await place.run(['import', 'replies', 'nowhere.pdf'], '', {
    INIT_CWD: place.folder,
  })
  const [id] = /[0-9a-f-]{36}/.exec(err)!
  expect(err.split('\n')[0]).toBe(`This is the import ${id}.`)
  expect(out).toMatch(
    /^replies and 1 more: 5 files, 0\.0 MB\n {2}asked about +1 .*\n {2}ready +2 .*\n {2}left out +1 .*\n {2}refused +1 /,
  )
  expect(out).toContain('Asked:\n  replies/undated.txt\n    A date is missing.')
  expect(out).toContain('Left out:\n  replies/stored.txt: The very same file is stored already.\n')
  expect(out).toMatch(/Refused:\n {2}replies\/broken\uFFFD\[2J\.pdf: [A-Z].+\.\n/)
  for (const line of [
    'nowhere.pdf: There is no readable file or folder of this name.',
    'replies/.hidden: It is hidden or temporary.',
    'replies/link.txt: It is a link: name what it leads to.',
    'replies/huge.txt: This file has 100 MB; a file may have 100 MB.',
  ])
    expect(out).toContain(`\n  ${line}`)
  expect(out.trimEnd().split('\n').at(-1)).toBe(
    `Nothing is stored yet. 3 letters wait to be settled. Go on at /imports/${id}`,
  )
  expect([code, place.letters()]).toEqual([0, 2])
})

test('with --accept what is ready is stored and the rest waits, also when it is resumed; programs are told the same', async () => {
  using place = await aFolderOfReplies()
  const first = await place.run(
    ['import', place.folder, '--name', 'Replies of spring', '--accept', '--json'],
    '',
    { PUBLIC_URL: 'https://example.org/stanceline/' },
  )
  const said = JSON.parse(first.out) as Said & { name: string }
  expect(said).toMatchObject({
    name: 'Replies of spring',
    state: 'planned',
    address: `https://example.org/stanceline/imports/${said.id}`,
    counts: { items: { stored: 2, asking: 1, 'left out': 1 } },
  })
  const named = (name: string) => said.items.find((item) => item.name.endsWith(name))!
  expect(named('undated.txt')).toMatchObject({
    state: 'asking',
    asks: [{ field: 'dated', sentence: expect.stringContaining('Write the date as') }],
    letter: null,
  })
  expect(named('stored.txt').same).toEqual({
    how: 'file',
    likeness: 1,
    letter: expect.stringMatching(/^https:\/\/example\.org\/stanceline\/letters\//),
    item: null,
  })
  expect(
    looking(place.database, (raw) =>
      raw
        .prepare(
          "select '/letters/' || l.id as letter, l.reference, i.via, l.created_by as by from letters l join imports i on i.id = l.import_id where l.reference = 'Ares(2021)100001'",
        )
        .get(),
    ),
  ).toMatchObject({
    letter: named('first.txt').letter!.replace('https://example.org/stanceline', ''),
    via: 'command line',
    by: null,
  })
  place.file('third.txt', letterText({ reference: 'Ares(2021)100003', body: 'It came later.' }))
  const again = await place.run([
    'import',
    '--resume',
    said.id,
    join(place.folder, 'third.txt'),
    join(place.folder, 'replies/second.txt'),
    '--accept',
  ])
  expect(again.out).toContain(`second.txt: The import holds the very same file already.`)
  expect(again.out).toContain(
    `3 letters of this import are stored. 1 letter waits to be settled. Go on at /imports/${said.id}`,
  )
  expect([first.code, again.code, place.letters()]).toEqual([0, 0, 5])
})

test('where nothing came in the command says why and ends with 1', async () => {
  using place = await aSeededPlace()
  mkdirSync(join(place.folder, 'empty'))
  writeFileSync(join(place.folder, 'empty/.hidden'), 'x')
  const nothing = await place.run(['import', join(place.folder, 'empty')])
  expect([
    nothing.code,
    nothing.err,
    looking(place.database, (raw) => raw.prepare('select count(*) from imports').pluck().get()),
  ]).toEqual([1, 'Nothing came in.\nempty/.hidden: It is hidden or temporary.\n', 0])
  expect(await place.run(['import', resolve('tests/fixtures/readers/locked.pdf')])).toMatchObject({
    code: 1,
    out: expect.stringMatching(
      /Refused:\n {2}.*locked\.pdf: This PDF is protected with a password\./,
    ),
  })
  expect(await place.run(['import', resolve('README.md'), '--language', 'xxx'])).toMatchObject({
    code: 1,
    err: expect.stringContaining('Text in pictures cannot be read in “xxx”. Choose among deu, eng'),
  })
  expect(await place.run(['import', '--resume', 'nothing'])).toMatchObject({
    code: 1,
    err: expect.stringContaining('There is no import nothing.'),
  })
})
