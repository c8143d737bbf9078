import { expect, test } from 'vitest'
import type { Level } from '#app/domain/level.ts'
import type { WordingChange } from '#app/domain/topic-changes.ts'
import type { TopicWording } from '#app/domain/topic-wording.ts'
import { actorId, aPassage, keep, logOf, somebody, topicId } from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'
import { aWording } from '#tests/support/wordings.ts'

const coded = (level: Level | null) =>
  aPassage({ level, absence: level === null ? 'evaded' : null })
const changed = (level: Level) =>
  aWording({ anchors: { ...aWording().anchors, [level]: 'Something else by now.' } })

/** A store with a letter of Johansson's for each level, and what is changed there. */
async function opened(
  store: TestStore,
  levels: readonly (Level | null)[] = [-2, -1, 0, 1, 2, null],
) {
  const kept = []
  for (const [at, level] of levels.entries())
    kept.push(
      await keep(store, {
        text: `Letter ${at}. We support it without reservation.`,
        form: { dated: `2020-10-0${at + 1}` },
        positions: [coded(level)],
      }),
    )
  const topic = await topicId(store)
  return {
    topic,
    ids: kept.map(({ positionIds }) => positionIds[0]!),
    save: async (wording: TopicWording, change: WordingChange = 'meaning') => {
      const before = (await store.topics.versions(topic)).at(-1)!
      return store.topics.saveVersion(
        { topicId: topic, before, wording, change, draft: null },
        somebody,
      )
    },
    listed: async () => (await store.rechecks.page({ topicId: topic })).map(({ level }) => level),
    marked: async () => {
      const johansson = await actorId(store)
      const evidence = (await store.evidence.ofActors([johansson]))(johansson, topic)
      return evidence.filter(({ recheck }) => recheck).map(({ level }) => level)
    },
  }
}

test('another anchor puts its level and those beside it on the list, and marks what counts', async () => {
  await using store = await openTestStore()
  const { topic, save, listed, marked } = await opened(store)
  expect(await marked()).toEqual([])
  await save(changed(-1))
  expect(await listed()).toEqual([-2, -1, 0])
  expect(await marked()).toEqual([-2, -1, 0])
  expect(await store.rechecks.levels(topic)).toEqual(
    new Map([
      [-2, 1],
      [-1, 1],
      [0, 1],
    ]),
  )
  const found = await store.positions.find({ topicIds: [topic] })
  expect(found.map(({ recheck }) => recheck)).toEqual([true, true, true, false, false, false])
  expect((await store.verify()).unsound).toEqual([])
})

test('another proposition puts all on it, absences too; other words of the same meaning nothing', async () => {
  await using store = await openTestStore()
  const { save, listed, marked } = await opened(store)
  await save(aWording({ proposition: 'All else.' }), 'wording')
  expect(await listed()).toEqual([])
  await save(aWording({ proposition: 'It should be banned.' }))
  expect(await listed()).toEqual([-2, -1, 0, 1, 2, null])
  expect(await marked()).toEqual([-2, -1, 0, 1, 2, null])
})

test('what was coded or changed since is not on it, what is withdrawn only when it comes back', async () => {
  await using store = await openTestStore()
  const { ids, save, listed, marked } = await opened(store)
  await store.positions.setStatus(ids[0]!, 1, 'withdrawn', somebody)
  await save(changed(-1))
  await keep(store, { text: 'New. We support it without reservation.', positions: [coded(-1)] })
  expect(await listed()).toEqual([-1, 0])
  const before = (await store.positions.byId(ids[1]!))!
  const change = { coding: { ...before, level: -2 as const }, quote: before.quote, paragraph: null }
  await store.positions.change(before, 1, change, somebody)
  expect([await listed(), await marked()]).toEqual([[0], [0]])
  await store.positions.setStatus(ids[0]!, 2, 'approved', somebody)
  expect([await listed(), await marked()]).toEqual([
    [-2, 0],
    [-2, 0],
  ])
})

