import { expect, test } from 'vitest'
import { loadQuotesTable } from '#app/features/view-files/quotes-table.ts'
import { theDossier } from '#tests/support/letters.ts'
import { openSeededStore } from '#tests/support/store.ts'
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
