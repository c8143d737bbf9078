import { expect, test } from 'vitest'
import { planParties } from '#app/domain/plan/plan-parties.ts'
import type { LetterFields } from '#app/domain/letter-form.ts'
import { newId, sha256 } from '#db/core/ids.ts'
import {
  actorId,
  aForm,
  aParty,
  aPassage,
  aText,
  dossierOf,
  keep,
  logOf,
  rowCounts,
  somebody,
  topicId,
} from '#tests/support/letters.ts'
import { searchFor } from '#tests/support/searching.ts'
import { openSeededStore, openTestStore, type TestStore } from '#tests/support/store.ts'

const johanssonTitle = 'Reply to Microsoft on the EU strategy and the interim Regulation'

async function pageOf(
  store: TestStore,
  filter: Partial<Parameters<TestStore['letters']['page']>[0]> = {},
  most = 50,
  skip = 0,
) {
  const { rows, total } = await store.letters.page(
    { dossierId: await dossierOf(store), ...filter },
    most,
    skip,
  )
  return { titles: rows.map(({ title }) => title), total, rows }
}

async function correction(store: TestStore, id: string, changes: Partial<LetterFields>) {
  const before = (await store.letters.byId(id))!
  const form = aForm(changes)
  const plan = planParties(
    form.parties,
    await store.actors.all(),
    (await store.actors.forPlanning()).affiliations,
    form.dated,
    newId,
  )
  if (!plan.ok) throw new Error(plan.reason)
  return { before, parts: { form, ...plan } }
}

test('a letter comes back as it was stored, with its parties in the order printed', async () => {
  await using store = await openSeededStore()
  const { rows } = await searchFor(store, 'Prostasia')
  const { letter, parties, text, file } = (await store.letters.byId(rows[0]!.id))!
  expect(letter).toMatchObject({
    kind: 'letter',
    language: 'en',
    reference: 'cnect.ddg1.h.2(2020)5166553/AP',
    referenceTruncated: false,
    inReplyTo: { kind: 'e-mail', edtf: '2020-10-02' },
    revision: 1,
  })
  expect(letter.dated).toMatchObject({
    edtf: '2020-10-02/2020-12-21',
    first: '2020-10-02',
    last: '2020-12-21',
  })
  expect(parties.map(({ role, name }) => [role, name])).toEqual([
    ['author', 'Jakub Boratyński'],
    ['on_behalf_of', 'Ursula von der Leyen'],
    ['recipient', 'Jeremy Malcolm'],
  ])
  expect(text).toMatchObject({ version: 1, sha256: sha256(text.text) })
  expect(file).toMatchObject({ name: '000_89448a235952524b.txt' })
})

test('an id that no letter has is null, and no letter is there', async () => {
  await using store = await openTestStore()
  expect(await store.letters.byId(newId())).toBeNull()
  expect(await store.letters.has(newId())).toBe(false)
  expect(await store.letters.file(newId())).toBeNull()
})

test('a letter that is stored is there', async () => {
  await using store = await openTestStore()
  const { id } = await keep(store)
  expect(await store.letters.has(id)).toBe(true)
})

test('a pasted letter has no file', async () => {
  await using store = await openTestStore()
  const { id } = await keep(store)
  expect((await store.letters.byId(id))!.file).toBeNull()
  expect(await store.letters.file(id)).toBeNull()
})

test('a file comes back byte for byte, with its type, hash and size', async () => {
  await using store = await openTestStore()
  const bytes = Buffer.from([0xef, 0xbb, 0xbf, 0x41, 0x0d, 0x0a, 0xc3, 0xa9])
  const { id } = await keep(store, { file: { name: 'letter.txt', mediaType: 'text/plain', bytes } })
  expect((await store.letters.file(id))!.bytes.equals(bytes)).toBe(true)
  expect((await store.letters.byId(id))!.file).toEqual({
    name: 'letter.txt',
    mediaType: 'text/plain',
    size: 8,
    sha256: sha256(bytes),
  })
})

test('a text that is stored already is found by the whole of it', async () => {
  await using store = await openTestStore()
  const { id } = await keep(store)
  expect(await store.letters.withText(aText)).toEqual({ id, title: 'Reply to Microsoft' })
  expect(await store.letters.withText(`${aText} `)).toBeNull()
})

test('letters are listed newest first by the last day they may be of', async () => {
  await using store = await openSeededStore()
  const { rows, total } = await pageOf(store)
  expect(total).toBe(2)
  expect(rows.map(({ authors, positions }) => [authors, positions])).toEqual([
    [['Jakub Boratyński'], 3],
    [['Ylva Johansson'], 3],
  ])
})

