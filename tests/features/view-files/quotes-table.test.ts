import { expect, test } from 'vitest'
import { loadQuotesTable } from '#app/features/view-files/quotes-table.ts'
import { theDossier } from '#tests/support/letters.ts'
import { repeat } from '#tests/support/paragraphs.ts'
import { openSeededStore, openTestStore } from '#tests/support/store.ts'
import { tableRows } from '#tests/support/view-tables.ts'

test('the quotes of a level are rows in the order of the page, and the file says that they are narrowed', async () => {
  await using store = await openSeededStore()
  const loaded = await loadQuotesTable(
    store.visibleTo('owner'),
    await theDossier(store),
    new URLSearchParams('coded=2&said=own&told=person&asOf=2021-12-31'),
  )
  expect(loaded.word).toBe('Quotes, +2 Strongly supports, Own words, To persons')
  const rows = await tableRows(loaded)
  expect(rows.map((row) => [row['Said by'], row.Topic, row['Level, -2 to 2']])).toEqual([
    ['Jakub Boratyński', 'Interim Regulation', 2],
  ])
})

test('each quote says its standard paragraph; counted once, the newest stands for all', async () => {
  await using store = await openTestStore()
  await repeat(store, '2019-05-03')
  await repeat(store, '2020-10-02')
  await repeat(store, '2020-10-03', 'We count on the continued support of all providers.')
  const load = async (query: string) =>
    loadQuotesTable(
      store.visibleTo('owner'),
      await theDossier(store),
      new URLSearchParams(`asOf=2021-12-31&${query}`),
    )
  const paragraphs = async (query: string) =>
    (await tableRows(await load(query))).map((row) => [
      ...[row.Dated, row['Standard paragraph, numbered in this file']],
      ...[row['Letters that use it'], row['First used'], row['Last used']],
    ])
  const [alone, newest] = [
    ['3 Oct 2020', null, null, null, null],
    ['2 Oct 2020', 1, 2, '3 May 2019', '2 Oct 2020'],
  ]
  const each = [alone, newest, ['3 May 2019', 1, 2, '3 May 2019', '2 Oct 2020']]
  expect(await paragraphs('')).toEqual(each)
  expect(await paragraphs('paragraphs=each')).toEqual(each)
  expect(await paragraphs('paragraphs=once')).toEqual([alone, newest])
  expect((await load('paragraphs=once')).word).toBe('Quotes, Standard paragraphs counted once')
})
