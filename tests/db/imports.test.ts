import { readFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { closeReaders } from '#app/readers/read-file.ts'
import { anImport, itemsIn, letterText, planned, storeAll, work } from '#tests/support/importing.ts'
import { dossierOf, keep, somebody } from '#tests/support/letters.ts'
import { packageOf } from '#tests/support/packages.ts'
import { openSeededStore, openTestStore } from '#tests/support/store.ts'

afterAll(closeReaders)

const fixture = (name: string) => ({ name, bytes: readFileSync(`tests/fixtures/readers/${name}`) })
const johansson = { name: 'replies/johansson.txt', bytes: letterText() }
const states = (items: readonly { name: string; state: string }[]) =>
  items.map(({ name, state }) => `${name}: ${state}`)

test('files become letters that wait, with what was read from them, and nothing is stored before somebody accepts', async () => {
  await using store = await openTestStore()
  const id = await planned(store, [
    johansson,
    fixture('attachments.eml'),
    { name: 'broken.pdf', bytes: '%PDF-1.7 cut off' },
  ])
  const items = await itemsIn(store, id)
  expect(items[0]).toMatchObject({
    name: 'replies/johansson.txt',
    state: 'ready',
    asks: [],
    same: null,
    draft: {
      fields: { dated: '2020-10-29', reference: 'Ares(2020)6018155' },
      sources: { dated: '29 October 2020' },
    },
  })
  expect(
    items
      .filter(({ draft }) => draft?.origin.attachedToId)
      .map(({ draft }) => draft!.origin.attachedToId),
  ).toContain(items[1]!.id)
  expect(items.at(-1)).toMatchObject({
    name: 'broken.pdf',
    state: 'refused',
    reason: expect.stringMatching(/^[A-Z].+\.$/),
  })
  expect((await store.letters.counts(await dossierOf(store))).letters).toBe(0)
  expect((await store.imports.byId(id))!.state).toBe('planned')
})

test('what was accepted is stored once with its original, its pages and how it came in; what was not waits on', async () => {
  await using store = await openTestStore()
  const id = await planned(store, [
    johansson,
    fixture('thread.mbox'),
    { name: 'undated.txt', bytes: 'Dear all,\n\nWe support it.\n\nYours,\n\nWanda Whistle\n' },
  ])
  const before = await itemsIn(store, id)
  await storeAll(store, id)
  const stored = (await itemsIn(store, id)).filter(({ state }) => state === 'stored')
  expect(stored.map(({ id }) => id)).toEqual(
    before.filter(({ state }) => state === 'ready' || state === 'doubtful').map(({ id }) => id),
  )
  const letter = (await store.letters.byId(stored[0]!.id))!
  expect(letter.letter).toMatchObject({
    reference: 'Ares(2020)6018155',
    origin: { importId: id, excerpt: false },
  })
  expect([
    letter.text.text,
    (await store.letters.file(stored[0]!.id))!.bytes.toString(),
    letter.file!.name,
  ]).toEqual([letterText(), letterText(), 'johansson.txt'])
  expect(
    (await itemsIn(store, id))
      .filter(({ state }) => state === 'asking')
      .map(({ name, asks }) => [name, asks.map(({ field }) => field)]),
  ).toContainEqual(['undated.txt', ['dated']])
  await work(store, id)
  expect((await store.letters.counts(await dossierOf(store))).letters).toBe(stored.length)
})

test('answers to messages of the same mailbox carry their day and their ids', async () => {
  await using store = await openTestStore()
  const id = await planned(store, [fixture('thread.mbox')])
  const answers = (await itemsIn(store, id)).filter(({ draft }) => draft?.origin.answersMessageId)
  expect(answers.length).toBeGreaterThan(0)
  for (const { draft } of answers)
    expect(draft!.fields).toMatchObject({
      replyKind: 'e-mail',
      replyDated: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    })
})

test('the same bytes, the same text and nearly the same text are told, against the store and within the import', async () => {
  await using store = await openTestStore()
  const body = Array.from(
    { length: 40 },
    (_, at) =>
      `In paragraph ${at} we say that the proposal of chapter ${at * 7} weighs more than what was asked in ${at * 13} letters.`,
  ).join(' ')
  const { id: letterId } = await keep(store, {
    text: letterText({ body }),
    file: { name: 'a.txt', mediaType: 'text/plain', bytes: Buffer.from(letterText({ body })) },
  })
  const other = letterText({
    body: body.replaceAll('weighs', 'counts for'),
    author: 'Wanda Whistle',
  })
  const id = await planned(store, [
    { name: 'bytes.txt', bytes: letterText({ body }) },
    { name: 'text.txt', bytes: `\uFEFF${letterText({ body })}` },
    { name: 'nearly.txt', bytes: letterText({ body: body.replace('paragraph 20', 'section 20') }) },
    { name: 'another.txt', bytes: other },
    { name: 'another again.txt', bytes: `\uFEFF${other}` },
  ])
  const items = await itemsIn(store, id)
  expect(
    items.map(({ name, state, same }) => [name, state, same?.how, same?.letterId ?? same?.itemId]),
  ).toEqual([
    ['bytes.txt', 'left out', 'file', letterId],
    ['text.txt', 'left out', 'text', letterId],
    ['nearly.txt', 'asking', 'nearly', letterId],
    ['another.txt', 'ready', undefined, undefined],
    ['another again.txt', 'left out', 'text', items[3]!.id],
  ])
  expect(items[2]!.same!.likeness).toBeGreaterThan(0.9)
})

test('letters of older versions, which nothing was laid out for, are found by their likes too', async () => {
  await using store = await openTestStore()
  const body = Array.from(
    { length: 40 },
    (_, at) =>
      `In paragraph ${at} we say that the proposal of chapter ${at * 7} weighs more than what was asked in ${at * 13} letters.`,
  ).join(' ')
  const { id: letterId } = await keep(store, { text: letterText({ body }) })
  await store.rows('delete from letter_prints')
  const id = await planned(store, [
    { name: 'nearly.txt', bytes: letterText({ body: body.replace('paragraph 20', 'section 20') }) },
  ])
  expect((await itemsIn(store, id)).map(({ same }) => [same?.how, same?.letterId])).toEqual([
    ['nearly', letterId],
  ])
})

test('the same file chosen twice comes in once', async () => {
  await using store = await openTestStore()
  const id = await anImport(store, [johansson])
  expect(
    await store.imports.addFile(id, { name: 'copy.txt', bytes: Buffer.from(johansson.bytes) }),
  ).toBe(false)
  expect((await store.imports.counts([id])).get(id)!.files.waiting).toBe(1)
})

test('a name that a known actor may bear in other words is asked about, also where a later file brings the other', async () => {
  await using store = await openSeededStore()
  const id = await planned(store, [
    {
      name: '1.txt',
      bytes: letterText({
        author: 'J. Boratyński',
        capacity: 'Head of Unit',
        reference: 'Ares(2021)1',
      }),
    },
    {
      name: '2.txt',
      bytes: letterText({ author: 'Kovač, Ana', capacity: 'Director', reference: 'Ares(2021)2' }),
    },
    {
      name: '3.txt',
      bytes: letterText({ author: 'Ana Kovač', capacity: 'Director', reference: 'Ares(2021)3' }),
    },
    { name: '4.txt', bytes: letterText({ author: 'Ylva Johansson', reference: 'Ares(2021)4' }) },
  ])
  const asked = (await itemsIn(store, id)).map(({ asks }) =>
    asks.map(({ sentence }) => sentence).join(),
  )
  expect(asked[0]).toContain('Boratyński (the same family name and initial)')
  expect(`${asked[1]}${asked[2]}`).toContain('the same name in another order')
  expect(Boolean(asked[1]) !== Boolean(asked[2])).toBe(true)
  expect(asked[3]).toBe('')
})

test('two who work on one import at once store each letter once', async () => {
  await using store = await openTestStore()
  const id = await planned(
    store,
    Array.from({ length: 6 }, (_, at) => ({
      name: `${at}.txt`,
      bytes: letterText({ reference: `Ares(2020)${at}`, body: `Number ${at} says so.` }),
    })),
  )
  await store.imports.accept(id, { states: ['ready', 'doubtful', 'asking'] }, somebody)
  const worked = await Promise.all([work(store, id), work(store, id)])
  expect(worked.filter(Boolean)).toHaveLength(1)
  expect([
    (await store.letters.counts(await dossierOf(store))).letters,
    states(await itemsIn(store, id)).every((line) => line.endsWith('stored')),
  ]).toEqual([6, true])
})

test('an import that was stopped goes on where it stood', async () => {
  await using store = await openTestStore()
  const id = await anImport(store, [
    johansson,
    { name: '2.txt', bytes: letterText({ body: 'Another one says so.' }) },
  ])
  await store.imports.setStopped(id, true)
  expect(await store.importJob.pendingIds()).toEqual([])
  await work(store, id)
  expect(await itemsIn(store, id)).toEqual([])
  await store.imports.setStopped(id, false)
  expect(await store.importJob.pendingIds()).toEqual([id])
  await work(store, id)
  expect(await itemsIn(store, id)).toHaveLength(2)
})

test('an import is taken back as a whole, and given back; an account of each step stands in the log', async () => {
  await using store = await openSeededStore()
  const dossierId = await dossierOf(store)
  const letters = async () => (await store.letters.counts(dossierId)).letters
  const known = (await store.actors.all()).length
  const id = await planned(store, [
    johansson,
    { name: '2.txt', bytes: letterText({ author: 'Wanda Whistle', body: 'Another one says so.' }) },
  ])
  await storeAll(store, id)
  const [first] = await itemsIn(store, id)
  expect([await letters(), (await store.actors.all()).length > known]).toEqual([4, true])
  expect(await store.imports.startReversal(id, 'undoing', somebody)).toEqual({ changed: true })
  await work(store, id)
  expect([
    await letters(),
    (await store.actors.all()).length,
    await store.letters.byId(first!.id),
    (await store.imports.byId(id))!.state,
  ]).toEqual([2, known, null, 'undone'])
  expect((await store.verify()).unsound).toEqual([])
  await store.imports.startReversal(id, 'redoing', somebody)
  await work(store, id)
  expect([
    await letters(),
    (await store.letters.byId(first!.id))!.letter.id,
    (await store.imports.byId(id))!.state,
  ]).toEqual([4, first!.id, 'planned'])
  expect((await store.history.ofLetter(first!.id)).map(({ action }) => action)).toEqual([
    'added',
    'withdrew',
    'restored',
  ])
})

test('what was taken back may come in anew, and is then not given back beside it', async () => {
  await using store = await openTestStore()
  const first = await planned(store, [johansson])
  await storeAll(store, first)
  await store.imports.startReversal(first, 'undoing', somebody)
  await work(store, first)
  const second = await planned(store, [johansson])
  await storeAll(store, second)
  await store.imports.startReversal(first, 'redoing', somebody)
  await work(store, first)
  expect([
    states(await itemsIn(store, first)),
    states(await itemsIn(store, second)),
    (await store.letters.counts(await dossierOf(store))).letters,
  ]).toEqual([['replies/johansson.txt: left out'], ['replies/johansson.txt: stored'], 1])
})

test('a dossier package comes in through an import, as a whole, and is taken back and given back with it', async () => {
  await using from = await openSeededStore()
  const file = { name: 'dossier.stanceline.zip', bytes: await packageOf(from) }
  await using store = await openTestStore()
  await store.dossiers.record(
    {
      name: 'Child sexual abuse interim Regulation',
      procedure: '2020/0259(COD)',
      summary: null,
      topics: [],
      milestones: [],
    },
    somebody,
  )
  const id = await planned(store, [file])
  expect(await itemsIn(store, id)).toMatchObject([
    { state: 'doubtful', reason: expect.stringContaining('2 letters') },
  ])
  await storeAll(store, id)
  const letters = async () => (await store.letters.counts(await dossierOf(store))).letters
  expect([await letters(), states(await itemsIn(store, id))]).toEqual([
    2,
    ['dossier.stanceline.zip: stored'],
  ])
  await store.imports.startReversal(id, 'undoing', somebody)
  await work(store, id)
  expect([await letters(), (await store.imports.byId(id))!.state]).toEqual([0, 'undone'])
  await store.imports.startReversal(id, 'redoing', somebody)
  await work(store, id)
  expect(await letters()).toBe(2)
  const again = await planned(store, [file])
  expect(await itemsIn(store, again)).toMatchObject([
    { state: 'left out', reason: expect.stringContaining('Everything in it is here already.') },
  ])
})