test('pages are stable: each letter of one day stands on exactly one page', async () => {
  await using store = await openTestStore()
  for (let n = 0; n < 7; n += 1)
    await keep(store, { form: { title: `Letter ${n}` }, text: `${aText}${n}` })
  const pages = [
    await pageOf(store, {}, 3, 0),
    await pageOf(store, {}, 3, 3),
    await pageOf(store, {}, 3, 6),
  ]
  expect(pages.map(({ titles }) => titles.length)).toEqual([3, 3, 1])
  expect(new Set(pages.flatMap(({ titles }) => titles)).size).toBe(7)
  expect(pages.every(({ total }) => total === 7)).toBe(true)
})

test('a page behind the last is empty and still says how many there are', async () => {
  await using store = await openSeededStore()
  expect(await pageOf(store, {}, 50, 100)).toEqual({ titles: [], total: 2, rows: [] })
})

test.each([
  ['kind', { kind: 'e-mail' as const }, ['An e-mail']],
  ['the day it may be of, from', { from: '2021-01-01' }, ['An e-mail']],
  ['the day it may be of, to', { to: '2020-10-28' }, []],
  ['a span within the days it may be of', { from: '2021-02-10', to: '2021-02-11' }, ['An e-mail']],
  ['no coding yet', { coding: 'to code' as const }, ['An e-mail']],
])('the list is narrowed by %s', async (_what, filter, titles) => {
  await using store = await openTestStore()
  await keep(store, { positions: [aPassage()] })
  await keep(store, {
    form: {
      title: 'An e-mail',
      kind: 'e-mail',
      dated: '2021-02',
      basis: 'only the month is printed',
    },
    text: 'Another text.',
  })
  expect((await pageOf(store, filter)).titles).toEqual(titles)
})

test('the list is narrowed by author and by topic', async () => {
  await using store = await openSeededStore()
  expect((await pageOf(store, { authorId: await actorId(store) })).titles).toEqual([johanssonTitle])
  expect(
    (await pageOf(store, { authorId: await actorId(store, 'Ursula von der Leyen') })).titles,
  ).toEqual([])
  expect((await pageOf(store, { topicId: await topicId(store) })).total).toBe(2)
})

test('a letter whose positions were all withdrawn is untagged and off its topic', async () => {
  await using store = await openTestStore()
  const { positionIds } = await keep(store, { positions: [aPassage()] })
  await store.positions.setStatus(positionIds[0]!, 1, 'withdrawn', somebody)
  expect((await pageOf(store, { coding: 'to code' })).total).toBe(1)
  expect((await pageOf(store, { topicId: await topicId(store) })).total).toBe(0)
})

test('counts say how many letters there are, how many wait, and when the newest was written', async () => {
  await using store = await openTestStore()
  expect(await store.letters.counts(await dossierOf(store))).toEqual({
    letters: 0,
    toCode: 0,
    newest: null,
  })
  await keep(store, { positions: [aPassage()] })
  await keep(store, { form: { dated: '2020-12-01' }, text: 'Another text.' })
  expect(await store.letters.counts(await dossierOf(store))).toMatchObject({
    letters: 2,
    toCode: 1,
    newest: { edtf: '2020-12-01' },
  })
})

test('authors and those spoken for are named in the order printed, withheld names as such', async () => {
  await using store = await openTestStore()
  const { id } = await keep(store, {
    form: {
      parties: [
        aParty({ name: 'Zoe Young' }),
        aParty({ withheld: true }),
        aParty({ name: 'Ann Able' }),
        aParty({ role: 'on_behalf_of', name: 'Ursula von der Leyen' }),
      ],
    },
  })
  expect((await store.letters.authorsOf([id])).get(id)).toEqual([
    'Zoe Young',
    'name withheld',
    'Ann Able',
  ])
  expect((await store.letters.partyNames([id])).get(id)).toEqual({
    authors: ['Zoe Young', 'name withheld', 'Ann Able'],
    onBehalfOf: ['Ursula von der Leyen'],
  })
  expect([
    (await store.letters.authorsOf([])).size,
    (await store.letters.partyNames([])).size,
  ]).toEqual([0, 0])
})

