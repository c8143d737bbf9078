import { expect, test } from 'vitest'
import { holdsSearch } from '#app/domain/search/search-hits.ts'
import { parseSearch } from '#app/domain/search/search-query.ts'
import type { StemLanguage } from '#app/domain/search/stem-languages.ts'
import { findHits } from '#app/domain/search/search-hits.ts'

const hitsIn = (text: string, typed: string, language?: StemLanguage) =>
  findHits(text, parseSearch(typed, language), 50).map(({ start, end }) => text.slice(start, end))

test.each([
  ['policies', undefined, 'One policy, more policies.', ['policies']],
  ['policies', 'en', 'One policy, more policies.', ['policy', 'policies']],
  ['encrypting', 'en', 'encrypt, encrypted, crypt', ['encrypt', 'encrypted']],
  ['"policies"', 'en', 'One policy, more policies.', ['policies']],
  ['policies*', 'en', 'One policy, more policies.', ['policies']],
  ['*olicies', 'en', 'One policy, more policies.', ['policies']],
  ['Grundrechten', 'de', 'Ein Grundrecht, der Grund.', ['Grundrecht']],
  ['Häuser', 'de', 'Das Haus, die Haeuser, die Hauser.', ['Haus', 'Haeuser', 'Hauser']],
  ['données', 'fr', 'La donnée et le don.', ['donnée']],
  ['policies NEAR/1 encrypting', 'en', 'A policy to encrypt; to encrypt.', ['policy', 'encrypt']],
  ['is', 'en', 'It is, as it was.', ['is']],
] as const)('%j with forms of %j stands in %j at %j', (typed, language, text, expected) => {
  expect(hitsIn(text, typed, language)).toEqual(expected)
})

test('what is left out is left out in its other forms as well', () => {
  const query = parseSearch('letter -policies', 'en')
  expect(holdsSearch('A letter on one policy', query)).toBe(false)
  expect(holdsSearch('A letter on police', query)).toBe(true)
})
