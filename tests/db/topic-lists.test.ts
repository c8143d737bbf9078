import { expect, test } from 'vitest'
import { hashChoiceKey } from '#app/features/lists/plan-list.ts'
import {
  bringAndTakeIn,
  bringList,
  choose,
  differencesOf,
  listOf,
  outcomesOf,
  plannedRows,
  takeBack,
  takeIn,
} from '#tests/support/lists.ts'
import { aPassage, dossierOf, keep, somebody, topicId } from '#tests/support/letters.ts'
import { itemsIn, letterText, planned } from '#tests/support/importing.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const newest = async (store: TestStore, id: string) => (await store.topics.versions(id)).at(-1)!
const openTopics = async (store: TestStore) =>
  (await store.topics.ofDossier(await dossierOf(store))).map(({ name, closedAt }) =>
    closedAt === null ? name : `${name} (closed)`,
  )
const bring = async (store: TestStore, rows: string[][]) =>
  bringList(store, { kind: 'topics', dossierId: await dossierOf(store), rows })

test('a passage that is coded on the topic comes in as its example by its address; another is left out and named', async () => {
  await using store = await openTestStore()
  const { id: letterId, positionIds } = await keep(store, {
    positions: [aPassage(), aPassage({ topic: 'Voluntary detection' })],
  })
  const [own, other] = positionIds as [string, string]
  const address = (id: string) => `https://stance.example.org/letters/${letterId}#passage-${id}`
  const rows = [
    ['Topic', 'Proposition', 'Example of supports', 'Counter-example of supports'],
    ['Encryption', '', address(own), address(other)],
    ['Voluntary detection', '', 'on page 4', ''],
  ]
  const id = await bring(store, rows)
  expect(await differencesOf(store, id)).toEqual([
    `2 Example of supports: null → /letters/${letterId}#position-${own}`,
  ])
  const [first, second] = await plannedRows(store, id)
  expect([first!.notes, second!.reason]).toEqual([
    [
      'Counter-example of supports: its passage is not coded on this topic here, so it is left out.',
    ],
    '“Example of supports” is no address of a passage here, such as /letters/…#position-….',
  ])
  await takeIn(store, id)
  const topic = await topicId(store)
  expect((await newest(store, topic)).wording.examples['1']).toEqual({
    ...{ example: { positionId: own, stance: '1' }, counter: null },
  })
  await takeBack(store, id)
  expect((await newest(store, topic)).wording.examples['1'].example).toBeNull()
})

test('what is said of a new topic whose levels are not worded fits their number', async () => {
  await using store = await openTestStore()
  const worded = ['Strongly supports', 'Supports', 'Mixed', 'Opposes']
  const id = await bring(store, [
    ['Topic', 'Proposition', ...worded],
    ['Media funds', 'The Union should fund local media.', '', '', '', ''],
    ['Media law', 'There should be a law.', ...worded],
  ])
  expect((await plannedRows(store, id)).map(({ notes }) => notes)).toEqual([
    ['None of its five levels is worded yet.'],
    ['1 of its five levels is not worded yet.'],
  ])
})

test('a list closes and reopens topics, adds closed ones, and taken back they stand as before', async () => {
  await using store = await openTestStore()
  const voluntary = await topicId(store, 'Voluntary detection')
  await store.topics.setClosed(voluntary, true, somebody)
  const [before] = await store.rows<{ at: string }>(
    `select closed_at at from topics where id = '${voluntary}'`,
  )
  const rows = [
    ['Topic', 'Proposition', 'Closed'],
    ['Encryption', '', 'yes'],
    ['Voluntary detection', '', 'no'],
    ['Media funds', 'The Union funds local media.', 'yes'],
    ['Media law', 'There is a law.', 'perhaps'],
  ]
  const id = await bring(store, rows)
  expect(await outcomesOf(store, id)).toEqual([
    '2 changed',
    '3 changed',
    '4 new',
    '5 refused: Say of “Closed” yes or no.',
  ])
  expect((await plannedRows(store, id)).map(({ wording }) => wording)).toEqual(
    Array.from({ length: 4 }, () => null),
  )
  await takeIn(store, id)
  expect(await openTopics(store)).toEqual([
    'Encryption (closed)',
    'Voluntary detection',
    'Media funds (closed)',
  ])
  expect((await outcomesOf(store, await bring(store, rows.slice(0, 4)))).join()).toBe(
    '2 same,3 same,4 same',
  )
  await takeBack(store, id)
  expect((await listOf(store, id)).stayed).toEqual([])
  expect(await openTopics(store)).toEqual(['Encryption', 'Voluntary detection (closed)'])
  expect(await store.rows(`select closed_at at from topics where id = '${voluntary}'`)).toEqual([
    before,
  ])
  expect((await store.verify()).unsound).toEqual([])
})

