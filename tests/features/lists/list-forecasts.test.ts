import { expect, test } from 'vitest'
import { forecastRows } from '#app/features/lists/list-forecasts.ts'
import { aParty, aPassage, dossierOf, keep } from '#tests/support/letters.ts'
import { bringList, plannedRows } from '#tests/support/lists.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'

test('rows that say other words of a topic tell what that touches, as far as the reader sees; others nothing', async () => {
  await using store = await openTestStore()
  const [ana, ivo] = [await addUser(store), await addUser(store, 'editor', 'Ivo Petrov')]
  await keep(store, { positions: [aPassage()] })
  await keep(store, {
    text: 'For Ana alone. We support it without reservation.',
    form: { parties: [aParty({ name: 'Emma Lind' })] },
    positions: [aPassage()],
    doer: { userId: ana.id, via: 'screen' },
    audience: { visibility: 'named', readerIds: [] },
  })
  const rows = [
    ['Topic', 'Proposition'],
    ['Encryption', 'Something else altogether should be done.'],
    ['A new one', 'It should be asked as well.'],
  ]
  const id = await bringList(store, { kind: 'topics', dossierId: await dossierOf(store), rows })
  const planned = await plannedRows(store, id)
  const seenBy = async (reader: typeof ana) =>
    [...(await forecastRows(store.visibleTo(reader), planned, '2026-11-29'))].map(
      ([row, { positions, firstPositions, firstActors }]) => [
        row,
        positions,
        firstPositions.map(({ who }) => who).sort(),
        firstActors.map(({ name }) => name),
      ],
    )
  const both = ['Emma Lind', 'Ylva Johansson']
  expect(await seenBy(ana)).toEqual([[2, 2, both, both]])
  expect(await seenBy(ivo)).toEqual([[2, 1, ['Ylva Johansson'], ['Ylva Johansson']]])
})