test('an actor’s letters are told with the part they have in each, newest first', async () => {
  await using store = await openTestStore()
  await keep(store, { form: { title: 'Older' } })
  await keep(store, {
    form: {
      title: 'Newer',
      dated: '2021-01-05',
      parties: [
        aParty({ name: 'Ann Able' }),
        aParty({ role: 'recipient', capacity: 'Commissioner' }),
      ],
    },
    text: 'Another text.',
  })
  const told = await store.letters.ofActor(await actorId(store), 10)
  expect(told.map(({ role, capacity, letter }) => [role, capacity, letter.title])).toEqual([
    ['recipient', 'Commissioner', 'Newer'],
    ['author', null, 'Older'],
  ])
  expect(await store.letters.ofActor(await actorId(store), 1)).toHaveLength(1)
})

test('of several letters all are stored or none', async () => {
  await using store = await openTestStore()
  const dossierId = await dossierOf(store)
  const before = await rowCounts(store)
  const letter = {
    id: newId(),
    dossierId,
    form: aForm(),
    parties: [],
    actors: [],
    affiliations: [],
    text: aText,
    file: null,
    positions: [],
  }
  await expect(
    store.letters.recordAll([letter, { ...letter, text: 'The same id again.' }], somebody),
  ).rejects.toThrow()
  expect(await rowCounts(store)).toEqual(before)
})

test('what was stored stands in the audit log, the text by its hash', async () => {
  await using store = await openTestStore()
  const { id } = await keep(store)
  expect(await logOf(store, id)).toMatchObject([
    {
      deed: 'added',
      thing: 'letter',
      via: 'screen',
      before: null,
      after: { title: 'Reply to Microsoft', text: sha256(aText) },
    },
  ])
})

test('a correction changes what is said, never the text, and keeps both in the log', async () => {
  await using store = await openTestStore()
  const { id } = await keep(store)
  const { before, parts } = await correction(store, id, {
    title: 'Reply to Microsoft, corrected',
    reference: 'Ares (2020)',
    referenceTruncated: true,
  })
  expect(await store.letters.correct(before, 1, parts, somebody)).toEqual({ changed: true })
  expect(await store.letters.byId(id)).toMatchObject({
    letter: {
      title: 'Reply to Microsoft, corrected',
      reference: 'Ares (2020)',
      referenceTruncated: true,
      revision: 2,
    },
    text: { text: aText, version: 1 },
  })
  expect((await logOf(store, id)).at(-1)).toMatchObject({
    deed: 'corrected',
    before: { title: 'Reply to Microsoft' },
    after: { title: 'Reply to Microsoft, corrected' },
  })
})

test('a corrected date moves the letter’s positions with it', async () => {
  await using store = await openTestStore()
  const { id, positionIds } = await keep(store, { positions: [aPassage()] })
  const { before, parts } = await correction(store, id, {
    dated: '2020-10-02/2020-12-21',
    basis: 'not before the e-mail it answers',
  })
  await store.letters.correct(before, 1, parts, somebody)
  expect(await store.positions.byId(positionIds[0]!)).toMatchObject({
    lastDay: '2020-12-21',
    letter: { dated: { first: '2020-10-02', last: '2020-12-21' } },
  })
  expect(await store.rows('select last_day from evidence')).toEqual([{ last_day: '2020-12-21' }])
  expect((await store.letters.ofActor(await actorId(store), 1))[0]!.letter.dated.last).toBe(
    '2020-12-21',
  )
})

test('of two corrections of the same revision the second is refused and nothing changes', async () => {
  await using store = await openTestStore()
  const { id } = await keep(store, { positions: [aPassage()] })
  const first = await correction(store, id, { title: 'The first correction' })
  const second = await correction(store, id, {
    title: 'The second',
    dated: '2021-01-01',
    parties: [aParty({ name: 'Somebody New' })],
  })
  await store.letters.correct(first.before, 1, first.parts, somebody)
  const [rows, letter] = [await rowCounts(store), await store.letters.byId(id)]
  expect(await store.letters.correct(second.before, 1, second.parts, somebody)).toEqual({
    changed: false,
  })
  expect([await rowCounts(store), await store.letters.byId(id)]).toEqual([rows, letter])
})

test('a corrected letter is found by its new words and no longer by the old', async () => {
  await using store = await openTestStore()
  const { id } = await keep(store, { form: { title: 'Wrong headline' } })
  const { before, parts } = await correction(store, id, { title: 'Right headline' })
  await store.letters.correct(before, 1, parts, somebody)
  expect((await searchFor(store, 'right')).total).toBe(1)
  expect((await searchFor(store, 'wrong')).total).toBe(0)
})
