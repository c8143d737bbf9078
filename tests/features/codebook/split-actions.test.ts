import { expect, test } from 'vitest'
import { applySplitForm } from '#app/features/codebook/split-actions.ts'
import { aPassage, dossierOf, keep, logOf, somebody, topicId } from '#tests/support/letters.ts'
import { alteredForm, refusalOf } from '#tests/support/refusals.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const said = 'We support it without reservation.'

/** Three positions on encryption, and a function that sends forms about splitting it. */
async function opened(store: TestStore) {
  const ids: string[] = []
  for (const [at, level] of ([2, -1, 0] as const).entries())
    ids.push(
      ...(await keep(store, { text: `Letter ${at}. ${said}`, positions: [aPassage({ level })] }))
        .positionIds,
    )
  const [dossierId, visible] = [await dossierOf(store), store.visibleTo('owner')]
  const encryption = await topicId(store)
  const list = () => visible.topics.ofDossier(dossierId)
  const send = async (fields: Record<string, string>, positionIds: string[] = []) => {
    const topics = await list()
    const topic = topics.find(({ id }) => id === encryption)!
    const request = { visible, performedBy: somebody, dossierId, topic, topics }
    return applySplitForm({ ...request, fields, positionIds })
  }
  const topicOf = async (id: string) => (await store.positions.byId(id))!.topicId
  const open = async () => (await visible.splits.ofTopic(encryption, dossierId))[0]!
  return { ids, visible, encryption, list, send, topicOf, open }
}

const beginning = { deed: 'begin', 'first-name': 'Backdoors' }

test('a topic is split into a new topic and one that is there; what is not decided stays, and all of it is taken back', async () => {
  await using store = await openTestStore()
  const { ids, encryption, list, send, topicOf, open } = await opened(store)
  const detection = await topicId(store, 'Voluntary detection')
  expect(await send({ ...beginning, second: detection })).toMatchObject({ ok: true })
  expect(await send({ deed: 'put', part: '1' }, [ids[0]!])).toMatchObject({
    message: '1 position will go to Backdoors.',
  })
  await send({ deed: 'put', part: '1' }, [ids[2]!])
  await send({ deed: 'put', part: '2' }, [ids[1]!])
  await send({ deed: 'put', part: '' }, [ids[2]!])
  expect(await Promise.all(ids.map(topicOf))).toEqual([encryption, encryption, encryption])
  const revision = String((await open()).revision)
  expect(await send({ deed: 'finish', revision })).toMatchObject({
    message: 'Done: 1 to Backdoors, 1 to Voluntary detection. 1 position stays on Encryption.',
  })
  const made = (await list()).at(-1)!
  expect(made).toMatchObject({ name: 'Backdoors', proposition: 'Encryption should be protected.' })
  expect(await Promise.all(ids.map(topicOf))).toEqual([made.id, detection, encryption])
  expect((await store.positions.byId(ids[1]!))!.level).toBe(-1)
  expect((await store.verify()).unsound).toEqual([])
  expect((await logOf(store, ids[0]!)).map(({ deed }) => deed)).toEqual(['added', 'changed'])
  // Recoded since: its level goes along.
  const recoded = (await store.positions.byId(ids[0]!))!
  const change = { coding: { ...recoded, level: 1 as const }, quote: recoded.quote, paragraph: 1 }
  await store.positions.change(recoded, recoded.revision, change, somebody)
  expect(await send({ deed: 'undo', id: (await open()).id })).toMatchObject({ ok: true })
  expect(await Promise.all(ids.map(topicOf))).toEqual([encryption, encryption, encryption])
  expect((await store.positions.byId(ids[0]!))!.level).toBe(1)
  expect((await list()).map(({ name, closedAt }) => [name, closedAt !== null])).toEqual([
    ['Encryption', false],
    ['Voluntary detection', false],
    ['Backdoors', true],
  ])
  expect((await logOf(store, encryption)).map(({ deed }) => deed)).toEqual([
    'added',
    'split',
    'put together',
  ])
  expect((await store.verify()).unsound).toEqual([])
})

