import { expect, test } from 'vitest'
import { newId } from '#db/core/ids.ts'
import { handleCodingForm } from '#app/features/coding/handle-coding-form.ts'
import { openForCoding } from '#tests/support/coding.ts'
import { aPassage, actorId, rowCounts, topicId } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'

const notWritable =
  'The store may not be written to at the moment, so nothing was stored. Keep this page open, tell whoever runs this server, and send it again afterwards.'

test('each deed of the form is done, and an undo takes back the one before it once', async () => {
  await using store = await openTestStore()
  const { context } = await openForCoding(store)
  const [id, holder] = [newId(), await actorId(store)]
  const fields = { id, exact: 'We oppose any delay of it.', stance: '-2' }
  const send = async (deed: string, more: Record<string, string> = {}) => {
    const form = { fields: { ...fields, ...more, deed }, holderIds: [holder] }
    const { outcome } = await handleCodingForm(context, form)
    return [outcome, (await store.positions.byId(id))?.status]
  }
  expect(await send('save', { topicId: await topicId(store) })).toEqual(['stored', 'approved'])
  expect(await send('withdraw', { revision: '1' })).toEqual(['stored', 'withdrawn'])
  const entry = (await store.history.ofPositions([id])).at(-1)!.id
  expect(await send('undo', { entry })).toEqual(['stored', 'approved'])
  expect(await send('undo', { entry })).toEqual(['changed meanwhile', 'approved'])
})

test('where the store may not be written to, what was typed comes back and nothing is stored', async () => {
  await using store = await openTestStore()
  const { context } = await openForCoding(store)
  const holderIds = [await actorId(store)]
  const quote = 'We support it without reservation.'
  const typed = { id: newId(), exact: quote, topicId: await topicId(store), stance: '2' }
  const fields = { ...typed, deed: 'save', note: 'Typed with care' }
  const before = await rowCounts(store)
  await store.rows('pragma query_only = on')
  expect(await handleCodingForm(context, { fields, holderIds })).toEqual({
    outcome: 'not stored',
    answer: { ok: false, errors: { form: notWritable }, fields, holderIds },
  })
  expect(await rowCounts(store)).toEqual(before)
})

test('a position that was stored is said to be stored, also where its draft cannot be forgotten', async () => {
  await using store = await openTestStore()
  const { context } = await openForCoding(store)
  const visible = store.visibleTo(await addUser(store, 'coder', 'Ben Maas'))
  const { codingDrafts } = visible
  const endSaved: typeof codingDrafts.endSaved = async (...draft) => {
    await store.rows('pragma query_only = on')
    return codingDrafts.endSaved(...draft)
  }
  const [id, topic] = [newId(), await topicId(store)]
  const fields = { id, exact: 'We oppose any delay of it.', topicId: topic, stance: '-2' }
  await codingDrafts.keep(context.letterDetail.letter.id, {
    ...{ formKey: 'new', fields: { texts: fields, holderIds: [] } },
    ...{ textVersion: 1, typedAt: '2026-01-01T00:00:00.000Z' },
  })
  const { outcome, answer } = await handleCodingForm(
    { ...context, visible: { ...visible, codingDrafts: { ...codingDrafts, endSaved } } },
    { fields: { ...fields, deed: 'save' }, holderIds: [await actorId(store)] },
  )
  expect([outcome, answer.ok]).toEqual(['stored', true])
  expect((await store.positions.byId(id))?.status).toBe('approved')
})

test('an undo that the store cannot note says so beside its button', async () => {
  await using store = await openTestStore()
  const { context, positionIds } = await openForCoding(store, { positions: [aPassage()] })
  await store.rows('pragma query_only = on')
  const form = { fields: { deed: 'undo' }, holderIds: [] }
  expect(await handleCodingForm(context, form)).toEqual({
    outcome: 'not stored',
    answer: { ok: false, errors: { undo: notWritable } },
  })
  expect((await store.positions.byId(positionIds[0]!))!.status).toBe('approved')
})
