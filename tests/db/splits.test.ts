import { expect, test } from 'vitest'
import type { Level } from '#app/domain/level.ts'
import type { PartNumber, Split, SplitPart } from '#app/domain/splits.ts'
import { newId } from '#db/core/ids.ts'
import {
  aPassage,
  aTopicNamed,
  dossierOf,
  keep,
  logOf,
  somebody,
  topicId,
} from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'
import { changeMeaning } from '#tests/support/wordings.ts'

const said = 'We support it without reservation.'

const madeNew = (name: string): SplitPart => ({ topicId: null, name, isNew: true })

/** Positions of these levels on encryption, each in a letter of its own. */
async function coded(store: TestStore, levels: readonly Level[]): Promise<string[]> {
  const ids: string[] = []
  for (const [at, level] of levels.entries()) {
    const text = `Letter ${at}. ${said}`
    ids.push(...(await keep(store, { text, positions: [aPassage({ level })] })).positionIds)
  }
  return ids
}

/** Splits a topic into two new parts, with the positions that go to each, and gives it as it is then. */
async function split(
  store: TestStore,
  topic: string,
  parts: Record<PartNumber, readonly string[]>,
): Promise<Split> {
  const dossierId = await dossierOf(store)
  await store.splits.begin(
    { topicId: topic, dossierId },
    [madeNew('Backdoors'), madeNew('Scanning')],
    somebody,
  )
  const read = async () => (await store.splits.ofTopic(topic, dossierId))[0]!
  for (const part of [1, 2] as const) await store.splits.assign(await read(), parts[part], part)
  const positions = await store.positions.byIds([...parts[1], ...parts[2]])
  const moved = positions.map((position) => ({
    position,
    part: (parts[1].includes(position.id) ? 1 : 2) as PartNumber,
  }))
  const { wording } = (await store.topics.versions(topic)).at(-1)!
  expect(await store.splits.finish(await read(), { wording, moved }, somebody)).toEqual({
    changed: true,
  })
  return read()
}

const storedOf = async (store: TestStore, id: string) =>
  (await store.rows('select topic_id, level from positions where id = ?', id))[0]

test('a level comes back as it was coded, though its part was merged turned round and it was recoded there', async () => {
  await using store = await openTestStore()
  const [kept, recoded] = await coded(store, [2, -1])
  const [encryption, detection] = [
    await topicId(store),
    await topicId(store, 'Voluntary detection'),
  ]
  const done = await split(store, encryption, { 1: [kept!, recoded!], 2: [] })
  await store.merges.record('topic', done.parts[0].topicId!, detection, somebody, { turned: true })
  expect((await store.positions.byId(kept!))!).toMatchObject({ topicId: detection, level: -2 })
  const read = (await store.positions.byId(recoded!))!
  const coding = { ...read, level: 2 as const }
  await store.positions.change(
    read,
    read.revision,
    { coding, quote: read.quote, paragraph: read.paragraph },
    somebody,
  )
  await store.splits.undo(done, somebody)
  expect(await storedOf(store, kept!)).toEqual({ topic_id: encryption, level: 2 })
  expect(await storedOf(store, recoded!)).toEqual({ topic_id: encryption, level: -2 })
  expect((await store.positions.byId(recoded!))!.level).toBe(-2)
  const entry = (await logOf(store, kept!)).at(-1)
  expect(entry).toMatchObject({ after: { topicId: encryption, level: 2 } })
  expect((await store.verify()).unsound).toEqual([])
})

test('a position of a topic that counted turned round comes back so, though its part counts turned round as well', async () => {
  await using store = await openTestStore()
  const [one] = await coded(store, [2])
  const [encryption, detection] = [
    await topicId(store),
    await topicId(store, 'Voluntary detection'),
  ]
  await store.merges.record('topic', encryption, detection, somebody, { turned: true })
  const done = await split(store, detection, { 1: [one!], 2: [] })
  expect(await storedOf(store, one!)).toMatchObject({ level: -2 })
  await store.merges.record('topic', done.parts[0].topicId!, detection, somebody, { turned: true })
  expect((await store.positions.byId(one!))!.level).toBe(2)
  await store.splits.undo(done, somebody)
  expect(await storedOf(store, one!)).toEqual({ topic_id: encryption, level: 2 })
  expect((await store.positions.byId(one!))!).toMatchObject({ topicId: detection, level: -2 })
  expect((await store.verify()).unsound).toEqual([])
})

test('a split is taken back as a whole, also what whoever does so may not see, and what was withdrawn', async () => {
  await using store = await openTestStore()
  const editor = await addUser(store, 'editor', 'Ana Kovač')
  const named = await keep(store, {
    text: `For few. ${said}`,
    positions: [aPassage()],
    audience: { visibility: 'named', readerIds: [] },
  })
  const withdrawn = await keep(store, { text: `Withdrawn. ${said}`, positions: [aPassage()] })
  const [open] = await coded(store, [-1])
  const encryption = await topicId(store)
  const ids = [named.positionIds[0]!, withdrawn.positionIds[0]!, open!]
  const done = await split(store, encryption, { 1: ids, 2: [] })
  await store.withdrawals.withdraw(withdrawn.id, { revision: 1, reason: 'Sent twice.' }, somebody)
  const visible = store.visibleTo(editor)
  expect(await visible.positions.byId(ids[0]!)).toBeNull()
  const [seen] = await visible.splits.ofTopic(encryption, await dossierOf(store))
  expect(await visible.splits.undo(seen!, somebody)).toEqual({ changed: true })
  for (const id of ids) expect(await storedOf(store, id)).toMatchObject({ topic_id: encryption })
  expect(
    await store.rows('select closed_at from topics where id = ?', done.parts[0].topicId),
  ).toEqual([{ closed_at: expect.any(String) as string }])
  expect((await store.verify()).unsound).toEqual([])
})

