import { expect, test } from 'vitest'
import { handleCodingForm } from '#app/features/coding/handle-coding-form.ts'
import { codeAndChange, openForCoding } from '#tests/support/coding.ts'
import { aPassage } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

test('a position is withdrawn and restored by its form', async () => {
  await using store = await openTestStore()
  const { context, positionIds } = await openForCoding(store, { positions: [aPassage()] })
  const [id] = positionIds
  const send = (deed: string, revision: string) =>
    handleCodingForm(context, { fields: { deed, id: id!, revision }, holderIds: [] })
  expect((await send('withdraw', '1')).outcome).toBe('stored')
  expect((await store.positions.byId(id!))!.status).toBe('withdrawn')
  expect((await send('restore', '1')).outcome).toBe('changed meanwhile')
  expect((await send('restore', '2')).outcome).toBe('stored')
  expect((await store.positions.byId(id!))!.status).toBe('approved')
})

test('an undo that comes too late is a conflict, not a faulty form', async () => {
  await using store = await openTestStore()
  const { context, positionId, entry } = await codeAndChange(store)
  const before = await store.positions.byId(positionId)
  const answer = await handleCodingForm(context, {
    fields: { deed: 'undo', entry },
    holderIds: [],
  })
  expect(answer.outcome).toBe('changed meanwhile')
  expect(await store.positions.byId(positionId)).toEqual(before)
})

test('where the store itself cannot store, what was typed stays', async () => {
  await using store = await openTestStore()
  const { context, positionIds } = await openForCoding(store, { positions: [aPassage()] })
  await store.rows('pragma query_only = on')
  const form = {
    fields: { deed: 'withdraw', id: positionIds[0]!, revision: '1', note: 'A note' },
    holderIds: ['a'],
  }
  expect(await handleCodingForm(context, form)).toMatchObject({
    outcome: 'not stored',
    answer: {
      ok: false,
      errors: { form: expect.stringMatching(/^The store may not be written to at the moment/) },
      ...form,
    },
  })
})
