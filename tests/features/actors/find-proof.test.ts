import { expect, test } from 'vitest'
import { findProof } from '#app/features/actors/find-proof.ts'
import { keep } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

test('a proof is a letter that is held here, the address of a page, or nothing', async () => {
  await using store = await openTestStore()
  const { id } = await keep(store)
  const visible = store.visibleTo('owner')
  expect(await findProof(visible, null)).toEqual({ ok: true, letterId: null, source: null })
  expect(await findProof(visible, `/letters/${id}`)).toEqual({
    ok: true,
    letterId: id,
    source: null,
  })
  expect(await findProof(visible, '/letters/not-held-here')).toMatchObject({ ok: false })
})
