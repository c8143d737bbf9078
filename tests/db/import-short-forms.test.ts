import { expect, test } from 'vitest'
import { itemsIn, letterText, planned, storeAll } from '#tests/support/importing.ts'
import { openTestStore } from '#tests/support/store.ts'

const fromHouse = (house: string, reference: string) => ({
  name: `${reference}.txt`,
  bytes: letterText({
    author: 'Ana Kovač',
    capacity: `Head of Unit\n${house}`,
    reference,
    body: `We support ${reference}.`,
  }).replace('European Commission', house),
})

test('the letters of one import mean one organisation by its name and by the short form that a head gives', async () => {
  await using store = await openTestStore()
  const id = await planned(store, [
    fromHouse('FZI', 'Ares(2020)1'),
    fromHouse('Forum Zivile Infrastruktur', 'Ares(2020)2'),
    fromHouse('Forum Zivile Infrastruktur (FZI)', 'Ares(2020)3'),
  ])
  await storeAll(store, id)
  expect((await itemsIn(store, id)).map(({ state, asks }) => [state, asks])).toEqual([
    ['stored', []],
    ['stored', []],
    ['stored', []],
  ])
  const houses = (await store.actors.all()).filter(({ name }) => /FZI|Zivile/.test(name))
  expect(houses.map(({ name, aliases }) => [name, aliases])).toEqual([
    ['Forum Zivile Infrastruktur', ['FZI']],
  ])
})
