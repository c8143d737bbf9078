import { expect, test } from 'vitest'
import { buildItemViews, groupNameQuestions } from '#app/features/imports/item-views.ts'
import { itemsIn, letterText, planned, importOfClosedLetter } from '#tests/support/importing.ts'
import { openTestStore } from '#tests/support/store.ts'
import { anAccount } from '#tests/support/wordings.ts'

test('an item says what its head says', async () => {
  await using store = await openTestStore()
  const rows = await itemsIn(store, await planned(store, [{ name: 'a.txt', bytes: letterText() }]))
  const [view] = await buildItemViews(
    { visible: store.visibleTo('owner'), admin: store, user: await anAccount(store, 'Ana') },
    rows,
  )
  expect(view!.says).toMatchObject({
    authors: ['Ylva Johansson'],
    reference: 'Ares(2020)6018155',
    dated: '29 Oct 2020',
  })
  expect(view).toMatchObject({ name: 'a.txt', same: null, byOcr: false, unsure: 100 })
})

test('a letter that is closed to somebody has neither title nor link where an item is the same', async () => {
  await using store = await openTestStore()
  const { ana, ivo, letterId: id, rows } = await importOfClosedLetter(store)
  const sameFor = async (user: typeof ana) =>
    (await buildItemViews({ visible: store.visibleTo(user), admin: store, user }, rows))[0]!.same
  expect(await sameFor(ana)).toMatchObject({ letterId: id, title: 'Reply to Microsoft' })
  expect(await sameFor(ivo)).toMatchObject({ letterId: null, title: null, inImport: false })
})

test('a name that is asked about in several letters is asked once, the most frequent first', () => {
  const ask = (key: string) => ({
    field: 'parties',
    sentence: 'Who is this?',
    question: { said: key, key, choices: [], alone: true },
  })
  const grouped = groupNameQuestions([
    ask('a'),
    ask('b'),
    ask('b'),
    { field: 'dated', sentence: '' },
  ])
  expect(grouped.map(({ key, letters }) => [key, letters])).toEqual([
    ['b', 2],
    ['a', 1],
  ])
})
