import { expect, test } from 'vitest'
import { readSelection, toSelectionQuery } from '#app/features/analysis/selection.ts'
import { openSeededStore, type TestStore } from '#tests/support/store.ts'

const read = async (store: TestStore, query: string) =>
  (await readSelection(store.visibleTo('owner'), new URLSearchParams(query))).selection

test('without a word in the address all topics are shown and those who spoke last', async () => {
  await using store = await openSeededStore()
  const selection = await read(store, '')
  expect(selection.topics).toHaveLength(3)
  expect(selection.actors.map(({ name }) => name)).toEqual(['Jakub Boratyński', 'Ylva Johansson'])
  expect(selection.errors).toEqual({})
})

test('the address of a view makes the same view again', async () => {
  await using store = await openSeededStore()
  const all = await read(store, '')
  const query = new URLSearchParams({ from: '2020-07', to: '2020-12', asOf: '2020-12-21' })
  query.set('topic', all.topics[1]!.id)
  query.set('add', 'ylva johansson')
  const selection = await read(store, query.toString())
  expect(selection).toMatchObject({
    period: { from: '2020-07-01', to: '2020-12-31' },
    asOf: '2020-12-21',
    topics: [{ id: all.topics[1]!.id }],
    actors: [{ name: 'Ylva Johansson' }],
    errors: {},
  })
  expect(await read(store, toSelectionQuery(selection))).toMatchObject({
    topics: selection.topics,
    actors: selection.actors,
    period: selection.period,
    asOf: selection.asOf,
  })
})

test('what cannot be read of an address is said, and the rest is shown', async () => {
  await using store = await openSeededStore()
  const selection = await read(
    store,
    'asOf=yesterday&actor=nobody&add=Nobody&from=2021-01-01&to=2020-01-01',
  )
  expect(Object.keys(selection.errors).sort()).toEqual(['actor', 'add', 'asOf', 'to'])
  expect(selection.errors.add).toBe(
    'Nobody is called “Nobody”. Write a name or alias that the Actors page lists.',
  )
  expect(selection.actors).toHaveLength(2)
  expect(selection.period.from <= selection.period.to).toBe(true)
})
