import { expect, test } from 'vitest'
import { readEdtfParam } from '#app/features/analysis/day-param.ts'

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
