import { expect, test } from 'vitest'
import { readEarlierDay, readEdtfParam } from '#app/features/analysis/day-param.ts'

test('a year is its first day as a beginning and its last as an end; what is no day is told', () => {
  const errors: Record<string, string> = {}
  const params = new URLSearchParams('from=2020&to=2020&asOf=soon')
  expect(readEdtfParam(params, 'from', errors)).toBe('2020-01-01')
  expect(readEdtfParam(params, 'to', errors)).toBe('2020-12-31')
  expect(readEdtfParam(params, 'other', errors)).toBeUndefined()
  expect(errors).toEqual({})
  expect(readEdtfParam(params, 'asOf', errors)).toBeUndefined()
  expect(errors.asOf).toContain('soon')
})

test('an earlier day lies before the other one, or is told to be none', () => {
  const errors: Record<string, string> = {}
  const read = (query: string) => readEarlierDay(new URLSearchParams(query), '2021-12-31', errors)
  expect([read(''), read('since=2020')]).toEqual([null, '2020-01-01'])
  expect(errors).toEqual({})
  expect(read('since=2021-12-31')).toBeNull()
  expect(errors.since).toBe('The first day must lie before the second. Write an earlier one.')
})
