import { expect, test } from 'vitest'
import { readDayParam, readPageParam } from '#app/http/query-params.ts'

test.each([
  ['', 1],
  ['page=7', 7],
  ['page=100000', 100_000],
  ['page=100001', 1],
  ['page=0', 1],
  ['page=-2', 1],
  ['page=1.5', 1],
  ['page=', 1],
  ['page=two', 1],
])('the address %j asks for page %d', (query, page) => {
  expect(readPageParam(new URLSearchParams(query))).toBe(page)
})

test.each([
  ['from=2020-10-29', '2020-10-29'],
  ['from=2020-02-29', '2020-02-29'],
  ['from=2021-02-29', undefined],
  ['from=29.10.2020', undefined],
  ['from=2020-10', undefined],
  ['from=', undefined],
  ['to=2020-10-29', undefined],
])('the address %j asks from the day %j', (query, day) => {
  expect(readDayParam(new URLSearchParams(query), 'from')).toBe(day)
})
