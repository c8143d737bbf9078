import { expect, test } from 'vitest'
import { aSeededPlace } from '#tests/support/command.ts'

const tampered =
  "drop trigger text_versions_stay; update text_versions set text = replace(text, 'I count on', 'I counted on')"

test('an untouched store is sound', async () => {
  using place = await aSeededPlace()
  expect(await place.run(['verify'])).toEqual({
    code: 0,
    out: 'Sound: 2 texts, 2 files and 6 quotes are as they were stored.\n',
    err: '',
  })
  expect(JSON.parse((await place.run(['verify', '--json'])).out)).toEqual({
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
