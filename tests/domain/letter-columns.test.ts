import { expect, test } from 'vitest'
import { readLetterColumns, readLetterGroup } from '#app/domain/letter-columns.ts'

test('an address names columns in any order; what is no column is left out', () => {
  expect(readLetterColumns(['holders', 'nonsense', 'to'], true)).toEqual(['to', 'holders'])
  expect(readLetterColumns(['nonsense'], true)).toContain('levels')
  expect(readLetterColumns([], false)).not.toContain('levels')
})

test('an address names one way to put letters together, or none', () => {
  expect([readLetterGroup('author'), readLetterGroup('colour'), readLetterGroup(null)]).toEqual([
    'author',
    null,
    null,
  ])
})
