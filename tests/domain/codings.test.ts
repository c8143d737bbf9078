import { expect, test } from 'vitest'
import {
  findCodingFilter,
  keyOfCodingList,
  nameCodingState,
  readCodingKey,
} from '#app/domain/codings.ts'

test('the key of a list says whose and how far, and what waits for everybody is nobody’s own', () => {
  expect(readCodingKey(keyOfCodingList('D', 'finished', 'U'))).toEqual({
    ...{ dossierId: 'D', coderId: 'U', state: 'finished' },
  })
  expect(readCodingKey(keyOfCodingList('D', 'to code', 'U'))).toEqual({
    ...{ dossierId: 'D', coderId: null, state: 'to code' },
  })
  expect([keyOfCodingList('D', 'outdated', 'U'), readCodingKey('D outdated')]).toEqual([
    'D outdated',
    null,
  ])
})

test('addresses of earlier versions go on working', () => {
  expect([findCodingFilter('untagged'), findCodingFilter('begun'), findCodingFilter('x')]).toEqual([
    'to code',
    'begun',
    undefined,
  ])
  expect(nameCodingState('recheck')).toBe('To re-check')
})
