import { expect, test } from 'vitest'
import { describeMeanRange, describeMeanWords, levels } from '#app/domain/level.ts'
import { countPages, rowsBeforePage } from '#app/domain/page-size.ts'
import {
  clipWords,
  formatCount,
  formatQuantity,
  joinWithAnd,
  listSome,
  pluralise,
} from '#app/domain/text/words.ts'

test('a noun is plural for none and for many', () => {
  expect([0, 1, 2].map((number) => pluralise(number, 'letter'))).toEqual([
    'letters',
    'letter',
    'letters',
  ])
  expect(pluralise(2, 'person', 'people')).toBe('people')
  expect([formatQuantity(1, 'letter'), formatCount(1, 'letter')]).toEqual([
    '1 letter',
    'one letter',
  ])
  expect(formatCount(1200, 'letter')).toBe('1,200 letters')
})

test('of words that are too long the beginning is given, with how much of them that is', () => {
  expect(clipWords('abc', 3)).toBe('abc')
  expect(clipWords('a'.repeat(1200), 3)).toBe('aaa … (the first 3 of 1,200 signs)')
})

test('words are joined as a sentence has them', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(joinWithAnd)).toEqual([
    '',
    'a',
    'a and b',
    'a, b and c',
  ])
})

test('the Method page and the briefing say the bounds of the same table', () => {
  expect([...levels].reverse().map(({ word }) => describeMeanRange(word))).toEqual([
    '1.5 and above',
    '0.5 to below 1.5',
    'above −0.5 to below 0.5',
    'above −1.5 to −0.5',
    '−1.5 and below',
  ])
  expect(describeMeanWords()).toBe(
    'from 1.5 “strongly supports”, from 0.5 “supports”, above −0.5 “mixed”, above −1.5 “opposes”, below that “strongly opposes”',
  )
})

test('an empty list has one page, and pages begin at 1', () => {
  expect([countPages(0, 25), countPages(25, 25), countPages(26, 25)]).toEqual([1, 1, 2])
  expect([rowsBeforePage(1, 25), rowsBeforePage(3, 25)]).toEqual([0, 50])
})

test('words that are left out of a list are counted', () => {
  expect(listSome(['A', 'B'], 2)).toBe('A, B')
  expect(listSome(['A', 'B', 'C', 'D'], 2)).toBe('A, B and 2 more')
  expect(listSome(['A', 'B'], 1, ' · ')).toBe('A and 1 more')
  expect(listSome([], 3)).toBe('')
})
