import { expect, test } from 'vitest'
import { nameSignatories } from '#app/domain/signatories.ts'

test('a few are named, of many the first, and who is hidden is not counted', () => {
  expect(nameSignatories(['Matrix Foundation', 'Access Now', 'EDRi'])).toBe(
    'Matrix Foundation, Access Now, EDRi',
  )
  const coalition = ['Matrix Foundation', ...Array.from({ length: 28 }, (_, at) => `Member ${at}`)]
  expect(nameSignatories(coalition)).toBe('Matrix Foundation and 28 signatories')
  expect(nameSignatories(['Matrix Foundation', undefined, 'Access Now', 'EDRi'])).toBe(
    'Matrix Foundation, Access Now, EDRi',
  )
})
