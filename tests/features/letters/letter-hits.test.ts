import { expect, test } from 'vitest'
import { findLetterHits, readHitParams } from '#app/features/letters/letter-hits.ts'

const text = 'Encryption here. Nothing there. Encryption again, encrypted.'

test('a letter opens at the hit that was followed, with every hit in its place', () => {
  const hits = findLetterHits(text, { typed: 'encrypt', at: 32 })!
  expect(hits.spans.map(({ start, end }) => text.slice(start, end))).toEqual([
    'Encryption',
    'Encryption',
    'encrypted',
  ])
  expect([hits.chosen, hits.isMore]).toEqual([1, false])
})

test('where the text is another one by now the nearest hit is opened, without a place the first', () => {
  expect(findLetterHits(text, { typed: 'encrypt', at: 9999 })!.chosen).toBe(2)
  expect(findLetterHits(text, { typed: 'encrypt', at: 0 })!.chosen).toBe(0)
  expect(findLetterHits(text, { typed: 'absent', at: 5 })).toMatchObject({ spans: [], chosen: 0 })
})

test('other forms of words are marked where the search was for these', () => {
  const hits = findLetterHits(text, { typed: 'encrypting', at: 0, forms: 'en' })!
  expect(hits.spans.map(({ start, end }) => text.slice(start, end))).toEqual(['encrypted'])
})

test('who comes from no search sees no marks', () => {
  expect(findLetterHits(text, { typed: '', at: 0 })).toBeNull()
  expect(findLetterHits(text, { typed: '-bill', at: 0 })).toBeNull()
})

test('of a word on every line the first five hundred are marked', () => {
  const hits = findLetterHits('word '.repeat(600), { typed: 'word', at: 2999 })!
  expect([hits.spans.length, hits.chosen, hits.isMore]).toEqual([500, 499, true])
})

test('an address that cannot be read leads to the beginning', () => {
  expect(readHitParams(new URLSearchParams('q=a+b&at=7'))).toEqual({ typed: 'a b', at: 7 })
  expect(readHitParams(new URLSearchParams('q=a&at=7&forms=de'))).toMatchObject({ forms: 'de' })
  expect(readHitParams(new URLSearchParams('at=x&forms=x'))).toEqual({ typed: '', at: 0 })
})
