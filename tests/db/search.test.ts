import { expect, test } from 'vitest'
import { keep } from '#tests/support/letters.ts'
import { findTitles, searchFor } from '#tests/support/searching.ts'
import { openSeededStore, openTestStore } from '#tests/support/store.ts'

const prostasia = 'Reply on detection in end-to-end encrypted communications'
const microsoft = 'Reply to Microsoft on the EU strategy and the interim Regulation'

test.each([
  ['a name without its accent', 'boratynski', [prostasia]],
  ['a name in capitals', 'BORATYŃSKI', [prostasia]],
  ['the beginning of a word', 'encrypt', [prostasia, microsoft]],
  ['several words, all of which must stand there', 'PhotoDNA grooming', [microsoft]],
  ['words of which one stands nowhere', 'PhotoDNA Prostasia', []],
  ['a reference', '5166553', [prostasia]],
  ['a whole reference with its signs', 'cnect.ddg1.h.2(2020)5166553/AP', [prostasia]],
  ['the end of a word', 'ncryption', []],
])('a letter is found by %s', async (_what, words, titles) => {
  await using store = await openSeededStore()
  expect(await findTitles(store, words)).toEqual(titles)
})

test.each([
  ['Greek', 'Η κρυπτογράφηση προστατεύει τους πολίτες', 'ΚΡΥΠΤΟΓΡΑΦΗΣΗ'],
  ['Greek without accents', 'Η κρυπτογράφηση προστατεύει τους πολίτες', 'πολιτες'],
  ['Bulgarian', 'Шифроването защитава гражданите', 'шифроване'],
  ['Bulgarian with й', 'Уважаеми господине, той е важен', 'ТОЙ'],
  ['German', 'Die Verschlüsselung schützt die Straße', 'strasse verschlusselung'],
])('a letter in %s is found by its words', async (_language, text, words) => {
  await using store = await openTestStore()
  await keep(store, { form: { title: 'The letter' }, text })
  await keep(store, { form: { title: 'Another' }, text: 'Nothing of the kind.' })
  expect(await findTitles(store, words)).toEqual(['The letter'])
})

const signs = [
  '"',
  '*',
  '""',
  '" OR "',
  'AND',
  'NOT',
  'NEAR(',
  'NEAR(a b, 3)',
  'words:encryption',
  '^encryption',
  '(',
  ')',
  "'; drop table letters; --",
  '%',
  '_',
  'a"b*c',
  '-',
  '+',
  '\\',
  '\u0000',
  'encrypt\u0000ion',
  '𞤀',
  '\uD800',
  '½',
  'long '.repeat(1000),
]

test('signs of the search engine are harmless', async () => {
  await using store = await openSeededStore()
  for (const words of signs)
    await expect(findTitles(store, words), words).resolves.toBeInstanceOf(Array)
  expect(await findTitles(store, 'encrypt')).toHaveLength(2)
})

test('an operator is a word like any other', async () => {
  await using store = await openTestStore()
  await keep(store, { form: { title: 'With' }, text: 'Cats and dogs.' })
  await keep(store, { form: { title: 'Without' }, text: 'Cats, dogs.' })
  expect(await findTitles(store, 'cats AND dogs')).toEqual(['With'])
})

test('signs alone find nothing', async () => {
  await using store = await openSeededStore()
  expect(await searchFor(store, '"*"')).toEqual({
    rows: [],
    ids: [],
    total: 0,
    isMore: false,
    doubts: [],
  })
})
