import { expect, test } from 'vitest'
import { searchLetterTexts } from '#app/features/search/found-letters.ts'
import { askBox, readPieces } from '#tests/support/boxes.ts'
import { aParty, aPassage, keep } from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

async function find(store: TestStore, typed: string) {
  const found = await searchLetterTexts(store.visibleTo('owner'), askBox(typed), 5)
  const rows = await found.readRows(0, 5)
  return rows.map(({ name, beside, why }) => [name, beside, ...why].map(readPieces))
}

test('each letter shows why it is there: in its name, its author, its text, its number or a note', async () => {
  await using store = await openTestStore()
  await keep(store, {
    form: {
      ...{ title: 'Reply on zebras', reference: 'Ares(2020)77' },
      parties: [aParty({ name: 'Zoe Ember' })],
    },
    text: 'We like stripes. We support it without reservation.',
    positions: [aPassage({ note: 'Compare with giraffes.' })],
  })
  const plain = ['Reply on zebras', 'Letter · 29 Oct 2020 · Zoe Ember']
  expect(await find(store, 'zebra')).toEqual([['Reply on [zebras]', plain[1]]])
  expect(await find(store, 'zoe')).toEqual([[plain[0], 'Letter · 29 Oct 2020 · [Zoe] Ember']])
  expect(await find(store, 'stripes')).toEqual([
    [...plain, 'We like [stripes]. We support it without reservation.'],
  ])
  expect(await find(store, '"Ares 2020 77"')).toEqual([[...plain, '[Ares(2020)77]']])
  expect(await find(store, 'giraffe')).toEqual([[...plain, 'Compare with [giraffes].']])
})

test('a letter opens at the place of what was found in it', async () => {
  await using store = await openTestStore()
  const { id } = await keep(store, { text: 'Η κρυπτογράφηση προστατεύει τους πολίτες.' })
  const { readRows } = await searchLetterTexts(store.visibleTo('owner'), askBox('πολιτες'), 5)
  const [row] = await readRows(0, 5)
  expect(row!.href).toBe(`/letters/${id}?${new URLSearchParams({ q: 'πολιτες', at: '33' })}#hit`)
})
