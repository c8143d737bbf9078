import { expect, test } from 'vitest'
import { loadQuotes } from '#app/features/analysis/quotes-page.ts'
import type { LetterReader } from '#app/domain/users.ts'
import { aPassage, keep, theDossier } from '#tests/support/letters.ts'
import { repeat } from '#tests/support/paragraphs.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openSeededStore, openTestStore, type TestStore } from '#tests/support/store.ts'

async function quotesOf(
  store: TestStore,
  query = '',
  { reader = 'owner' as LetterReader, page = 1 } = {},
) {
  const address = new URLSearchParams(`asOf=2021-12-31&${query}`)
  return loadQuotes(store.visibleTo(reader), await theDossier(store), address, page)
}

type Loaded = Awaited<ReturnType<typeof quotesOf>>

const tell = ({ quotes }: Loaded) =>
  quotes.rows.map(
    ({ position, who, topic }) =>
      `${position.letter.dated.last} ${who}, ${topic}: ${position.level}`,
  )

test('each quote of both letters stands once, the newest letter first, though it counts for unit and house as well', async () => {
  await using store = await openSeededStore()
  const found = await quotesOf(store)
  expect(tell(found)).toEqual([
    // Within a letter as one reads it.
    '2020-12-21 Jakub Boratyński, Interim Regulation: 2',
    '2020-12-21 Jakub Boratyński, Voluntary detection: 1',
    '2020-12-21 Jakub Boratyński, Encryption: 0',
    '2020-10-29 Ylva Johansson, Encryption: -1',
    '2020-10-29 Ylva Johansson, Interim Regulation: 2',
    '2020-10-29 Ylva Johansson, Voluntary detection: 2',
  ])
  expect(found.ofCoding.map(({ value, count }) => [value, count])).toEqual([
    ...[
      ['2', 3],
      ['1', 1],
      ['0', 1],
      ['-1', 1],
      ['-2', 0],
    ],
    ...[
      ['evaded', 0],
      ['withheld', 0],
      ['no_position', 0],
    ],
  ])
})

test('a level narrows the list and not what there is of others; a letter after the day is not among them', async () => {
  await using store = await openSeededStore()
  const found = await quotesOf(store, 'coded=2&topic=nothing')
  expect([found.quotes.total, found.all, found.anyCoded]).toEqual([3, 6, 6])
  expect((await quotesOf(store, 'asOf=')).all).toBe(6)
  const early = await loadQuotes(
    store.visibleTo('owner'),
    await theDossier(store),
    new URLSearchParams('asOf=2020-11-30'),
    1,
  )
  expect(tell(early).map((line) => line.slice(0, 10))).toEqual(Array(3).fill('2020-10-29'))
})

test('what is reported is in the list, told apart, and a hidden letter is not', async () => {
  await using store = await openSeededStore()
  const quote = 'We support it without reservation.'
  await keep(store, { positions: [aPassage({ quote, reported: true })] })
  const ana = await addUser(store)
  await keep(store, {
    text: `Dear Sir,\n\nFor few eyes.\n\n${quote}`,
    positions: [aPassage({ quote, level: -2 })],
    audience: { visibility: 'named', readerIds: [] },
    doer: { userId: ana.id, via: 'screen' },
  })
  const stranger = await addUser(store, 'coder', 'Ivo Petrov')
  const found = await quotesOf(store, 'said=reported', { reader: stranger })
  expect(found.quotes.rows.map(({ position }) => position.quote.exact)).toEqual([quote])
  expect(found.ofSaid.map(({ value, count }) => [value, count])).toEqual([
    ['own', 6],
    ['reported', 1],
  ])
  expect((await quotesOf(store, 'coded=-2', { reader: stranger })).quotes.total).toBe(0)
  expect((await quotesOf(store, 'coded=-2')).quotes.total).toBe(1)
})

test('the list is narrowed to letters to a kind of recipient, and its levels are counted among them', async () => {
  await using store = await openSeededStore()
  // One letter is to a person, the other one to a name that is withheld.
  const toPersons = await quotesOf(store, 'told=person')
  expect([...new Set(tell(toPersons).map((words) => words.slice(0, 28)))]).toEqual([
    '2020-12-21 Jakub Boratyński,',
  ])
  expect([toPersons.quotes.total, toPersons.all, toPersons.anyCoded]).toEqual([3, 6, 3])
  expect(toPersons.ofCoding.slice(0, 4).map(({ count }) => count)).toEqual([1, 1, 1, 0])
  expect((await quotesOf(store, 'told=withheld&coded=2')).quotes.total).toBe(2)
  expect((await quotesOf(store, 'told=none')).quotes.total).toBe(0)
  const strong = await quotesOf(store, 'coded=2')
  expect(strong.ofTold.filter(({ count }) => count > 0)).toEqual([
    { value: 'person', word: 'To persons', count: 1 },
    { value: 'withheld', word: 'To a withheld name', count: 2 },
  ])
  expect(strong.anyTold).toBe(3)
})

test('a standard paragraph is one row of several quotes, or one quote where it is counted once', async () => {
  await using store = await openTestStore()
  await repeat(store, '2019-05-03', undefined, { level: 2 })
  await repeat(store, '2020-01-07')
  await repeat(store, '2020-10-02', undefined, { to: 'Ann Reader' })
  await repeat(store, '2020-10-03', 'We count on the continued support of all providers.')
  const tellCounts = ({
    all,
    listed,
    quotes,
    ofCoding,
    anyCoded,
    anyTold,
    paragraphs,
  }: Loaded) => ({
    ...{ all, listed, rows: quotes.rows.length, anyCoded, anyTold },
    coded: ofCoding.flatMap(({ value, count }) => (count ? `${value}: ${count}` : [])),
    ...{ shown: paragraphs.shown, some: paragraphs.some },
  })
  const counts = { anyCoded: 4, anyTold: 4, coded: ['2: 1', '1: 3'], some: true }
  expect(tellCounts(await quotesOf(store))).toEqual({
    ...{ ...counts, all: 4, listed: 4, rows: 2, shown: 1 },
  })
  expect(tellCounts(await quotesOf(store, 'paragraphs=each'))).toEqual({
    ...{ ...counts, all: 4, listed: 4, rows: 4, shown: 0 },
  })
  // Of the two that are coded alike one is counted, beside the other sentence.
  expect(tellCounts(await quotesOf(store, 'paragraphs=once'))).toEqual({
    ...{ all: 2, listed: 2, rows: 2, shown: 1, some: true },
    ...{ anyCoded: 2, anyTold: 2, coded: ['2: 1', '1: 2'] },
  })
  expect((await quotesOf(store, 'paragraphs=once&coded=1')).anyCoded).toBe(2)
})
