import { expect, test } from 'vitest'
import { offerRedo, offerUndo, redoLast, undoLast } from '#app/features/coding/undo.ts'
import { codeAndChange, openForCoding } from '#tests/support/coding.ts'
import { openTestStore } from '#tests/support/store.ts'

test('one undoes by the id of what one did, once', async () => {
  await using store = await openTestStore()
  const { context, positionId } = await codeAndChange(store)
  const entry = (await store.history.ofPositions([positionId])).at(-1)!.id
  expect(await undoLast(context, entry)).toEqual({
    ok: true,
    saved: positionId,
    message:
      'Undone: the position on Voluntary detection says again what it said before your change.',
  })
  expect(await undoLast(context, entry)).toEqual({
    ok: false,
    errors: {
      undo: 'That was undone already, or you have done something since. Undo again to take back your last deed.',
    },
  })
  expect(await store.positions.byId(positionId)).toMatchObject({ level: 1, status: 'approved' })
})

test('what is offered to be undone is said, and there is nothing for somebody else', async () => {
  await using store = await openTestStore()
  const { context, positionId } = await codeAndChange(store)
  const { visible, user, letterDetail, topics } = context
  const offerTo = async (userId: string) =>
    offerUndo(
      visible,
      userId,
      letterDetail.letter.id,
      await visible.positions.ofLetter(letterDetail.letter.id),
      topics,
    )
  expect(await offerTo(user.id)).toEqual({
    entryId: (await store.history.ofPositions([positionId])).at(-1)!.id,
    says: 'your change of the position on Voluntary detection',
  })
  expect(await offerTo('somebody else')).toBeNull()
})

test('where nobody did anything there is nothing to undo', async () => {
  await using store = await openTestStore()
  const { context } = await openForCoding(store)
  expect(await undoLast(context, undefined)).toEqual({
    ok: false,
    errors: { undo: 'There is nothing of yours left to undo in this letter.' },
  })
})

test('what was undone is done again, undone again, and left once something else was done', async () => {
  await using store = await openTestStore()
  const { context, positionId } = await codeAndChange(store)
  const level = async () => (await store.positions.byId(positionId))!.level
  const changed = await level()
  const { visible, user, letterDetail } = context
  const offered = () => offerRedo(visible, user.id, letterDetail.letter.id)
  expect(await offered()).toBeNull()
  await undoLast(context, undefined)
  const before = await level()
  expect(before).not.toBe(changed)
  const redo = await offered()
  expect(await redoLast(context, redo!.entryId)).toEqual({
    ok: true,
    saved: positionId,
    message: 'Done again: the position on Encryption says again what you changed it to.',
  })
  expect([await level(), await offered()]).toEqual([changed, null])
  expect(await redoLast(context, redo!.entryId)).toMatchObject({ ok: false })
  await undoLast(context, undefined)
  expect(await level()).toBe(before)
  await undoLast(context, undefined)
  expect((await store.positions.byId(positionId))!.status).toBe('withdrawn')
  await redoLast(context, undefined)
  await redoLast(context, undefined)
  expect(await store.positions.byId(positionId)).toMatchObject({
    level: changed,
    status: 'approved',
  })
  expect((await store.history.ofPositions([positionId])).map(({ action }) => action)).toEqual([
    ...['added', 'changed', 'undid', 'redid', 'undid', 'undid', 'redid', 'redid'],
  ])
})
