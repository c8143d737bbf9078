import { expect, test } from 'vitest'
import {
  checkChosenKeys,
  keyFields,
  nameKeyField,
  ownKeys,
  parseChosenKeys,
} from '#app/domain/keys/chosen-keys.ts'

const asTheyAre = Object.fromEntries(ownKeys.map(({ id, key }) => [nameKeyField(id), key]))
const check = (typed: Record<string, string>) => checkChosenKeys({ ...asTheyAre, ...typed })

test('only what differs from the table is kept, as the table writes keys', () => {
  expect(check({})).toEqual({ ok: true, chosen: {} })
  expect(check({ 'key level 1': 'i', 'key level 2': ' shift + q ', 'key note': ';' })).toEqual({
    ok: true,
    chosen: { 'level 1': 'I', 'level 2': 'Shift+Q', note: ';' },
  })
  // Two deeds may change places.
  expect(check({ 'key level 1': 'T', 'key level 2': 'R' })).toMatchObject({ ok: true })
  // What a form leaves out stays as the table has it.
  expect(checkChosenKeys({})).toEqual({ ok: true, chosen: {} })
})

test('a key that does something else at the same place, or everywhere, is refused at both fields', () => {
  expect(check({ 'key level 1': 'J' })).toEqual({
    ok: false,
    errors: {
      'key level 1': 'J is “the next sentence”, in a letter, already. Choose another.',
      'key next sentence': 'J is “+1, supports”, in a letter, already. Choose another.',
    },
  })
  expect(check({ 'key level 1': 'g' })).toMatchObject({ ok: false })
  // A key of the list of letters that nobody changes.
  expect(check({ 'key dossier': 'X' })).toMatchObject({ ok: false })
  // The same key at two places is no clash.
  expect(check({ 'key accept move': 'S' })).toMatchObject({ ok: true })
})

test.each([
  '',
  '1',
  'Tab',
  'Ctrl+A',
  'Alt+A',
  'ArrowUp',
  'Enter',
  'Escape',
  ' ',
  "'",
  'F5',
  'é',
  'ab',
  'Shift+1',
])('nobody takes what the browser, a screen reader or a topic needs: %j', (key) => {
  expect(check({ 'key level 1': key })).toMatchObject({
    ok: false,
    errors: { 'key level 1': expect.stringMatching(/^Choose a letter/) as string },
  })
})

test('a key of one’s own stays when a later table gives it to another deed, which has none until one is chosen', () => {
  const read = (chosen: Record<string, string>) => parseChosenKeys(JSON.stringify(chosen))
  expect(read({ note: 'Y' })).toEqual({ note: 'Y', 'accept suggestion': '' })
  // A key that nobody can move goes before one’s own, and of two of one’s own the first does.
  expect(read({ search: '/', dossier: 'X', 'level 1': 'I', 'level 2': 'I' })).toEqual({
    'level 1': 'I',
  })
  // Two that changed places stay so.
  const turned = { 'level 1': 'T', 'level 2': 'R' }
  expect(read(turned)).toEqual(turned)
})

test('what is stored and no key of the table is left out', () => {
  expect(parseChosenKeys(null)).toEqual({})
  const stored = { 'level 1': 'I', 'topic 1': 'P', 'gone long ago': 'X', note: 'Ctrl+W', report: 7 }
  expect(parseChosenKeys(JSON.stringify(stored))).toEqual({ 'level 1': 'I' })
  expect(keyFields).not.toContain('key topic 1')
})
