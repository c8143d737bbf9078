import { expect, test } from 'vitest'
import type { TopicAnswer, TopicAnswers } from '#app/domain/package/topic-questions.ts'
import { dossierOf, rowCounts, somebody, topicId } from '#tests/support/letters.ts'
import { itemsIn, planned, storeAll } from '#tests/support/importing.ts'
import { opened, packageOf } from '#tests/support/packages.ts'
import { openSeededStore, openTestStore, type TestStore } from '#tests/support/store.ts'

const ban = 'It should be banned.'

/** A store where the topic of the package has another proposition, and none of its letters. */
async function openOther(): Promise<{ store: TestStore; id: string }> {
  const store = await openTestStore()
  const anchors = { '-2': 'a', '-1': 'b', '0': 'c', '1': 'd', '2': 'e' }
  await store.dossiers.record(
    {
      ...{ name: 'Child sexual abuse interim Regulation', procedure: null, summary: null },
      topics: [{ name: 'Encryption', proposition: ban, anchors }],
      milestones: [],
    },
    somebody,
  )
  return { store, id: await topicId(store) }
}

async function take(store: TestStore, bytes: Buffer, answers: TopicAnswers = {}, asks = false) {
  return store.packages.importPackage(await opened(bytes), somebody, { answers, asks })
}

const answer = (deed: TopicAnswer['deed'], more: Partial<TopicAnswer> = {}): TopicAnswers => ({
  T1: { deed, name: null, version: null, ...more },
})

async function shownTopics(store: TestStore) {
  const topics = await store.topics.ofDossier(await dossierOf(store))
  return topics.map(({ name, proposition }) => `${name}: ${proposition.slice(0, 20)}`)
}

const codedOn = async (store: TestStore, id: string): Promise<number> =>
  (await store.positions.find({ topicIds: [id] })).length

/** Whatever was answered, the same package again changes nothing, and the store is sound. */
async function expectSettled(store: TestStore, bytes: Buffer): Promise<void> {
  const before = await rowCounts(store)
  const again = await take(store, bytes)
  expect(again).toMatchObject({ ok: true, plan: { fresh: { topics: 0, positions: 0 } } })
  expect(await rowCounts(store)).toEqual(before)
  expect((await store.verify()).unsound).toEqual([])
}

test('with the words here kept, the positions of the package come in on the topic here, and can be taken apart again', async () => {
  await using from = await openSeededStore()
  const bytes = await packageOf(from)
  const { store, id } = await openOther()
  await using to = store
  const coded = await codedOn(from, await topicId(from))
  expect(await take(to, bytes, answer('keep'))).toMatchObject({ ok: true })
  expect((await shownTopics(to))[0]).toBe(`Encryption: ${ban}`)
  expect(await shownTopics(to)).toHaveLength(3)
  expect(coded).toBeGreaterThan(0)
  expect(await codedOn(to, id)).toBe(coded)
  await expectSettled(to, bytes)
})

test('with the words of the package taken, the topic here changes, and what comes coded by them is not to be looked at again', async () => {
  await using from = await openSeededStore()
  const bytes = await packageOf(from)
  const { store, id } = await openOther()
  await using to = store
  await take(to, bytes, answer('meaning', { version: 1 }))
  const versions = await to.topics.versions(id)
  expect(versions.map(({ meaningChanged }) => meaningChanged)).toEqual([null, true])
  expect(versions.at(-1)!.wording.proposition).toBe(
    (await from.topics.versions(await topicId(from))).at(-1)!.wording.proposition,
  )
  expect(await codedOn(to, id)).toBeGreaterThan(0)
  expect(await to.rechecks.page({ topicId: id })).toEqual([])
  await expectSettled(to, bytes)
})

