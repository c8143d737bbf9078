import { expect, test } from 'vitest'
import type { Level } from '#app/domain/level.ts'
import { loadDistribution } from '#app/features/analysis/distribution-page.ts'
import { loadDistributionTable } from '#app/features/view-files/distribution-table.ts'
import { aParty, aPassage, keep, theDossier } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'
import { tableRows } from '#tests/support/view-tables.ts'

async function openThreeVoices() {
  const store = await openTestStore()
  for (const [name, dated, level] of [
    ['Ann', '2021-01-10', 2],
    ['Bob', '2021-02-10', 1],
    ['Cleo', '2021-03-10', -1],
  ] as const satisfies [string, string, Level][])
    await keep(store, {
      form: { title: `Letter of ${name}`, dated, parties: [aParty({ name })] },
      positions: [aPassage({ level })],
    })
  return store
}

test('each day of change is a row, and the as-of day says who breaks rank', async () => {
  await using store = await openThreeVoices()
  const [visible, dossier] = [store.visibleTo('owner'), await theDossier(store)]
  const query = new URLSearchParams('asOf=2021-06-01')
  const rows = await tableRows(await loadDistributionTable(visible, dossier, query))
  expect(rows.map((row) => [row.Day, row['Supports, voices'], row['Unknown, voices']])).toEqual([
    ['2021-01-10', 0, 2],
    ['2021-02-10', 1, 1],
    ['2021-03-10', 1, 0],
    ['2021-06-01', 1, 0],
  ])
  expect(rows.at(-1)).toMatchObject({
    'Strongly supports, voices': 1,
    'Opposes, voices': 1,
    'All voices': 3,
    Majority: 'supports, 2 of 3 with a word',
    'Break rank': 'Cleo',
  })
  expect((await loadDistribution(visible, dossier, query, 1)).tableRows).toBe(4)
})

test('shares are hundredths of all voices where the page shows shares', async () => {
  await using store = await openThreeVoices()
  const query = new URLSearchParams('asOf=2021-06-01&measure=shares')
  const loaded = await loadDistributionTable(
    store.visibleTo('owner'),
    await theDossier(store),
    query,
  )
  // One voice of three.
  expect((await tableRows(loaded)).at(-1)).toMatchObject({ 'Supports, % of voices, rounded': 33 })
})
