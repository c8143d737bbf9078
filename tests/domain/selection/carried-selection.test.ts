import { expect, test } from 'vitest'
import { carrySelection } from '#app/domain/selection/carried-selection.ts'

const carry = (address: string) => {
  const { pathname, searchParams } = new URL(address, 'https://stanceline.example.org')
  return carrySelection('encryption', pathname, searchParams)
}

test('who, what and when go from page to page of a dossier, and nothing else of an address does', () => {
  expect(
    carry(
      '/dossiers/encryption/stances?topic=t&actor=a&actor=b&asOf=2020&from=&view=matrix&rows=120',
    ),
  ).toBe('?topic=t&actor=a&actor=b&asOf=2020')
  expect(carry('/dossiers/encryption?names=Ann%0ABen')).toBe('?names=Ann%0ABen')
  expect(carry('/dossiers/encryption/moves/t/a?to=2020')).toBe('?to=2020')
})

test('a page that is about no selection, and one of another dossier, give none', () => {
  expect(carry('/dossiers/encryption/topics?from=1&to=2')).toBe('')
  expect(carry('/dossiers/encryption-two/stances?topic=t')).toBe('')
  expect(carry('/letters?topic=t')).toBe('')
  expect(carry('/dossiers/encryption/stances?view=matrix')).toBe('')
})