test('a part that is made comes last in each dossier that uses the topic, from that day on', async () => {
  await using store = await openTestStore()
  const ids = await coded(store, [1, 2])
  const encryption = await topicId(store)
  const { id: other } = await store.dossiers.record(
    {
      name: 'Other',
      procedure: null,
      summary: null,
      topics: [aTopicNamed('Adoption')],
      milestones: [],
    },
    somebody,
  )
  await store.topics.use(other, encryption, somebody)
  const done = await split(store, encryption, { 1: [ids[0]!], 2: [ids[1]!] })
  const namesIn = async (id: string) => (await store.topics.ofDossier(id)).map(({ name }) => name)
  expect(await namesIn(other)).toEqual(['Adoption', 'Encryption', 'Backdoors', 'Scanning'])
  expect(await namesIn(await dossierOf(store))).toEqual([
    'Encryption',
    'Voluntary detection',
    'Backdoors',
    'Scanning',
  ])
  for (const { topicId: part } of done.parts) {
    const rows = await store.rows('select added_at from dossier_topics where topic_id = ?', part)
    expect(rows).toEqual([{ added_at: done.doneAt }, { added_at: done.doneAt }])
    expect((await logOf(store, part!)).map(({ deed, after }) => [deed, after])).toMatchObject([
      ['added', {}],
      ['used in', { inDossierId: other }],
    ])
  }
})

test('a part that is closed when its split is taken back says so in its history; one that holds something stays open', async () => {
  await using store = await openTestStore()
  const ids = await coded(store, [1, 2])
  const done = await split(store, await topicId(store), { 1: [ids[0]!], 2: [ids[1]!] })
  const [first, second] = done.parts.map(({ topicId: id }) => id!)
  await keep(store, { text: `Later. ${said}`, positions: [aPassage({ topic: 'Scanning' })] })
  await store.splits.undo(done, somebody)
  expect((await logOf(store, first!)).map(({ deed }) => deed)).toEqual(['added', 'closed'])
  expect((await logOf(store, second!)).map(({ deed }) => deed)).toEqual(['added'])
  const topics = await store.topics.ofDossier(await dossierOf(store))
  expect(topics.map(({ name, closedAt }) => [name, closedAt !== null])).toEqual([
    ['Encryption', false],
    ['Voluntary detection', false],
    ['Backdoors', true],
    ['Scanning', false],
  ])
})

test('what was to be looked at again is so on its part too, with the words that it was coded by, and back again', async () => {
  await using store = await openTestStore()
  const ids = await coded(store, [1, -2, 1])
  const encryption = await topicId(store)
  await changeMeaning(store, encryption, 1)
  const done = await split(store, encryption, { 1: [ids[0]!, ids[1]!], 2: [ids[2]!] })
  const [first, second] = done.parts.map(({ topicId: id }) => id!)
  const listed = async (id: string) =>
    (await store.rechecks.page({ topicId: id })).map((position) => position.id)
  expect(await listed(first!)).toEqual([ids[0]])
  expect(await listed(second!)).toEqual([ids[2]])
  expect(await listed(encryption)).toEqual([])
  expect(await store.rechecks.versions(first!, ids)).toEqual(
    new Map([[ids[0], { topicId: encryption, version: 1 }]]),
  )
  expect((await store.positions.byId(ids[0]!))!.recheck).toBe(true)
  expect((await store.verify()).unsound).toEqual([])
  const [looked] = await store.rechecks.page({ topicId: second! })
  await store.rechecks.settle({ confirmed: [looked!] }, somebody)
  await store.splits.undo(done, somebody)
  expect(await listed(encryption)).toEqual([ids[0]])
  expect((await store.verify()).unsound).toEqual([])
})

test('a topic of several dossiers is split in each of them by itself', async () => {
  await using store = await openTestStore()
  const [one] = await coded(store, [1])
  const [encryption, dossierId] = [await topicId(store), await dossierOf(store)]
  const { id: other } = await store.dossiers.record(
    { name: 'Other', procedure: null, summary: null, topics: [], milestones: [] },
    somebody,
  )
  await store.topics.use(other, encryption, somebody)
  const begin = async (id: string, names: [string, string]) =>
    store.splits.begin(
      { topicId: encryption, dossierId: id },
      [madeNew(names[0]), madeNew(names[1])],
      somebody,
    )
  expect(await begin(dossierId, ['A', 'B'])).toEqual({ changed: true })
  expect(await begin(dossierId, ['C', 'D'])).toEqual({ changed: false })
  expect(await begin(other, ['C', 'D'])).toEqual({ changed: true })
  const [own] = await store.splits.ofTopic(encryption, dossierId)
  expect(own!.parts.map(({ name }) => name)).toEqual(['A', 'B'])
  const [theirs] = await store.splits.ofTopic(encryption, other)
  expect(theirs!.parts.map(({ name }) => name)).toEqual(['C', 'D'])
  expect(await store.splits.ofTopic(encryption, newId())).toEqual([])
  await store.splits.assign(own!, [one!], 1)
  expect(await store.splits.assignments(theirs!)).toEqual(new Map())
})
