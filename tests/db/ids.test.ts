import { expect, test } from 'vitest'
import { continueIdsAfter, newId, sha256 } from '#db/core/ids.ts'

test('ids are unique and later ones sort after earlier ones', () => {
  const ids = Array.from({ length: 1000 }, newId)
  expect(new Set(ids).size).toBe(1000)
  expect([...ids].sort()).toEqual(ids)
})

test('a hash is the one of FIPS 180-2’s example, and of a text’s UTF-8', () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  expect(sha256('ń')).toBe(sha256(Buffer.from([0xc5, 0x84])))
})

test('ids sort after one that another process made while its clock was ahead', () => {
  const ahead = '0fffffff-ffff-7fff-bfff-ffffffffffff'
  continueIdsAfter('no id at all')
  expect(newId() < ahead).toBe(true)
  continueIdsAfter(ahead)
  const ids = Array.from({ length: 100 }, newId)
  expect([ahead, ...ids]).toEqual([...ids, ahead].sort())
  expect(new Set(ids).size).toBe(100)
})
