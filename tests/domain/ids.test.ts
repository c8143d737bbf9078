import { expect, test } from 'vitest'
import { parseRevision } from '#app/domain/ids.ts'

test('the number of a revision is digits that a whole number of 32 bits holds, and nothing else is one', () => {
  expect(['1', '12', '999999999'].map(parseRevision)).toEqual([1, 12, 999_999_999])
  expect(
    ['', '-1', '1.5', '1e3', ' 1', '999999999999', 'constructor', null, undefined, 1].map(
      parseRevision,
    ),
  ).toEqual(Array(10).fill(-1))
})
