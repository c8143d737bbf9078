import { expect, test } from 'vitest'
import { loadCoverageTable } from '#app/features/view-files/coverage-table.ts'
import { aPassage, actorId, keep, theDossier, topicId } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'
import { tableRows } from '#tests/support/view-tables.ts'

test('each gap is a row with the last word and why there is nothing since; of ticked ones only these', async () => {
  await using store = await openTestStore()
  await keep(store, { positions: [aPassage()] })
  const load = async (query: string) =>
    loadCoverageTable(
      store.visibleTo('owner'),
      await theDossier(store),
      new URLSearchParams(`asOf=2021-12-31&${query}`),
    )
  const all = await tableRows(await load(''))
  // One actor, two topics, and no letter of the twelve months before the day.
  expect(all.map(({ Topic }) => Topic).sort()).toEqual(['Encryption', 'Voluntary detection'])
  const ticked = `pick=${await actorId(store, 'Ylva Johansson')}+${await topicId(store)}`
  expect(await tableRows(await load(ticked))).toEqual([
    {
      Actor: 'Ylva Johansson',
      Topic: 'Encryption',
      'Last heard on': '2020-10-29',
      'Last word': 'supports',
      'Last heard, in words': 'last heard on 29 Oct 2020: supports',
      Silence: 'No letter',
      'Day of the silence': null,
      'Why there is no word': 'no letter asks anybody on this topic',
      'Asked by the letter': null,
    },
  ])
})
