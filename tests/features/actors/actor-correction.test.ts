import { expect, test } from 'vitest'
import { applyCorrectionForm } from '#app/features/actors/actor-correction.ts'
import { actorId, keep, somebody } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

test('each form of the page is known by its deed, and no other', async () => {
  await using store = await openTestStore()
  await keep(store)
  const actor = { id: await actorId(store), name: 'Ylva Johansson' }
  const send = (fields: Record<string, string>) =>
    applyCorrectionForm({
      visible: store.visibleTo('owner'),
      performedBy: somebody,
      actor,
      fields,
    })
  expect(await send({ deed: 'save', revision: '1', note: 'Left.' })).toMatchObject({ ok: true })
  expect(await send({ deed: 'save affiliation' })).toMatchObject({
    refusal: { errors: { organisation: 'Write the organisation or the unit.' } },
  })
  await expect(send({ deed: 'constructor' })).rejects.toMatchObject({ status: 400 })
})
