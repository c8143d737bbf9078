import { expect, test } from 'vitest'
import { findInText, foldWithPlaces } from '#app/domain/text/folded-text.ts'

const wordsFound = (text: string, typed: string, limit = 100) =>
  findInText(foldWithPlaces(text), typed, limit).map(({ start, end }) => text.slice(start, end))

test.each([
  ['Encryption and ENCRYPTION', 'encryption', ['Encryption', 'ENCRYPTION']],
  [
    'Verschlüsselung, Verschlu\u0308sselung',
    'verschlusselung',
    ['Verschlüsselung', 'Verschlu\u0308sselung'],
  ],
  ['die Straße', 'STRASSE', ['Straße']],
  ['two\nlines  of it', 'two lines of', ['two\nlines  of']],
  ['an 😀 of joy', '😀 of', ['😀 of']],
  ['שלום רב', 'רב', ['רב']],
  ['nothing', '  ', []],
  ['nothing', 'else', []],
])('in %j stands %j, whatever the case and the accents', (text, typed, found) => {
  expect(wordsFound(text, typed)).toEqual(found)
})

test('places lie apart from each other, and there are no more than are asked for', () => {
  expect(wordsFound('aaaa', 'aa')).toEqual(['aa', 'aa'])
  expect(wordsFound('aaaa', 'a', 3)).toHaveLength(3)
})
