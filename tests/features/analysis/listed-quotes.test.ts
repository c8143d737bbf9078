import { expect, test } from 'vitest'
import { readQuotes } from '#app/features/analysis/listed-quotes.ts'
import { theDossier } from '#tests/support/letters.ts'
import { repeat } from '#tests/support/paragraphs.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

async function quotesOf(store: TestStore, query = '', asOf = '2021-12-31') {
  const params = new URLSearchParams(`asOf=${asOf}&${query}`)
  const found = await readQuotes(store.visibleTo('owner'), await theDossier(store), params)
  const rows = found.rowsOf(found.choices)
  return {
    ...found,
    rows: rows.map(({ newest, uses }) => [newest.lastDay, uses.length]),
  }
}

test('what two people repeat is one row, counted within what the list is narrowed to', async () => {
  await using store = await openTestStore()
  await repeat(store, '2019-05-03', undefined, { level: 2, to: 'Ann Reader' })
  await repeat(store, '2020-01-07', undefined, { by: 'Jakub Boratyński' })
  await repeat(store, '2020-10-02')
  await repeat(store, '2020-10-03', 'We count on the continued support of all providers.')
  expect((await quotesOf(store)).rows).toEqual([
    ['2020-10-03', 1],
    ['2020-10-02', 3],
  ])
  expect((await quotesOf(store, 'coded=1')).rows).toEqual([
    ['2020-10-03', 1],
    ['2020-10-02', 2],
  ])
  expect((await quotesOf(store, 'coded=2')).rows).toEqual([['2019-05-03', 1]])
  expect((await quotesOf(store, 'told=person')).rows).toEqual([['2019-05-03', 1]])
  // As of a day between them the later ones are not there yet.
  expect((await quotesOf(store, '', '2020-02-01')).rows).toEqual([['2020-01-07', 2]])
})

test('the paragraph of a quote alone is listed; where the quote has none, all are and it is said', async () => {
  await using store = await openTestStore()
  const { positionIds } = await repeat(store, '2019-05-03')
  await repeat(store, '2020-10-02')
  const other = await repeat(store, '2020-10-03', 'We count on the support of all providers.')
  const only = await quotesOf(store, `paragraph=${positionIds[0]}`)
  expect([only.rows, only.all.length, only.choices.errors]).toEqual([[['2020-10-02', 2]], 3, {}])
  for (const id of [other.positionIds[0]!, 'nothing']) {
    const found = await quotesOf(store, `paragraph=${id}`)
    expect([found.rows.length, found.choices.paragraph]).toEqual([2, null])
    expect(found.choices.errors.paragraph).toMatch(/not among the quotes of the selection/)
  }
})
