import { expect, test } from 'vitest'
import { findPackageFault } from '#app/domain/package/check-package.ts'
import type { PackageManifest } from '#app/domain/package/package-schema.ts'
import { packageWith } from '#tests/support/kept.ts'

function faultWith(change: (told: PackageManifest) => void): string | null {
  const opened = structuredClone(packageWith())
  change(opened.manifest)
  return findPackageFault(opened)
}

test('an actor has one number in a register', () => {
  const number = { register: 'wikidata' as const, number: 'Q4711', givenDay: '2026-11-01' }
  expect(faultWith((told) => (told.actors[0]!.registerIds = [number]))).toBeNull()
  expect(faultWith((told) => (told.actors[0]!.registerIds = [number, number]))).toContain(
    'has two numbers of one register',
  )
})

test('what is written of when an affiliation began and ended is what its days stand for', () => {
  const typed = { typed: true, from: '2019-12-01', to: '2024-11-30' }
  const withWritten = (fromWritten: string | null, toWritten: string | null) =>
    faultWith((told) => Object.assign(told.affiliations[0]!, typed, { fromWritten, toWritten }))
  expect([withWritten('2019-12', '2024-11'), withWritten(null, null)]).toEqual([null, null])
  for (const [from, to] of [
    ['2019', '2024-11'],
    ['2019-12', '2024'],
    ['some time', null],
  ] as const)
    expect(withWritten(from, to)).toContain('are not those that are written')
  expect(faultWith((told) => (told.affiliations[0]!.saidBy = 'Ana'))).toContain('was not typed')
})
