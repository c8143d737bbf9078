import { expect, test } from 'vitest'
import { parseSearch } from '#app/domain/search/search-query.ts'
import type { StemLanguage } from '#app/domain/search/stem-languages.ts'
import type { LetterOrder } from '#app/domain/search/letter-orders.ts'
import { aPassage, aText, keep } from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

async function search(
  { letters }: Pick<TestStore, 'letters'>,
  typed: string,
  forms?: StemLanguage,
  order: LetterOrder = 'oldest',
) {
  const part = { limit: 50, offset: 0, order }
  const { rows, doubts } = await letters.search(parseSearch(typed, forms), {}, part)
  return { titles: rows.map(({ title }) => title), rows, doubts }
}

async function storeLetters(store: TestStore): Promise<void> {
  for (const [dated, title, text] of [
    ['2018-01-01', 'Policy', 'One policy on encryption.'],
    ['2019-01-01', 'Policies', 'Many policies, many more policies.'],
    ['2020-01-01', 'Police', 'The police is not meant.'],
    ['2021-01-01', 'Kind', 'Das Kind und sein Haus.'],
    ['2022-01-01', 'Kinder', 'Die Kinder und die Häuser.'],
  ] as const)
    await keep(store, { form: { title: `On ${title}`, dated }, text })
}

test.each([
  ['policies', undefined, ['On Policies']],
  ['policies', 'en', ['On Policy', 'On Policies']],
  ['"policies"', 'en', ['On Policies']],
  ['policies -many', 'en', ['On Policy']],
  ['one OR many -policies', 'en', []],
  ['absent OR policies', 'en', ['On Policy', 'On Policies']],
  ['policies NEAR/2 encryption', 'en', ['On Policy']],
  ['policies NEAR/0 encryption', 'en', []],
  ['kindern', 'de', ['On Kind', 'On Kinder']],
  ['Häuser', 'de', ['On Kind', 'On Kinder']],
  ['kindern', 'en', []],
] as const)('%j with forms of %j finds %j', async (typed, forms, titles) => {
  await using store = await openTestStore()
  await storeLetters(store)
  const found = await search(store, typed, forms)
  expect([found.titles, found.doubts]).toEqual([titles, []])
  for (const { passages } of found.rows)
    expect(passages.flatMap(({ pieces }) => pieces).some(({ isHit }) => isHit)).toBe(true)
})

test('other forms count for how well a letter fits', async () => {
  await using store = await openTestStore()
  await storeLetters(store)
  expect((await search(store, 'policies', 'en', 'fit')).titles).toEqual([
    'On Policies',
    'On Policy',
  ])
})

test('a form that only a note has is found by those who read notes', async () => {
  await using store = await openTestStore()
  await keep(store, {
    text: aText,
    positions: [aPassage({ note: 'Two zebras here.' })],
    audience: { visibility: 'public', readerIds: [] },
  })
  expect((await search(store, 'zebra', 'en')).titles).toHaveLength(1)
  expect((await search(store, 'zebraing', 'en')).titles).toHaveLength(1)
  expect((await search(store.visibleTo(null), 'zebraing', 'en')).titles).toEqual([])
})

test('where a word has more forms than are looked for, that is said', async () => {
  await using store = await openTestStore()
  const words = Array.from({ length: 5100 }, (_, number) => `abcd${number}`).join(' ')
  await keep(store, { text: words })
  expect((await search(store, 'abcding', 'en')).doubts).toEqual([
    '“abcding” has more forms than are looked for: some of them may be missing. Write more letters of it.',
  ])
})
