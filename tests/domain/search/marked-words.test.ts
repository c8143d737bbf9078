import { expect, test } from 'vitest'
import { markWords, rankName } from '#app/domain/search/marked-words.ts'
import { parseSearch } from '#app/domain/search/search-query.ts'

test.each([
  ['the middle', 'Ylva Johansson', 'johans', ['Ylva ', '[Johansson]']],
  ['an accent', 'Jakub Boratyński of it', 'boratynski', ['Jakub ', '[Boratyński]', ' of it']],
  ['Greek', 'Η κρυπτογράφηση', 'ΚΡΥΠΤΟΓΡΑΦΗΣΗ', ['Η ', '[κρυπτογράφηση]']],
  ['two words', 'Voluntary detection', 'detection voluntary', ['[Voluntary]', ' ', '[detection]']],
  ['nothing', 'Encryption', 'detection', ['Encryption']],
])('%s of a name is marked, and no sign of it is lost', (_what, name, typed, pieces) => {
  expect(
    markWords(name, parseSearch(typed)).map(({ text, isHit }) => (isHit ? `[${text}]` : text)),
  ).toEqual(pieces)
})

test.each([
  ['EDPS', 'edps', 3],
  ['Jakub Boratyński', '"jakub boratynski"', 3],
  ['Encryption', 'encr', 2],
  ['Voluntary detection', 'detec', 1],
  ['Voluntary detection', 'tary', 0],
  ['Encryption', '', 0],
])('%s is as near to %s as %i', (name, typed, rank) => {
  expect(rankName(name, typed)).toBe(rank)
})
