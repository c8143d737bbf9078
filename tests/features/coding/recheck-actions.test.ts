import { expect, test } from 'vitest'
import { applyRecheckForm, type RecheckOutcome } from '#app/features/coding/recheck-actions.ts'
import { aPassage, keep, somebody } from '#tests/support/letters.ts'
import { alteredForm, refusalOf } from '#tests/support/refusals.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'
import { changeMeaning, topicsOf } from '#tests/support/wordings.ts'

/** A store with two passages at +1 and one at 0, of which all are to be looked at again. */
async function opened(store: TestStore) {
  const ids: string[] = []
  for (const level of [1, 1, 0] as const)
    ids.push(
      (
        await keep(store, {
          text: `Letter ${ids.length}. We support it without reservation.`,
          form: { dated: `2020-10-0${ids.length + 1}` },
          positions: [aPassage({ level })],
        })
      ).positionIds[0]!,
    )
  const { topic } = await topicsOf(store)
  await changeMeaning(store, topic.id, 1)
  const visible = store.visibleTo('owner')
  return {
    ids,
    listed: async () =>
      (await visible.rechecks.page({ topicId: topic.id })).map(({ id }) => ids.indexOf(id)),
    levelOf: async (at: number) => (await visible.positions.byId(ids[at]!))?.level,
    send: (fields: Record<string, string>) =>
      applyRecheckForm({ visible, performedBy: somebody, topic, fields }),
  }
}

const one = (id: string, more: Record<string, string>) => ({
  deed: 'settle',
  id,
  revision: '1',
  ...more,
})

const previewOf = (outcome: RecheckOutcome) => (outcome.ok ? outcome.preview : null)!

test('a position is confirmed, recoded or withdrawn, and off the list', async () => {
  await using store = await openTestStore()
  const { ids, listed, levelOf, send } = await opened(store)
  expect(await send(one(ids[0]!, { what: 'confirm' }))).toMatchObject({
    message: '1 position confirmed.',
  })
  expect(await listed()).toEqual([1, 2])
  expect(await send(one(ids[1]!, { what: 'recode', level: '-2' }))).toMatchObject({
    message: '1 position recoded as strongly opposes.',
  })
  expect([await listed(), await levelOf(1)]).toEqual([[2], -2])
  expect(await send(one(ids[2]!, { what: 'withdraw' }))).toMatchObject({
    message: '1 position withdrawn.',
  })
  expect(await listed()).toEqual([])
})

test('recoded needs a level; what is off the list or changed meanwhile is left as it is', async () => {
  await using store = await openTestStore()
  const { ids, listed, send } = await opened(store)
  expect(await send(one(ids[0]!, { what: 'recode', level: '' }))).toMatchObject({
    cause: 'unfit',
    refusal: { errors: { level: 'Choose the level that it has now.' } },
  })
  await send(one(ids[0]!, { what: 'confirm' }))
  for (const form of [
    one(ids[0]!, { what: 'confirm' }),
    { ...one(ids[1]!, { what: 'withdraw' }), revision: '7' },
    one('none', { what: 'confirm' }),
  ])
    expect(await send(form)).toMatchObject({ cause: 'changed meanwhile' })
  expect(await listed()).toEqual([1, 2])
})

test('many are settled at once after it was said how many', async () => {
  await using store = await openTestStore()
  const { listed, levelOf, send } = await opened(store)
  const preview = previewOf(await send({ deed: 'preview', of: 'all', what: 'recode', level: '1' }))
  expect(preview).toMatchObject({
    sentence: '1 position recoded as supports, 2 positions confirmed, in 3 letters.',
    count: 3,
  })
  expect(await listed()).toHaveLength(3)
  expect(await send({ deed: 'settle all', ...preview.fields })).toMatchObject({
    message: '1 position recoded as supports, 2 positions confirmed.',
  })
  expect([await listed(), await levelOf(2)]).toEqual([[], 1])
})

test('only a level of the list is settled where that was asked', async () => {
  await using store = await openTestStore()
  const { listed, send } = await opened(store)
  const preview = previewOf(await send({ deed: 'preview', of: '1', what: 'withdraw' }))
  expect(preview.sentence).toBe('2 positions withdrawn, in 2 letters.')
  await send({ deed: 'settle all', ...preview.fields })
  expect(await listed()).toEqual([2])
})

test('what was shown is not done to a list that somebody changed meanwhile', async () => {
  await using store = await openTestStore()
  const { ids, listed, send } = await opened(store)
  const preview = previewOf(await send({ deed: 'preview', of: 'all', what: 'confirm' }))
  await send(one(ids[2]!, { what: 'confirm' }))
  expect(await send({ deed: 'settle all', ...preview.fields })).toMatchObject({
    cause: 'changed meanwhile',
  })
  expect(await listed()).toEqual([0, 1])
})

test('a form that asks for nothing that is done here is refused', async () => {
  await using store = await openTestStore()
  const { send } = await opened(store)
  expect(await refusalOf(() => send({ deed: 'constructor' }))).toEqual(alteredForm)
})
