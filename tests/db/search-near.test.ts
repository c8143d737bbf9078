import { expect, test } from 'vitest'
import { parseSearch } from '#app/domain/search/search-query.ts'
import { aParty, aPassage, dossierOf, keep } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { findTitles, searchFor } from '#tests/support/searching.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const texts = {
  Close: 'We support encryption and reject detection.',
  Reversed: 'Detection breaks strong encryption.',
  Far: `Encryption protects. ${'So it goes on. '.repeat(20)} Detection does not.`,
  Hyphen: 'On client-side-detection: Verschlüsselung ohne Ende.',
  Paragraphs: 'The first ends with encryption.\n\nDetection begins the second.',
  'Detection in the title': 'Encryption begins the text.',
}

async function storeTexts(store: TestStore): Promise<void> {
  for (const [title, text] of Object.entries(texts))
    await keep(store, { form: { title, parties: [aParty({ name: 'Zoe Zebra' })] }, text })
}

test.each([
  ['encryption NEAR detection', ['Close', 'Paragraphs', 'Reversed']],
  ['encryption NEAR/2 detection', ['Close', 'Paragraphs', 'Reversed']],
  ['encryption NEAR/1 detection', ['Paragraphs']],
  ['"encryption" NEAR/100 detect', ['Close', 'Far', 'Paragraphs', 'Reversed']],
  ['"strong encryption" NEAR/1 "detection"', ['Reversed']],
  ['strong encrypt NEAR detect', ['Reversed']],
  ['*etectio NEAR/5 *schluessel', ['Hyphen']],
  ['verschluesselung NEAR/0 detection', ['Hyphen']],
  ['reject OR encryption NEAR/1 detection', ['Close', 'Paragraphs']],
  ['encryption NEAR detection -strong', ['Close', 'Paragraphs']],
  ['encryption NEAR title', []],
  ['zoe NEAR/0 zebra', Object.keys(texts).sort()],
  ['zebra NEAR/3 encryption', []],
  ['encryption NEAR absent', []],
])('%j finds %j', async (typed, titles) => {
  await using store = await openTestStore()
  await storeTexts(store)
  const { rows, doubts } = await searchFor(store, typed)
  expect([rows.map(({ title }) => title).sort(), doubts]).toEqual([titles, []])
  const marked = rows.filter(({ passages }) =>
    passages.some(({ pieces }) => pieces.some(({ isHit }) => isHit)),
  )
  if (!typed.startsWith('zoe')) expect(marked).toHaveLength(rows.length)
})

test('words of a note are near each other for those who read notes, and never near words of the text', async () => {
  await using store = await openTestStore()
  await keep(store, {
    text: 'On encryption. We support it without reservation.',
    positions: [aPassage({ note: 'A zebra beside a giraffe.' })],
  })
  const [dossierId, nobody] = [await dossierOf(store), store.visibleTo(null)]
  const countFor = async (typed: string, visible = store.visibleTo('owner')) =>
    (await visible.letters.search(parseSearch(typed), { dossierId }, { limit: 50, offset: 0 }))
      .total
  expect(await countFor('zebra NEAR/2 giraffe')).toBe(1)
  expect(await countFor('zebra NEAR/1 giraffe')).toBe(0)
  expect(await countFor('*ebra NEAR/2 giraffe')).toBe(1)
  expect(await countFor('reservation NEAR zebra')).toBe(0)
  expect(await countFor('zebra NEAR/2 giraffe', nobody)).toBe(0)
  expect(await countFor('*ebra NEAR/2 giraffe', nobody)).toBe(0)
})

test('what is masked for somebody is near nothing for them', async () => {
  await using store = await openTestStore()
  await keep(store, { text: 'Write to zq7secret@hidden-host.example.org about encryption.' })
  const viewer = store.visibleTo(await addUser(store, 'viewer', 'Vic Viewer'))
  expect(await findTitles(store, 'zq7 NEAR encryption')).toHaveLength(1)
  expect(await findTitles(viewer, 'zq7 NEAR encryption')).toEqual([])
})
