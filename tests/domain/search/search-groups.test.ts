import { expect, test } from 'vitest'
import {
  formatShown,
  orderGroups,
  searchHref,
  type SearchGroup,
} from '#app/domain/search/search-groups.ts'

const row = { id: '1', href: '/', name: [], beside: [], why: [], coding: null }

const group = (kind: SearchGroup['kind'], rank: number, total = 1): SearchGroup => ({
  ...{ kind, rank, total, rows: total ? [row] : [], isMore: false, says: null, allHref: '/' },
})

test('the nearest name comes first, equals in the order of the kinds, and what is empty not at all', () => {
  const groups = [
    group('letters', 0),
    group('quotes', 0),
    group('topics', 3),
    group('actors', 1),
    group('commands', 1),
    group('notes', 0, 0),
  ]
  expect(orderGroups(groups).map(({ kind }) => kind)).toEqual([
    'topics',
    'commands',
    'actors',
    'quotes',
    'letters',
  ])
})

test('a kind of which there is none where one looked stands last, because one did not look everywhere', () => {
  const quotes = { ...group('quotes', 0, 0), isMore: true, says: 'Among the newest 200 letters.' }
  expect(orderGroups([quotes, group('letters', 0)]).map(({ kind }) => kind)).toEqual([
    'letters',
    'quotes',
  ])
})

test.each([
  [0, 0, true, 'none'],
  [1, 1, false, '1'],
  [5, 213, false, '5 of 213'],
  [5, 1000, true, '5 of more than 1,000'],
  [2, 2, true, '2 of more than 2'],
])('%i rows of %i, more: %s, read as “%s”', (rows, total, isMore, words) => {
  expect(formatShown({ rows: Array.from({ length: rows }, () => row), total, isMore })).toBe(words)
})

test('an address of the box keeps what was typed, the dossier and the kind', () => {
  expect(searchHref('"two words" & more', { dossier: 'a-dossier', only: 'quotes' })).toBe(
    '/search?q=%22two+words%22+%26+more&dossier=a-dossier&only=quotes',
  )
  expect(searchHref('κρυπτο', { dossier: null })).toBe(
    '/search?q=%CE%BA%CF%81%CF%85%CF%80%CF%84%CE%BF',
  )
})
