import { expect, test } from 'vitest'
import { readQuotes } from '#app/features/analysis/listed-quotes.ts'
import { describeQuoteRows, describeQuotes } from '#app/features/analysis/quote-rows.ts'
import { theDossier } from '#tests/support/letters.ts'
import { repeat, standardWords } from '#tests/support/paragraphs.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

async function describe(store: TestStore) {
  const visible = store.visibleTo('owner')
  const params = new URLSearchParams('asOf=2021-12-31')
  const { selection, all, rowsOf, choices } = await readQuotes(
    visible,
    await theDossier(store),
    params,
  )
  return {
    cards: await describeQuotes(visible, all, selection.topics),
    rows: await describeQuoteRows(visible, rowsOf(choices), selection.topics),
  }
}

test('each use stands from the first one on, with the words that changed since the one before', async () => {
  await using store = await openTestStore()
  const interim = standardWords.replace('proposed', 'interim')
  await repeat(store, '2019-05-03')
  await repeat(store, '2020-01-07', interim, { by: 'Jakub Boratyński', level: 2 })
  await repeat(store, '2020-10-02', interim)
  await repeat(store, '2020-11-01', 'We count on the continued support of all providers.')
  const { cards, rows } = await describe(store)
  expect(cards.map(({ who, topic }) => `${who}, ${topic}`)).toEqual([
    'Ylva Johansson, Encryption',
    'Ylva Johansson, Encryption',
    'Jakub Boratyński, Encryption',
    'Ylva Johansson, Encryption',
  ])
  expect(rows.map(({ position }) => position.lastDay)).toEqual(['2020-11-01', '2020-10-02'])
  expect(rows[0]!.paragraph).toBeNull()
  const paragraph = rows[1]!.paragraph!
  expect([paragraph.words, paragraph.codings, paragraph.left]).toEqual([
    'Used in 3 letters, first 3 May 2019, last 2 Oct 2020',
    'coded +2 Strongly supports once, +1 Supports twice',
    0,
  ])
  expect(paragraph.uses.map(({ who, dated, changes }) => [who, dated, changes])).toEqual([
    ['Ylva Johansson', '3 May 2019', [{ kind: 'same', text: standardWords }]],
    [
      'Jakub Boratyński',
      '7 Jan 2020',
      [
        { kind: 'same', text: 'The ' },
        { kind: 'gone', text: 'proposed' },
        { kind: 'new', text: 'interim' },
        { kind: 'same', text: standardWords.slice('The proposed'.length) },
      ],
    ],
    ['Ylva Johansson', '2 Oct 2020', null],
  ])
})

test('of many uses the first one and the newest stand there, and how many are left out', async () => {
  await using store = await openTestStore()
  for (let day = 1; day <= 13; day += 1)
    await repeat(store, `2020-10-${String(day).padStart(2, '0')}`)
  const { rows } = await describe(store)
  expect(rows).toHaveLength(1)
  const { uses, left } = rows[0]!.paragraph!
  expect([uses.map(({ dated }) => Number(dated.split(' ')[0])), left]).toEqual([
    [1, 5, 6, 7, 8, 9, 10, 11, 12, 13],
    3,
  ])
})

test('contact details in a use are masked, also where they are all that changed', async () => {
  await using store = await openTestStore()
  const write = (address: string) =>
    `${standardWords.slice(0, -1)}, as ${address} wrote to all of us.`
  await repeat(store, '2019-05-03', write('ada@example.org'))
  await repeat(store, '2020-10-02', write('bob@example.org'))
  const { rows } = await describe(store)
  expect(rows[0]!.paragraph!.uses.map(({ changes }) => changes?.length ?? null)).toEqual([1, null])
  expect(JSON.stringify(rows)).not.toMatch(/ada|bob/)
})
