import { expect, test } from 'vitest'
import { loadQuotes } from '#app/features/analysis/quotes-page.ts'
import type { LetterReader } from '#app/domain/users.ts'
import { aPassage, keep, theDossier } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openSeededStore, type TestStore } from '#tests/support/store.ts'

async function quotesOf(
  store: TestStore,
  query = '',
  { reader = 'owner' as LetterReader, page = 1 } = {},
) {
  const address = new URLSearchParams(`asOf=2021-12-31&${query}`)
  return loadQuotes(store.visibleTo(reader), await theDossier(store), address, page)
}

const tell = ({ quotes }: Awaited<ReturnType<typeof quotesOf>>) =>
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
  expect([found.quotes.total, found.all, found.saidTotal]).toEqual([3, 6, 6])
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
  expect([toPersons.quotes.total, toPersons.all, toPersons.saidTotal]).toEqual([3, 6, 3])
  expect(toPersons.ofCoding.slice(0, 4).map(({ count }) => count)).toEqual([1, 1, 1, 0])
  expect((await quotesOf(store, 'told=withheld&coded=2')).quotes.total).toBe(2)
  expect((await quotesOf(store, 'told=none')).quotes.total).toBe(0)
})
