import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildSearchText, splitSearchWords } from '#app/domain/text/search-words.ts'

test.each([
  ['Boratyński  ENCRYPTION', ['boratynski', 'encryption']],
  ['" * ( )', []],
  ['', []],
  ['a-b "c"', ['a-b', '"c"']],
  ['½', ['1⁄2']],
  ['Ω 7', ['ω', '7']],
])('%j is searched by %j', (query, words) => {
  expect(splitSearchWords(query)).toEqual(words)
})

test('at most twelve words are searched, and no endless one', () => {
  expect(splitSearchWords('word '.repeat(100))).toHaveLength(12)
  expect(splitSearchWords('x'.repeat(100_000)).join('')).toHaveLength(300)
})

test('the words of a text find it in its own folded form', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
      for (const word of splitSearchWords(text)) expect(buildSearchText([text])).toContain(word)
    }),
  )
})

test('a letter is searched by all its parts, those that are missing left out', () => {
  expect(buildSearchText(['Title', null, 'Boratyński', ''])).toBe('title boratynski')
})
