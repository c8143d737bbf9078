import { expect, test } from 'vitest'
import { readCountUpTo } from '#app/domain/counts.ts'

test.each([
  ['1', 1],
  ['500', 500],
  ['501', null],
  ['0', null],
  ['-1', null],
  ['2.5', null],
  ['', null],
  [undefined, null],
])('a whole number up to the most is read, and nothing else (%s)', (written, count) => {
  expect(readCountUpTo(written, 500)).toBe(count)
})
