import { expect, test } from 'vitest'
import { loadAudienceTable } from '#app/features/view-files/audience-table.ts'
import { theDossier } from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'
import { settle, tell } from '#tests/support/told-letters.ts'
import { tableRows } from '#tests/support/view-tables.ts'

const load = async (store: TestStore, query = '') =>
  loadAudienceTable(
    store.visibleTo('owner'),
    await theDossier(store),
    new URLSearchParams(`asOf=2021-06-01&${query}`),
  )

test('each topic and audience is a row with where the actor stands, its letters and its newest quote', async () => {
  await using store = await openTestStore()
  await tell(store, '2020-10-29', { to: ['Ann Reader'], level: 2 })
  await tell(store, '2020-11-02', { to: ['European Council'], level: -1 })
  await tell(store, '2020-11-02', { to: ['European Council'], topic: 'Voluntary detection' })
  const loaded = await load(store)
  expect(loaded).toMatchObject({ word: 'Audiences of Ylva Johansson', errors: {} })
  expect(await tableRows(loaded)).toMatchObject([
    {
      ...{ Topic: 'Encryption', Told: 'Persons', Stands: 'Strongly supports', 'Now, -2 to 2': 2 },
      ...{ 'Two audiences told opposite things': 'yes', Letters: 1 },
      'Newest: quote': 'We support it without reservation.',
      'Newest: dated': '29 Oct 2020',
    },
    { Topic: 'Encryption', Told: 'Organisations', 'Now, -2 to 2': -1, 'Record, -2 to 2': -1 },
    {
      ...{ Topic: 'Voluntary detection', Told: 'Organisations' },
      'Two audiences told opposite things': 'no',
    },
  ])
})

test('names of any script are told apart as they are written, and what cannot be read refuses the file', async () => {
  await using store = await openTestStore()
  await tell(store, '2020-10-29', { to: ['Ann Reader'] })
  await settle(store, 'Ann Reader', 'المغرب')
  expect(await tableRows(await load(store, 'by=attribute+country'))).toMatchObject([
    { Told: 'المغرب' },
  ])
  expect((await load(store, 'of=Nobody')).errors).toHaveProperty('of')
})
