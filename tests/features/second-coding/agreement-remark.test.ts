import { expect, test } from 'vitest'
import { readAgreementRemarks } from '#app/features/second-coding/agreement-remark.ts'
import { openThreeCodings } from '#tests/support/second-coding.ts'
import { openTestStore } from '#tests/support/store.ts'

test('a stance summary tells agreement on its topics up to what waits to be settled, and nothing where there is none', async () => {
  await using store = await openTestStore()
  const { dossierId } = await openThreeCodings(store)
  const topics = await store.topics.ofDossier(dossierId)
  const [remark, ...others] = await readAgreementRemarks(store, dossierId, topics)
  expect(others).toEqual([])
  expect(remark).toMatch(
    /one letter drawn at random .* \(10 Jan 2026\): 2 coders, one passage, the same level 100 %/,
  )
  expect(remark).toMatch(/No variation/)
  expect(await readAgreementRemarks(store, dossierId, topics.slice(1))).toEqual([])
})
