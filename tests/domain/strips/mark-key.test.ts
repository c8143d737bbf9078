import { expect, test } from 'vitest'
import { findMarked, makeMarkKeys } from '#app/domain/strips/mark-key.ts'

const first = '0199d0aa-0000-7000-8000-00003c5d9e01'
const second = '0199d0aa-1111-7000-8000-00007a6b5c02'
const twin = '0199d0aa-2222-7000-8000-aaaa3c5d9e01'
const asPositions = (...ids: string[]) => ids.map((id) => ({ id }))

test('a mark is called by the end of an id, and by all of it where two end alike', () => {
  expect(makeMarkKeys([first, second])).toEqual(['3c5d9e01', '7a6b5c02'])
  expect(makeMarkKeys([first, second, twin])).toEqual([first, '7a6b5c02', twin])
  expect(makeMarkKeys([])).toEqual([])
})

test('every mark leads back to its own position', () => {
  const ids = [first, second, twin]
  for (const [at, key] of makeMarkKeys(ids).entries())
    expect(findMarked(asPositions(...ids), key)?.id).toBe(ids[at])
  // An organisation and its speaker share a position.
  expect(findMarked(asPositions(first, second, first), '3c5d9e01')?.id).toBe(first)
})

test('no other sentence is shown where several may be meant, or none is', () => {
  expect(findMarked(asPositions(first, twin), '3c5d9e01')).toBeUndefined()
  for (const key of ['', '1', '5d9e01', 'nothing', '3c5d9e02', '00003c5d9e01'])
    expect(findMarked(asPositions(first, second), key), key).toBeUndefined()
})