test('a topic is found by its id under another name, and never takes the name of a second one', async () => {
  await using store = await openTestStore()
  const id = await topicId(store)
  const headings = ['Topic', 'Proposition', 'Id here']
  const renamed = await bring(store, [headings, ['Ciphers', '', id.toUpperCase()]])
  expect(await differencesOf(store, renamed)).toEqual(['2 Topic: Encryption → Ciphers'])
  const twin = await bring(store, [headings, ['voluntary  DETECTION', '', id]])
  expect(await outcomesOf(store, twin)).toEqual([
    '2 refused: There is a topic “Voluntary detection” already. Give this one another name.',
  ])
})

test('a new topic without a proposition is asked for it, and what is answered is its own', async () => {
  await using store = await openTestStore()
  const rows = [
    ['Topic', 'Proposition'],
    ['Media funds', ''],
    ['Encryption', ''],
    ['x'.repeat(81), ''],
  ]
  const id = await bring(store, rows)
  expect((await outcomesOf(store, id)).map((one) => one.split(':')[0])).toEqual([
    '2 asked',
    '3 same',
    '4 refused',
  ])
  const key = 'proposition:media funds'
  expect((await listOf(store, id)).questions).toEqual([
    {
      key: hashChoiceKey(key),
      sentence: 'What does “Media funds” ask? Write a sentence that one can support or oppose.',
      ...{ options: [], writes: { most: 500 }, rows: 1 },
    },
  ])
  await choose(store, id, { [key]: 'The Union funds local media.' })
  expect(await differencesOf(store, id)).toContain(
    '2 Proposition: null → The Union funds local media.',
  )
})

test('one topic is left as it is here, and the rest comes in all the same', async () => {
  await using store = await openTestStore()
  const rows = [
    ['Topic', 'Proposition'],
    ['Encryption', 'Nobody reads what is encrypted.'],
    ['Voluntary detection', 'Providers look for what is forbidden.'],
  ]
  const before = await newest(store, await topicId(store))
  const id = await bring(store, rows)
  await choose(store, id, { 'row:2': 'leave out', 'row:3': 'wording' })
  await takeIn(store, id)
  expect(await newest(store, await topicId(store))).toEqual(before)
  expect(await newest(store, await topicId(store, 'Voluntary detection'))).toMatchObject({
    meaningChanged: false,
    wording: { proposition: 'Providers look for what is forbidden.' },
  })
  const again = await bringAndTakeIn(store, {
    ...{ kind: 'topics', dossierId: await dossierOf(store), rows },
  })
  expect(await outcomesOf(store, again)).toEqual(['2 changed', '3 same'])
})

test('a codebook among letters is refused with where it belongs, and stops nothing else', async () => {
  await using store = await openTestStore()
  const book =
    '<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code guid="A" name="Trust" isCodable="true"/></Codes></CodeBook>'
  const id = await planned(store, [
    { name: 'codes.qdc', bytes: book },
    { name: 'reply.txt', bytes: letterText() },
  ])
  const items = await itemsIn(store, id)
  expect(items.map(({ name, state }) => [name, state === 'refused'])).toEqual([
    ['codes.qdc', true],
    ['reply.txt', false],
  ])
  expect(items[0]!.reason).toContain('take it in with “Take in a list”')
})
