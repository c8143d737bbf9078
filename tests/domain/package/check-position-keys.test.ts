import { expect, test } from 'vitest'
import { findPackageFault } from '#app/domain/package/check-package.ts'
import type { PackageManifest } from '#app/domain/package/package-schema.ts'
import { packageWith } from '#tests/support/kept.ts'

function faultWith(change: (told: PackageManifest) => void): string | null {
  const opened = structuredClone(packageWith())
  change(opened.manifest)
  return findPackageFault(opened)
}

const recheck = { position: 'P1', topic: 'T1', fromVersion: 1, createdAt: '2026-11-01T09:00:00Z' }

test('keys of positions stand for one each, and whatever names one names one that is there', () => {
  expect(faultWith((told) => (told.rechecks = [recheck]))).toBeNull()
  expect(
    faultWith((told) => told.letters[0]!.positions.forEach((one) => (one.key = 'P1'))),
  ).toContain('stands for two things')
  expect(
    faultWith((told) => {
      told.topics[0]!.versions[0]!.examples[1].example = { position: 'P99', stance: 'supports' }
    }),
  ).toContain('This package speaks of P99, which is not in it.')
  expect(faultWith((told) => (told.rechecks = [recheck, recheck]))).toContain('twice on one topic')
  expect(faultWith((told) => (told.rechecks = [{ ...recheck, fromVersion: 7 }]))).toContain(
    'version 7 of T1, which is not in it',
  )
})
