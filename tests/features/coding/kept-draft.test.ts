import { expect, test } from 'vitest'
import { handleCodingForm } from '#app/features/coding/handle-coding-form.ts'
import { handleCodingDraft, listOwnDrafts } from '#app/features/coding/kept-draft.ts'
import { newId } from '#app/store.server.ts'
import { openForCoding } from '#tests/support/coding.ts'
import { actorId, aPassage, keep, topicId } from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

async function opened(store: TestStore) {
  const { context, letterId, positionIds } = await openForCoding(store, {
    positions: [aPassage()],
  })
  const visible = store.visibleTo(context.user)
  const send = (fields: Record<string, string>, holderIds: string[] = []) =>
    handleCodingDraft({ ...context, visible }, { fields, holderIds })
  const kept = async () =>
    listOwnDrafts(visible, letterId, await visible.positions.ofLetter(letterId))
  return { context: { ...context, visible }, visible, letterId, positionIds, send, kept }
}

const typedAt = '2026-11-28T10:00:00.000Z'

test('what is typed is kept with its holders and the version of the text, and nothing else of the form', async () => {
  await using store = await openTestStore()
  const { send, kept } = await opened(store)
  const fields = { formKey: 'new', id: newId(), exact: 'We support', stance: '', sureness: '2' }
  const { outcome, answer } = await send(
    { ...fields, deed: 'keep', typedAt, textVersion: '7', entry: 'x' },
    ['a', 'b'],
  )
  expect([outcome, answer]).toEqual(['stored', { keptAt: typedAt }])
  expect(await kept()).toEqual([
    {
      ...{ formKey: 'new', textVersion: 1, typedAt },
      fields: {
        texts: { id: fields.id, exact: 'We support', sureness: '2' },
        holderIds: ['a', 'b'],
      },
    },
  ])
})

test('a draft is of a new position or of one of this letter, typed at a moment', async () => {
  await using store = await openTestStore()
  const { send, kept, positionIds } = await opened(store)
  const other = await keep(store, {
    text: 'We support it, too.',
    positions: [aPassage({ quote: 'We support it' })],
  })
  const statusOf = async (fields: Record<string, string>) => {
    try {
      return (await send({ deed: 'keep', typedAt, ...fields })).outcome
    } catch (refusal) {
      return (refusal as Response).status
    }
  }
  expect([
    await statusOf({ formKey: positionIds[0]!, id: positionIds[0]! }),
    await statusOf({ formKey: other.positionIds[0]! }),
    await statusOf({ formKey: newId() }),
    await statusOf({ formKey: 'something' }),
    await statusOf({ formKey: 'new', typedAt: 'yesterday' }),
    await statusOf({ formKey: 'new', typedAt: '2026-13-28T10:00:00.000Z' }),
    await statusOf({ formKey: 'new', deed: 'show' }),
  ]).toEqual(['stored', 400, 404, 404, 400, 400, 400])
  expect((await kept()).map(({ formKey }) => formKey)).toEqual([positionIds[0]])
})

test('a position that is saved takes its draft along, and a draft of it that comes late is not shown', async () => {
  await using store = await openTestStore()
  const { context, visible, letterId, send, kept } = await opened(store)
  const id = newId()
  const fields = {
    ...{ id, exact: aPassage().quote, topicId: await topicId(store), stance: '1' },
    revision: '',
  }
  const form = { ...fields, formKey: 'new', deed: 'keep' }
  await send({ ...form, typedAt })
  expect(await kept()).toHaveLength(1)
  const { answer } = await handleCodingForm(context, {
    fields: { ...fields, deed: 'save' },
    holderIds: [await actorId(store)],
  })
  expect(answer).toEqual({ ok: true, saved: id })
  const end = { formKey: 'new', positionId: id, fields: null }
  expect(await visible.codingDrafts.ofLetter(letterId)).toMatchObject([end])
  await send({ ...form, typedAt })
  expect(await kept()).toMatchObject([end])
})

test('a device whose clock is ahead keeps its draft by the clock of the server, and is told so', async () => {
  await using store = await openTestStore()
  const { send, kept } = await opened(store)
  const before = new Date().toISOString()
  const fields = { formKey: 'new', id: newId(), deed: 'keep', exact: 'We support' }
  const { answer } = await send({ ...fields, typedAt: '2999-01-01T00:00:00.000Z' })
  const [draft] = await kept()
  expect(answer).toEqual({ keptAt: draft!.typedAt })
  expect(draft!.typedAt >= before && draft!.typedAt <= new Date().toISOString()).toBe(true)
})

test('what was discarded here is known to be gone elsewhere', async () => {
  await using store = await openTestStore()
  const { send, kept } = await opened(store)
  const draft = { formKey: 'new', id: newId(), exact: 'We support' }
  await send({ ...draft, deed: 'keep', typedAt })
  await send({ ...draft, deed: 'discard', typedAt: '2026-11-28T10:00:01.000Z' })
  expect(await kept()).toEqual([
    {
      ...{ formKey: 'new', positionId: draft.id, fields: null },
      typedAt: '2026-11-28T10:00:01.000Z',
    },
  ])
})
