import { expect, test } from 'vitest'
import { locatePassage } from '#app/features/coding/locate-passage.ts'
import { openForCoding } from '#tests/support/coding.ts'
import { aText, somebody } from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

async function correct(store: TestStore, letterId: string, text: string) {
  const { text: base } = (await store.letters.byId(letterId))!
  const correction = { letterId, base: { id: base.id, number: base.version }, text }
  const added = { pages: [], reason: 'A slip', passages: [] }
  expect(await store.texts.correct({ ...correction, ...added }, somebody)).toEqual({
    changed: true,
  })
}

const asked = (text: string, exact: string, textVersion = '1') => ({
  exact,
  start: text.indexOf(exact),
  end: text.indexOf(exact) + exact.length,
  textVersion,
})

test('what was selected in an older version is led to the newer, or refused with what to do', async () => {
  await using store = await openTestStore()
  const { context, letterId } = await openForCoding(store)
  await correct(store, letterId, aText.replace('Sir', 'Sirs').replace('any delay', 'every delay'))
  const opened = { ...context, letterDetail: (await store.letters.byId(letterId))! }
  const words = 'We support it without reservation.'
  expect(await locatePassage(opened, asked(aText, words))).toMatchObject({
    ok: true,
    quote: { exact: words, start: aText.indexOf(words) + 1 },
  })
  expect(await locatePassage(opened, asked(aText, 'We oppose any delay of it.'))).toMatchObject({
    ok: false,
    reason: expect.stringContaining('was corrected while you were coding it'),
  })
})

test('words that stand several times are not looked for near a place', async () => {
  await using store = await openTestStore()
  const { context } = await openForCoding(store, { text: 'We agree. We agree. We agree.' })
  expect(await locatePassage(context, { exact: 'We agree.', start: 9, end: 18 })).toMatchObject({
    ok: false,
    reason: expect.stringContaining('3 times'),
  })
  expect(await locatePassage(context, { exact: 'We agree.', start: 10, end: 19 })).toMatchObject({
    quote: { start: 10 },
  })
})

test('a passage that ends within a mark of redaction takes it whole, and one of marks alone is refused', async () => {
  await using store = await openTestStore()
  const text = 'Dear Sir,\n\nWe met [name withheld] about 😀 it.\n'
  const { context } = await openForCoding(store, { text })
  expect(await locatePassage(context, asked(text, 'met [name'))).toMatchObject({
    quote: { exact: 'met [name withheld]' },
  })
  for (const alone of ['withheld', '[name withheld] '])
    expect(await locatePassage(context, asked(text, alone)), alone).toMatchObject({
      ok: false,
      reason: expect.stringContaining('These words were withheld'),
    })
  const cut = text.indexOf('😀') + 1
  const half = { start: cut - 7, end: cut, exact: text.slice(cut - 7, cut) }
  expect(await locatePassage(context, half)).toMatchObject({ quote: { exact: 'about 😀' } })
})
