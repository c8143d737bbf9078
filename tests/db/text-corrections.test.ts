import { expect, test } from 'vitest'
import { followText } from '#app/domain/text/follow-text.ts'
import { newId } from '#db/core/ids.ts'
import type { VisibleStore } from '#db/index.ts'
import {
  actorId,
  aPassage,
  aText,
  aTopicNamed,
  keep,
  somebody,
  topicId,
} from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const supports = 'We support it without reservation.'
const opposes = 'We oppose any delay of it.'
const slipped = aText.replace('Dear Sir,', 'Dear Sirs,').replace('any delay', 'every delay')

/** What a correction stores, planned from what the store has now. */
async function plan(store: TestStore, letterId: string, text: string) {
  const { text: newest } = (await store.letters.byId(letterId))!
  const { passages, texts } = await store.texts.passages(letterId)
  const followed = followText(passages, texts, text, { keepsParagraphs: false })
  return {
    letterId,
    base: { id: newest.id, number: newest.version },
    ...{ text, pages: [], reason: 'A slip' },
    passages: passages.map((before, at) => ({ before, after: followed[at]! })),
  }
}

const correct = async (store: TestStore, letterId: string, text: string) =>
  store.texts.correct(await plan(store, letterId, text), somebody)

/** A letter with two positions, one of which loses its place in `slipped`. */
async function keepTwo(store: TestStore) {
  const { id, positionIds } = await keep(store, {
    positions: [aPassage(), aPassage({ quote: opposes, level: -1 })],
  })
  return { id, held: positionIds[0]!, lost: positionIds[1]! }
}

async function readEvidence(store: TestStore) {
  const holder = await actorId(store)
  const evidence = await store.evidence.ofActors([holder])
  return evidence(holder, await topicId(store)).map(({ level }) => level)
}

test('a quote that holds goes with the text; one that lost its place counts nowhere, and nothing is unsound', async () => {
  await using store = await openTestStore()
  const { id, held, lost } = await keepTwo(store)
  expect(await readEvidence(store)).toEqual([1, -1])
  expect(await correct(store, id, slipped)).toEqual({ changed: true })
  expect(await readEvidence(store)).toEqual([1])
  expect(await store.positions.byId(held)).toMatchObject({
    status: 'approved',
    quote: { exact: supports, start: slipped.indexOf(supports) },
  })
  expect(await store.positions.byId(lost)).toMatchObject({
    ...{ status: 'draft', lost: true },
    quote: { exact: opposes, start: aText.indexOf(opposes) },
  })
  expect((await store.positions.find({})).map((one) => one.id)).toEqual([held])
  expect(await store.positions.count({ topicIds: [await topicId(store)] })).toBe(1)
  expect(await store.texts.lostCount({ letterId: id })).toBe(1)
  expect((await store.letters.byId(id))!.text).toMatchObject({ text: slipped, version: 2 })
  expect((await store.texts.words(id, 1))!.text).toBe(aText)
  expect((await store.verify()).unsound).toEqual([])
})

test('placed by a person, what was lost counts again as before', async () => {
  await using store = await openTestStore()
  const { id, lost } = await keepTwo(store)
  await correct(store, id, slipped)
  const before = (await store.positions.byId(lost))!
  const exact = 'We oppose every delay of it.'
  const start = slipped.indexOf(exact)
  const quote = { exact, prefix: '', suffix: '', start, end: start + exact.length }
  const { id: textVersionId } = (await store.letters.byId(id))!.text
  const placed = { coding: before, quote, paragraph: 1, textVersionId }
  expect(await store.positions.change(before, before.revision, placed, somebody)).toEqual({
    changed: true,
  })
  expect(await store.positions.byId(lost)).toMatchObject({ status: 'approved', quote: { exact } })
  expect(await readEvidence(store)).toEqual([1, -1])
  expect(await store.texts.lostCount({})).toBe(0)
  expect((await store.verify()).unsound).toEqual([])
})

test('going back to the earlier text gives every quote its place again', async () => {
  await using store = await openTestStore()
  const { id, lost } = await keepTwo(store)
  await correct(store, id, slipped)
  await correct(store, id, `${slipped}\nPostscript`)
  expect(await store.texts.lost({})).toHaveLength(1)
  await correct(store, id, aText)
  expect(await store.positions.byId(lost)).toMatchObject({
    status: 'approved',
    quote: { exact: opposes },
  })
  expect(await readEvidence(store)).toEqual([1, -1])
  expect((await store.texts.versions(id)).map(({ number }) => number)).toEqual([4, 3, 2, 1])
  const told = (await store.history.ofPositions([lost])).map(({ action }) => action)
  expect(told.sort()).toEqual(['added', 'kept its place', 'lost its place'])
  expect((await store.verify()).unsound).toEqual([])
})

test('what was lost and withdrawn waits for its place when it is restored, and is not counted by any way round', async () => {
  await using store = await openTestStore()
  const { id, lost } = await keepTwo(store)
  await correct(store, id, slipped)
  await store.positions.setStatus(lost, 2, 'withdrawn', somebody)
  expect(await store.texts.lostCount({})).toBe(0)
  await store.positions.setStatus(lost, 3, 'approved', somebody)
  expect(await store.positions.byId(lost)).toMatchObject({ status: 'draft', lost: true })
  await expect(
    store.rows(`update positions set status = 'approved' where id = '${lost}'`),
  ).rejects.toThrow('has lost its place')
  expect(await readEvidence(store)).toEqual([1])
})

test('a position that was withdrawn follows the text, too, and comes back where it stands', async () => {
  await using store = await openTestStore()
  const { id, held } = await keepTwo(store)
  await store.positions.setStatus(held, 1, 'withdrawn', somebody)
  await correct(store, id, slipped)
  expect(await store.positions.byId(held)).toMatchObject({
    status: 'withdrawn',
    quote: { start: slipped.indexOf(supports) },
  })
})