test('as a topic of its own it has a free name, which is offered, and what was answered is asked no second time', async () => {
  await using from = await openSeededStore()
  const bytes = await packageOf(from)
  const { store, id } = await openOther()
  await using to = store
  expect(await take(to, bytes, answer('own', { name: 'encryption' }))).toMatchObject({
    ok: false,
    reasons: ['There is a topic “encryption” already. Give the one of the package another name.'],
  })
  await take(to, bytes, answer('own', { name: 'Secrecy' }))
  expect((await shownTopics(to)).slice(0, 2)).toEqual([
    `Encryption: ${ban}`,
    expect.stringMatching(/^Secrecy: /),
  ])
  expect(await codedOn(to, id)).toBe(0)
  await expectSettled(to, bytes)
  const again = await take(to, bytes, {}, true)
  expect(again).toMatchObject({ ok: true, plan: { questions: [] } })
})

test('where nobody answers, nothing is mixed: another proposition is a topic of its own, and an import asks first', async () => {
  await using from = await openSeededStore()
  const bytes = await packageOf(from)
  const { store } = await openOther()
  await using to = store
  const file = { name: 'dossier.stanceline.zip', bytes }
  const importId = await planned(to, [file])
  const [item] = await itemsIn(to, importId)
  expect(item).toMatchObject({
    state: 'asking',
    asks: [{ sentence: expect.stringContaining('has another proposition here') as string }],
  })
  await storeAll(to, importId)
  expect(await shownTopics(to)).toHaveLength(1)
  expect(await take(to, bytes)).toMatchObject({ ok: true })
  expect((await shownTopics(to))[1]).toMatch(/^Encryption \(2\): /)
  await expectSettled(to, bytes)
})

test('an answer for a topic that was changed meanwhile is refused, and the import asks again', async () => {
  await using from = await openSeededStore()
  const bytes = await packageOf(from)
  const { store, id } = await openOther()
  await using to = store
  const importId = await planned(to, [{ name: 'dossier.stanceline.zip', bytes }])
  const [item] = await itemsIn(to, importId)
  const topic = item!.asks[0]!.topic!
  await to.imports.saveAsks(item!, {
    asks: [
      {
        ...{ field: 'topic.T1', sentence: '' },
        topic: {
          ...topic,
          isAnswered: true,
          answer: answer('meaning', { version: 1 }).T1,
        } as never,
      },
    ],
    state: 'doubtful',
  })
  const [before] = await to.topics.versions(id)
  await to.topics.saveVersion(
    {
      ...{ topicId: id, before: before!, change: 'wording', draft: null },
      wording: { ...before!.wording, cues: ['ban*'] },
    },
    somebody,
  )
  await storeAll(to, importId)
  expect((await itemsIn(to, importId))[0]).toMatchObject({
    state: 'asking',
    asks: [
      {
        sentence:
          'The topic “Encryption” was changed here since this was answered. Look at what differs now, and answer again.',
        topic: { version: 2 },
      },
    ],
  })
  expect(await to.topics.versions(id)).toHaveLength(2)
})

test('a topic that differs in words alone keeps them unless the words of the package are taken', async () => {
  await using from = await openSeededStore()
  await using to = await openSeededStore()
  const there = await topicId(from)
  const [before] = (await from.topics.versions(there)).slice(-1)
  await from.topics.saveVersion(
    {
      ...{ topicId: there, before: before!, change: 'wording', draft: null },
      wording: { ...before!.wording, cues: ['encrypt*'] },
    },
    somebody,
  )
  const bytes = await packageOf(from)
  const here = await topicId(to)
  const cues = async () => (await to.topics.versions(here)).at(-1)!.wording.cues
  const unchanged = await rowCounts(to)
  expect(await take(to, bytes, {}, true)).toMatchObject({
    ok: true,
    plan: { questions: [{ differences: [{ label: 'Cue phrases' }] }] },
  })
  expect([await cues(), await rowCounts(to)]).toEqual([[], unchanged])
  await take(to, bytes, answer('wording'))
  expect(await cues()).toEqual(['encrypt*'])
  expect(await take(to, bytes)).toMatchObject({ plan: { questions: [] } })
})
