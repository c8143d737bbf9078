import { expect, test } from 'vitest'
import { describeExample, loadTopicDraft } from '#app/features/codebook/topic-draft-view.ts'
import { aPassage, keep, somebody } from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'
import { anAccount, aWording, topicsOf, wordingForm } from '#tests/support/wordings.ts'

async function opened(store: TestStore) {
  const { positionIds } = await keep(store, {
    positions: [aPassage(), aPassage({ quote: 'We oppose any delay of it.', level: -1 })],
  })
  const { topic } = await topicsOf(store)
  const visible = store.visibleTo('owner')
  return {
    topic,
    positionIds,
    load: (userId: string, time = '10:00') =>
      loadTopicDraft(visible, topic, { userId, now: `2026-11-28T${time}:00.000Z` }),
    positions: async () => visible.positions.inAnyState(positionIds),
  }
}

test('without a draft the words in use are shown, with the passages of each level to choose from', async () => {
  await using store = await openTestStore()
  const { positionIds, load } = await opened(store)
  const view = await load('nobody')
  expect(view).toMatchObject({
    fields: wordingForm(),
    inUse: { version: 1 },
    pen: null,
    chosen: {},
  })
  expect(view.choices[1]).toEqual({
    total: 1,
    newest: [
      {
        id: positionIds[0],
        words: '“We support it without reservation.” · Reply to Microsoft, 29 Oct 2020',
      },
    ],
  })
  expect([view.choices[2], view.choices[-1].total]).toEqual([{ total: 0, newest: [] }, 1])
})

test('a draft is shown to its holder to be changed, and to others with who holds it', async () => {
  await using store = await openTestStore()
  const { topic, load } = await opened(store)
  const [ana, ben] = [await anAccount(store, 'Ana'), await anAccount(store, 'Ben')]
  await store.topicDrafts.keep(null, {
    topicId: topic.id,
    wording: aWording({ name: 'Ciphers' }),
    baseVersion: 1,
    userId: ana.id,
    now: '2026-11-28T09:55:00.000Z',
  })
  expect(await load(ana.id)).toMatchObject({
    fields: { name: 'Ciphers' },
    pen: { isMine: true, revision: 1, keptAt: '28 November 2026, 09:55' },
  })
  expect((await load(ben.id)).pen).toMatchObject({ isMine: false, mayTake: false, holder: 'Ana' })
  expect((await load(ben.id, '10:05')).pen).toMatchObject({ mayTake: true })
})

test('an example says what became of it since it was chosen', async () => {
  await using store = await openTestStore()
  const { topic, positionIds, positions } = await opened(store)
  const chosen = { positionId: positionIds[0]!, stance: '1' }
  const describe = async () => describeExample(chosen, (await positions())[0], topic.id)
  const { others } = await topicsOf(store)
  const change = async (coding: object) => {
    const [before] = await positions()
    const { holderIds, conditional, condition, note, reported, quote, paragraph } = before!
    await store.positions.change(
      before!,
      before!.revision,
      {
        coding: {
          ...{
            holderIds,
            conditional,
            condition,
            note,
            reported,
            absence: null,
            level: 1 as const,
          },
          topicId: topic.id,
          ...coding,
        },
        quote,
        paragraph,
      },
      somebody,
    )
  }
  expect(await describe()).toMatchObject({ remark: null, href: expect.any(String) as string })
  await change({ level: -1 })
  expect((await describe()).remark).toBe('recoded since: opposes now')
  await change({ topicId: others[0]!.id })
  expect((await describe()).remark).toBe('recoded since: on another topic now')
  await store.positions.setStatus(positionIds[0]!, 3, 'withdrawn', somebody)
  expect((await describe()).remark).toBe('withdrawn since')
  expect(describeExample(chosen, undefined, topic.id).href).toBe(null)
})
