import { expect, test } from 'vitest'
import { readBoardChoices } from '#app/features/moves/board-choices.ts'

const read = (query: string) => readBoardChoices(new URLSearchParams(query), '2025-11-29')

test('without a first day it is a year before the second', () => {
  expect(read('')).toMatchObject({ since: '2024-11-29', sort: 'size', kind: null, errors: {} })
})

test('a month as first day begins with its first', () => {
  expect(read('since=2023-05').since).toBe('2023-05-01')
})

test.each([
  ['since=2025-11-29', 'The first day must lie before the second. Write an earlier one.'],
  ['since=yesterday', expect.stringContaining('“yesterday” is not a date that can be read.')],
])('%s is said to be wrong, and the usual day is shown', (query, sentence) => {
  expect(read(query)).toMatchObject({ since: '2024-11-29', errors: { since: sentence } })
})

test('changes of tone are shown where they are asked for, also as the kind', () => {
  expect(['', 'tone=shown', 'kind=change+of+tone'].map((query) => read(query).withTone)).toEqual([
    false,
    true,
    true,
  ])
})