test('a withdrawn draft that loses its place and is placed again comes back as the draft it was', async () => {
  await using store = await openTestStore()
  const { id, lost } = await keepTwo(store)
  await store.positions.setStatus(lost, 1, 'draft', somebody)
  await store.positions.setStatus(lost, 2, 'withdrawn', somebody)
  await correct(store, id, slipped)
  await correct(store, id, aText)
  const { revision } = (await store.positions.byId(lost))!
  await store.positions.setStatus(lost, revision, 'approved', somebody)
  expect((await store.positions.byId(lost))!.status).toBe('draft')
})

test('what counted, lost its place, was withdrawn and is placed meanwhile counts once it is restored', async () => {
  await using store = await openTestStore()
  const { id, lost } = await keepTwo(store)
  await correct(store, id, slipped)
  await store.positions.setStatus(lost, 2, 'withdrawn', somebody)
  await correct(store, id, aText)
  const { revision, status } = (await store.positions.byId(lost))!
  expect(status).toBe('withdrawn')
  await store.positions.setStatus(lost, revision, 'approved', somebody)
  expect((await store.positions.byId(lost))!.status).toBe('approved')
})

test('of two who correct, and of one who codes meanwhile, nothing is stored over what the other did', async () => {
  await using store = await openTestStore()
  const user = await addUser(store)
  const { id, held } = await keepTwo(store)
  const [mine, theirs] = [await plan(store, id, slipped), await plan(store, id, `${aText}\nPS`)]
  const first = (await store.letters.byId(id))!
  await store.texts.correct(theirs, somebody)
  expect(await store.texts.correct(mine, somebody)).toEqual({ changed: false })
  const before = (await store.positions.byId(held))!
  const start = aText.indexOf(opposes)
  const quote = { exact: opposes, prefix: '', suffix: '', start, end: start + opposes.length }
  const late = {
    letterId: id,
    lastDay: first.letter.dated.last,
    coding: before,
    quote,
    paragraph: 1,
  }
  const sent = { id: newId(), textVersionId: first.text.id, ...late }
  expect(await store.positions.record(sent, { userId: user.id, via: 'screen' })).toMatchObject({
    changed: false,
    unplaced: { exact: expect.stringContaining('corrected this very moment') },
  })
  const planned = await plan(store, id, slipped)
  const { text } = (await store.letters.byId(id))!
  await store.positions.record({ ...sent, textVersionId: text.id }, somebody)
  expect(await store.texts.correct(planned, somebody)).toEqual({ changed: false })
  expect(await store.texts.versions(id)).toHaveLength(2)
  expect((await store.verify()).unsound).toEqual([])
})

test('the letter is found by its corrected words', async () => {
  await using store = await openTestStore()
  const { id } = await keepTwo(store)
  await correct(store, id, aText.replace('reservation', 'zygomorphism'))
  const rows = await store.rows<{ words: string }>('select words from letter_search')
  expect(rows.map(({ words }) => words).join()).toContain('zygomorphism')
})

test('half a sign that an earlier release kept is found, whether in a quote or beside it', async () => {
  await using store = await openTestStore()
  const text = 'Dear Sir,\n\nSo it is 😀 and we support it without reservation. Yes.'
  const { positionIds } = await keep(store, { text, positions: [aPassage({ quote: 'it is 😀' })] })
  await store.rows(
    `update positions set exact = 'it is \uFFFD', end_at = end_at - 1 where id = '${positionIds[0]}'`,
  )
  expect((await store.verify()).unsound).toMatchObject([
    { thing: 'quote', what: expect.stringContaining('ends with half of a sign') },
    { thing: 'evidence' },
  ])
  await store.rows(
    `update positions set exact = 'it is 😀', end_at = end_at + 1, suffix = '\uFFFD' where id = '${positionIds[0]}'`,
  )
  expect((await store.verify()).unsound).toEqual([])
})

test('of a correction its history counts only quotes on topics that the reader sees, and masks its reason', async () => {
  await using store = await openTestStore()
  const { id } = await keepTwo(store)
  const hidden = await store.dossiers.record(
    {
      ...{ name: 'Hidden file', procedure: null, summary: null, milestones: [] },
      audience: 'team',
      topics: [aTopicNamed('Hidden topic')],
    },
    somebody,
  )
  const [topic] = await store.topics.ofDossier(hidden.id)
  const held = (await store.positions.find({})).find(({ quote }) => quote.exact === supports)!
  const { id: textVersionId } = (await store.letters.byId(id))!.text
  const secret = { ...held, topicId: topic!.id }
  const { quote, paragraph } = held
  const { last: lastDay } = held.letter.dated
  await store.positions.record(
    { ...{ id: newId(), letterId: id, textVersionId }, coding: secret, quote, paragraph, lastDay },
    somebody,
  )
  const planned = await plan(store, id, slipped)
  await store.texts.correct({ ...planned, reason: 'Asked by ann.lee@example.org' }, somebody)
  const tell = async (visible: VisibleStore) => {
    const { entries } = await visible.history.page({ letterId: id }, 50, 0)
    const lines = await visible.history.describe(entries)
    return lines.map(({ sentence }) => sentence).find((one) => one.includes('version 2'))
  }
  expect(await tell(store.visibleTo('owner'))).toBe(
    'Somebody made version 2 of the text (Asked by ann.lee@example.org): of its quotes 2 held, none moved, 1 lost',
  )
  const viewer = await tell(store.visibleTo(await addUser(store, 'viewer', 'Vic Lenz')))
  expect(viewer).toContain('of its quotes 1 held, none moved, 1 lost')
  expect(viewer).not.toContain('ann.lee')
})