test('the list says by which version a position was coded, also after two changes', async () => {
  await using store = await openTestStore()
  const { topic, ids, save } = await opened(store)
  await save(changed(-2))
  await save(changed(2))
  expect(
    [...(await store.rechecks.versions(topic, ids))]
      .map(([id, { version }]) => [ids.indexOf(id), version])
      .sort(),
  ).toEqual([
    [0, 1],
    [1, 1],
    [3, 2],
    [4, 2],
  ])
})

test('positions are confirmed, recoded and withdrawn at once, each with its entry in the log', async () => {
  await using store = await openTestStore()
  const { topic, ids, save, listed, marked } = await opened(store)
  await save(changed(-1))
  const [first, second, third] = await store.rechecks.page({ topicId: topic })
  const settled = {
    confirmed: [first!],
    recoded: [{ ...second!, level: 0 as const }],
    withdrawn: [third!],
  }
  expect(await store.rechecks.settle(settled, somebody)).toEqual({ changed: true })
  expect([await listed(), await marked()]).toEqual([[], []])
  expect((await store.positions.find({})).map(({ level }) => level)).toEqual([-2, 0, 1, 2, null])
  expect(
    await Promise.all(
      ids.slice(0, 3).map(async (id) => (await logOf(store, id)).map(({ deed }) => deed)),
    ),
  ).toEqual([
    ['added', 'confirmed'],
    ['added', 'changed'],
    ['added', 'withdrew'],
  ])
  expect(await store.rechecks.settle(settled, somebody)).toEqual({ changed: false })
  expect((await store.verify()).unsound).toEqual([])
})

test('nothing is settled where one position is not as it was read', async () => {
  await using store = await openTestStore()
  const { topic, save, listed } = await opened(store)
  await save(changed(-1))
  const all = await store.rechecks.page({ topicId: topic })
  await store.positions.setStatus(all[2]!.id, 1, 'withdrawn', somebody)
  expect(await store.rechecks.settle({ confirmed: all }, somebody)).toEqual({ changed: false })
  expect(await listed()).toEqual([-2, -1])
})

test('a page holds what it is asked for, by level', async () => {
  await using store = await openTestStore()
  const { topic, save } = await opened(store)
  await save(aWording({ proposition: 'It should be banned.' }))
  const page = async (levels: (Level | null)[] | undefined, limit?: number, offset?: number) =>
    (await store.rechecks.page({ topicId: topic, levels }, limit, offset)).map(({ level }) => level)
  expect([await page([2, null]), await page([]), await page(undefined, 2, 3)]).toEqual([
    [2, null],
    [],
    [1, 2],
  ])
})

test('the list of a topic that was merged is a part of the other’s, and its own again when it is taken apart', async () => {
  await using store = await openTestStore()
  const { topic, ids, save, listed, marked } = await opened(store, [-1])
  const other = await topicId(store, 'Voluntary detection')
  await save(changed(-1))
  await store.merges.record('topic', topic, other, somebody)
  expect(await listed()).toEqual([])
  expect(await store.rechecks.page({ topicId: other })).toMatchObject([
    { id: ids[0], recheck: true },
  ])
  expect(await store.rechecks.versions(other, ids)).toEqual(
    new Map([[ids[0], { topicId: topic, version: 1 }]]),
  )
  expect((await store.verify()).unsound).toEqual([])
  const merge = (await store.merges.mergesInto('topic', other))[0]!
  await store.merges.undo(merge.id, somebody)
  expect([await listed(), await marked()]).toEqual([[-1], [-1]])
  expect((await store.verify()).unsound).toEqual([])
})

test('what is masked in lists is stored as it was when a position is recoded', async () => {
  await using store = await openTestStore()
  const { topic, save } = await opened(store, [])
  const quote = 'We support it, ring +32 2 299 11 11, without reservation.'
  const { positionIds } = await keep(store, {
    text: `Dear Sir, ${quote}`,
    positions: [aPassage({ quote, level: 1 })],
  })
  await save(changed(1))
  const [listed] = await store.rechecks.page({ topicId: topic })
  expect(listed!.quote.exact).toContain('[telephone number]')
  await store.rechecks.settle({ recoded: [{ ...listed!, level: 2 }] }, somebody)
  expect(await store.positions.byId(positionIds[0]!)).toMatchObject({
    level: 2,
    quote: { exact: quote },
  })
  expect((await store.verify()).unsound).toEqual([])
})