test('a position of a topic that counts turned round goes to its part with the level that counts, and back as it was', async () => {
  await using store = await openTestStore()
  const { ids, encryption } = await opened(store)
  const detection = await topicId(store, 'Voluntary detection')
  await store.merges.record('topic', encryption, detection, somebody, { turned: true })
  const visible = store.visibleTo('owner')
  const topics = await visible.topics.ofDossier(await dossierOf(store))
  const [topic] = topics
  const request = { visible, performedBy: somebody, dossierId: await dossierOf(store), topics }
  const put = (fields: Record<string, string>, positionIds: string[] = []) =>
    applySplitForm({ ...request, topic: topic!, fields, positionIds })
  await put({ ...beginning, 'second-name': 'Scanning' })
  await put({ deed: 'put', part: '1' }, [ids[0]!])
  const [split] = await visible.splits.ofTopic(detection, request.dossierId)
  await put({ deed: 'finish', revision: String(split!.revision) })
  expect(await store.positions.byId(ids[0]!)).toMatchObject({ level: -2, turned: false })
  await put({ deed: 'undo', id: split!.id })
  expect(await store.rows('select topic_id, level from positions where id = ?', ids[0]!)).toEqual([
    { topic_id: encryption, level: 2 },
  ])
  expect((await store.verify()).unsound).toEqual([])
  expect(await visible.splits.ofTopic(detection, request.dossierId)).toEqual([])
  expect(await put({ deed: 'undo', id: split!.id })).toMatchObject({ cause: 'changed meanwhile' })
  expect(await put({ deed: 'discard' })).toMatchObject({ cause: 'changed meanwhile' })
})

test('parts that cannot be are refused at their field, and what was typed stays', async () => {
  await using store = await openTestStore()
  const { encryption, send } = await opened(store)
  const refused = async (fields: Record<string, string>) => {
    const outcome = await send({ deed: 'begin', ...fields })
    return outcome.ok ? outcome : outcome.refusal.errors
  }
  expect(await refused({ 'first-name': ' ', 'second-name': 'B' })).toEqual({
    first: 'Choose a topic, or write the name of a new one.',
  })
  expect(await refused({ 'first-name': 'encryption', 'second-name': 'B' })).toEqual({
    first: 'There is a topic “Encryption” already. Write another name.',
  })
  expect(await refused({ 'first-name': 'A', 'second-name': 'voluntary  Detection' })).toEqual({
    second:
      'There is a topic “Voluntary detection” already. Choose it below, or write another name.',
  })
  expect(await refused({ 'first-name': 'x'.repeat(81), 'second-name': 'B' })).toEqual({
    first: 'A name has at most 80 characters.',
  })
  expect(await refused({ 'first-name': 'A', 'second-name': 'a' })).toEqual({
    second: 'The two parts are the same. Name two.',
  })
  expect(await refused({ first: encryption, 'second-name': 'B' })).toEqual({
    second: 'What stays on Encryption stays by itself. Choose other parts.',
  })
  const detection = await topicId(store, 'Voluntary detection')
  await store.topics.setClosed(detection, true, somebody)
  expect(await refused({ first: detection, 'second-name': 'B' })).toMatchObject({
    first: expect.stringContaining('is closed') as string,
  })
  expect(await refused({ 'first-name': 'Voluntary detection', 'second-name': 'B' })).toEqual({
    first: 'There is a topic “Voluntary detection” already. Write another name.',
  })
  expect(await refusalOf(() => send({ deed: 'burn' }))).toEqual(alteredForm)
})

test('nothing is done where somebody worked on it meanwhile, nothing was decided, or a name was taken', async () => {
  await using store = await openTestStore()
  const { ids, send, open, list } = await opened(store)
  const stale = { cause: 'changed meanwhile' }
  expect(await send({ deed: 'finish', revision: '1' })).toMatchObject(stale)
  await send({ ...beginning, 'second-name': 'Scanning' })
  expect(await send({ ...beginning, 'second-name': 'Other' })).toMatchObject(stale)
  expect(await send({ deed: 'put', part: '1' })).toMatchObject({ cause: 'unfit' })
  const { revision } = await open()
  expect(await send({ deed: 'finish', revision: String(revision) })).toMatchObject({
    refusal: { errors: { form: 'No position is put to a part yet.' } },
  })
  await send({ deed: 'put', part: '2' }, ids)
  expect(await send({ deed: 'finish', revision: String(revision) })).toMatchObject(stale)
  await store.topics.add(
    await dossierOf(store),
    { ...(await list())[0]!, name: 'scanning' },
    somebody,
  )
  expect(await send({ deed: 'finish', revision: String((await open()).revision) })).toMatchObject({
    refusal: { errors: { form: expect.stringContaining('by now') as string } },
  })
  expect(await send({ deed: 'discard' })).toMatchObject({ ok: true })
  expect(await store.rows('select * from split_positions')).toEqual([])
})
