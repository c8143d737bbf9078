import { expect, test } from 'vitest'
import { readSelection } from '#app/features/analysis/selection.ts'
import { buildStanceTable } from '#app/features/analysis/stance-table.ts'
import { openSeededStore } from '#tests/support/store.ts'

test('each actor has a row with a cell for every topic, and what it rests on is counted', async () => {
  await using store = await openSeededStore()
  const visible = store.visibleTo('owner')
  const { selection, evidenceOf } = await readSelection(visible, new URLSearchParams())
  const rows = await buildStanceTable(visible, evidenceOf, {
    ...selection,
    asOf: '2020-12-31',
    maxRows: 5,
  })
  expect(rows.map(({ actor, quotes, letters }) => [actor.name, quotes, letters])).toEqual([
    ['Jakub Boratyński', 3, 1],
    ['Ylva Johansson', 3, 1],
  ])
  for (const { cells, house } of rows) {
    expect(cells.map(({ topicId }) => topicId)).toEqual(selection.topics.map(({ id }) => id))
    expect(house).toContain('European Commission')
  }
  const encryption = selection.topics.find(({ name }) => name === 'Encryption')!
  const isConditional = (row: number) =>
    rows[row]!.cells.find(({ topicId }) => topicId === encryption.id)!.conditional
  expect([isConditional(0), isConditional(1)]).toEqual([true, false])
})
