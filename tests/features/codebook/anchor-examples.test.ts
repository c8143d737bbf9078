import { expect, test } from 'vitest'
import { loadAnchorExamples } from '#app/features/codebook/anchor-examples.ts'
import { aPassage, keep } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'
import { aWording, chooseExamples, topicsOf } from '#tests/support/wordings.ts'

const quotes = {
  example: 'We support it without reservation.',
  counter: 'We oppose any delay of it.',
} as const

async function openWithExamples(store: TestStore) {
  const { id, positionIds } = await keep(store, {
    form: { title: 'Shown' },
    positions: [
      aPassage({ quote: quotes.example, level: 1 }),
      aPassage({ quote: quotes.counter, level: 0 }),
    ],
  })
  const { topic, others } = await topicsOf(store)
  const [example, counter] = positionIds as [string, string]
  await chooseExamples(store, topic.id, {
    ...aWording().examples,
    1: {
      example: { positionId: example, stance: '1' },
      counter: { positionId: counter, stance: '0' },
    },
  })
  const ana = await addUser(store)
  const load = async (withoutLetterId: string | null = null) =>
    loadAnchorExamples(store.visibleTo(ana), [topic, ...others], withoutLetterId)
  return { letterId: id, example, counter, topic, others, load }
}

test('the example of a level and what looks like it stand beside it, with where they come from', async () => {
  await using store = await openTestStore()
  const { letterId, example, topic, others, load } = await openWithExamples(store)
  expect(await load()).toEqual({
    [topic.id]: [
      {
        ...{ level: 1, kind: 'example', quote: quotes.example },
        ...{ letter: 'Shown, 29 Oct 2020', href: `/letters/${letterId}#position-${example}` },
      },
      expect.objectContaining({ level: 1, kind: 'counter', quote: quotes.counter }),
    ],
    [others[0]!.id]: [],
  })
})

test('what was recoded or withdrawn since shows nothing, nor what the coder does not see', async () => {
  await using store = await openTestStore()
  const { example, counter, topic, load } = await openWithExamples(store)
  const shown = async (without: string | null = null) =>
    (await load(without))[topic.id]!.map(({ kind }) => kind)
  await store.rows('update positions set level = 2 where id = ?', example)
  expect(await shown()).toEqual(['counter'])
  await store.rows("update positions set status = 'withdrawn' where id = ?", counter)
  expect(await shown()).toEqual([])
  await store.rows('update positions set level = 1 where id = ?', example)
  await store.rows("update letters set visibility = 'named'")
  expect(await shown()).toEqual([])
})

test('whoever codes a letter blind sees no example from it', async () => {
  await using store = await openTestStore()
  const { letterId, topic, load } = await openWithExamples(store)
  expect((await load(letterId))[topic.id]).toEqual([])
})
