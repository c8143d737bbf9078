import { expect, test } from 'vitest'
import { readStripChoices } from '#app/domain/strips/strip-choices.ts'
import { readSelection } from '#app/features/analysis/selection.ts'
import { buildStripsView } from '#app/features/analysis/strips-view.ts'
import { theDossier } from '#tests/support/letters.ts'
import { openSeededStore, type TestStore } from '#tests/support/store.ts'

async function build(store: TestStore, query = '') {
  const visible = store.visibleTo('owner')
  const params = new URLSearchParams(query)
  const { selection, evidenceOf } = await readSelection(visible, await theDossier(store), params, {
    purpose: 'rows',
  })
  return buildStripsView(visible, evidenceOf, selection, readStripChoices(params, []))
}

test('everybody for whom something counts has a row, with a strip for each topic', async () => {
  await using store = await openSeededStore()
  const view = await build(store, 'sort=name')
  const rows = view.groups.flatMap((group) => group.rows)
  expect([view.actors, view.shown, rows.length]).toEqual([7, 7, 7])
  const johansson = rows.find(({ actor }) => actor.name === 'Ylva Johansson')!
  // The expected coding of the letter: encryption −1, voluntary detection +2, interim Regulation +2.
  expect(
    johansson.cells.map(({ strip }) => strip.statements.map(({ day, level }) => [day, level])),
  ).toEqual([[['2020-10-29', -1]], [['2020-10-29', 2]], [['2020-10-29', 2]]])
  expect(view.axis.to).toBe('2020-12-21')
})

test('a folded group keeps its sum and shows no row, and fewer rows are shown than there are', async () => {
  await using store = await openSeededStore()
  const folded = await build(store, 'group=kind&closed=Persons')
  const persons = folded.groups.find(({ name }) => name === 'Persons')!
  expect([persons.isOpen, persons.actors, persons.rows.length]).toEqual([false, 2, 0])
  expect(persons.sums[0]!.sum).toMatchObject({ voices: 2 })
  const few = await build(store, 'rows=3')
  expect([few.actors, few.shown]).toEqual([7, 3])
})
