import { readFileSync, writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { aSeededPlace } from '#tests/support/command.ts'

const tampered =
  "drop trigger text_versions_stay; update text_versions set text = replace(text, 'I count on', 'I counted on')"

test('an untouched store is sound', async () => {
  using place = await aSeededPlace()
  expect(await place.run(['verify'])).toEqual({
    code: 0,
    out: 'Sound: 2 texts, 2 files and 6 quotes are as they were stored, and every page and index is whole.\n',
    err: '',
  })
  expect(JSON.parse((await place.run(['verify', '--json'])).out)).toEqual({
    structure: { checked: true, faults: [] },
    texts: 2,
    files: 2,
    quotes: 6,
    erased: 0,
    unsound: [],
  })
})

test('a text that was changed beside the app is told with its letter, and the exit code is 1', async () => {
  using place = await aSeededPlace()
  place.sql(tampered)
  const { code, out, err } = await place.run(['verify'])
  expect(code).toBe(1)
  expect(out).toMatch(
    /^Reply to Microsoft on the EU strategy and the interim Regulation \([0-9a-f-]{36}\): the text is not the one that was stored: its hash differs\n$/,
  )
  expect(err).toBe('1 of 10 checks failed. Restore the letters named above from a backup.\n')
})

test('as JSON the list is whole, and the exit code is 1 as well', async () => {
  using place = await aSeededPlace()
  place.sql(tampered)
  const { code, out } = await place.run(['verify', '--json'])
  expect([code, JSON.parse(out)]).toMatchObject([1, { unsound: [{ thing: 'text' }] }])
})

/** Overwrites the head of the first page of a table or index, as a bad disk may. */
function damagePage(file: string, name: string): void {
  const raw = new Database(file)
  const page = raw.prepare('select rootpage from sqlite_master where name = ?').pluck().get(name)
  const size = raw.pragma('page_size', { simple: true })
  raw.pragma('wal_checkpoint(truncate)')
  raw.close()
  const bytes = readFileSync(file)
  const start = (Number(page) - 1) * Number(size)
  bytes.fill(0, start, start + 100)
  writeFileSync(file, bytes)
}

test.each(['users', 'audit', 'letter_search', 'letter_search_index_data', 'positions_letter'])(
  'damaged pages of %s are told in a sentence, and the exit code is 1, as a backup refuses them',
  async (name) => {
    using place = await aSeededPlace()
    damagePage(place.database, name)
    const { code, err } = await place.run(['verify'])
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(/^The store is damaged: .*restore the newest backup\.\n$/i),
    ])
    expect((await place.run(['backup', place.file('b.tar.gz', ''), '--force'])).code).toBe(1)
  },
)

test('a search index that has lost words is told', async () => {
  using place = await aSeededPlace()
  place.sql("insert into letter_search_index (letter_search_index) values ('delete-all')")
  const { code, out } = await place.run(['verify'])
  expect([code, out]).toEqual([1, expect.stringContaining('letter_search_index')])
})
