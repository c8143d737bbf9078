import { expect, test } from 'vitest'
import { handleCodingForm } from '#app/features/coding/handle-coding-form.ts'
import { openForCoding } from '#tests/support/coding.ts'
import { aPassage, keep } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

test('a position is withdrawn and restored; sent twice, it is the same', async () => {
  await using store = await openTestStore()
  const { context, positionIds } = await openForCoding(store, { positions: [aPassage()] })
  const id = positionIds[0]!
  const send = (deed: string, revision: string) =>
    handleCodingForm(context, { fields: { deed, id, revision }, holderIds: [] })
  const stored = { outcome: 'stored', answer: { ok: true, saved: id } }
  expect(await send('withdraw', '1')).toEqual(stored)
  expect(await send('withdraw', '1')).toEqual(stored)
  expect((await store.positions.byId(id))!.status).toBe('withdrawn')
  expect(await send('restore', '2')).toEqual(stored)
  expect((await store.positions.byId(id))!.status).toBe('approved')
})

test('one that was changed meanwhile is left as it is', async () => {
  await using store = await openTestStore()
  const { context, positionIds } = await openForCoding(store, { positions: [aPassage()] })
  const fields = { deed: 'withdraw', id: positionIds[0]!, revision: '7' }
  const { outcome, answer } = await handleCodingForm(context, { fields, holderIds: [] })
  expect([outcome, answer.ok]).toEqual(['changed meanwhile', false])
  expect((await store.positions.byId(fields.id))!.status).toBe('approved')
})

test('one of another letter is refused', async () => {
  await using store = await openTestStore()
  const { context } = await openForCoding(store)
  const other = await keep(store, { form: { title: 'Another' }, positions: [aPassage()] })
  const fields = { deed: 'withdraw', id: other.positionIds[0]!, revision: '1' }
  const { outcome, answer } = await handleCodingForm(context, { fields, holderIds: [] })
  expect([outcome, answer.ok ? null : answer.errors.form]).toEqual([
    'unfit',
    'This position belongs to another letter. Open that letter and change it there.',
  ])
})
