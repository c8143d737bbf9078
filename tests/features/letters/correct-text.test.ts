import { expect, test } from 'vitest'
import { correctTextByForm, loadTextCorrection } from '#app/features/letters/correct-text.ts'
import { aPassage, aText, keep, somebody } from '#tests/support/letters.ts'
import { addUser, requestContextOf } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'

/** A letter with one position, and an editor who corrects its text. */
async function openCorrection(text = aText) {
  const store = await openTestStore()
  const editor = await addUser(store, 'editor')
  const { id, positionIds } = await keep(store, { text, positions: [aPassage()] })
  const context = requestContextOf(store, editor)
  const send = async (sent: Record<string, string>) =>
    correctTextByForm(context, id, { reason: 'OCR slip', version: '1', ...sent })
  return { store, id, positionId: positionIds[0]!, context, send }
}

test('a correction is shown with what becomes of each quote, and kept only as it was shown', async () => {
  const { store, id, positionId, send } = await openCorrection()
  await using _closed = store
  const text = aText.replace('Dear Sir,', 'Dear Sirs,').replaceAll('\n', '\r\n')
  const shown = await send({ deed: 'preview', text })
  expect(shown).toMatchObject({
    outcome: 'previewed',
    preview: { held: [{ position: { id: positionId } }], moved: [], lost: [] },
  })
  expect(await store.texts.versions(id)).toHaveLength(1)
  expect((await send({ deed: 'keep', text, previewed: 'another' })).outcome).toBe(
    'changed meanwhile',
  )
  const { previewed } = shown.preview!
  expect((await send({ deed: 'keep', text, previewed })).outcome).toBe('stored')
  expect(await store.texts.versions(id)).toMatchObject([
    { number: 2, reason: 'OCR slip', by: 'Ana Kovač' },
    { number: 1, reason: null },
  ])
  expect((await store.verify()).unsound).toEqual([])
})

test('what somebody coded between the look and the keeping is looked at again', async () => {
  const { store, id, positionId, send } = await openCorrection()
  await using _closed = store
  const text = aText.replace('Dear Sir,', 'Dear Sirs,')
  const { previewed } = (await send({ deed: 'preview', text })).preview!
  await store.positions.setStatus(positionId, 1, 'withdrawn', somebody)
  const answer = await send({ deed: 'keep', text, previewed })
  expect(answer).toMatchObject({ outcome: 'changed meanwhile', fields: { text }, preview: {} })
  expect(await store.texts.versions(id)).toHaveLength(1)
})

test('a form of an older version comes back as typed, with the newer version to be looked at', async () => {
  const { store, send } = await openCorrection()
  await using _closed = store
  const first = aText.replace('Dear Sir,', 'Dear Sirs,')
  const { previewed } = (await send({ deed: 'preview', text: first })).preview!
  await send({ deed: 'keep', text: first, previewed })
  const mine = aText.replace('Sir', 'Madam')
  expect(await send({ deed: 'keep', text: mine, previewed })).toMatchObject({
    outcome: 'changed meanwhile',
    fields: { text: mine, version: 2 },
    errors: { form: expect.stringContaining('Somebody else corrected this text') },
  })
})

test('no reason, no change and no text are refused at their fields', async () => {
  const { store, send } = await openCorrection()
  await using _closed = store
  expect(await send({ text: aText, reason: ' ' })).toMatchObject({
    outcome: 'unfit',
    errors: {
      reason: 'Write why the text is corrected.',
      text: expect.stringContaining('as it stands'),
    },
  })
  expect((await send({ text: '' })).errors).toHaveProperty('text')
})

test('a text with addresses is corrected by nobody who does not see them', async () => {
  const { store, id, context } = await openCorrection(`${aText}\nana@example.org`)
  await using _closed = store
  const blind = { ...context, visible: context.masked }
  expect((await loadTextCorrection(blind, id, null)).isWhole).toBe(false)
  const answer = await correctTextByForm(blind, id, { reason: 'x', version: '1', text: 'Another' })
  expect(answer.errors!.form).toContain('do not see')
})

test('an earlier version is offered as the text to go back to', async () => {
  const { store, id, context } = await openCorrection()
  await using _closed = store
  expect(await loadTextCorrection(context, id, 1)).toMatchObject({
    fields: { text: aText, reason: 'Back to version 1', version: 1 },
  })
  await expect(loadTextCorrection(context, id, 9)).rejects.toMatchObject({ status: 404 })
})
