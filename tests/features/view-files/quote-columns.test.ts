import { expect, test } from 'vitest'
import { listQuoteColumns } from '#app/features/view-files/quote-columns.ts'
import { aPassage, keep } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

test('a quote leaves with its level, condition, remarks, place and the reason of its date; without one all is empty', async () => {
  await using store = await openTestStore()
  const { positionIds } = await keep(store, {
    form: {
      dated: '2020-10-02/2020-12-21',
      basis: 'Between two other letters.',
      reference: 'D-77',
    },
    pages: [{ number: 1, start: 0, confidence: null }],
    positions: [
      aPassage({ level: -1, conditional: true, condition: 'oppose any delay', reported: true }),
    ],
  })
  const [position] = await store.visibleTo('owner').positions.byIds(positionIds)
  const read = (quote: { position: NonNullable<typeof position>; who: string } | null) =>
    Object.fromEntries(
      listQuoteColumns<typeof quote>('Later', (row) => row).map(([heading, cellOf]) => [
        heading,
        cellOf(quote),
      ]),
    )
  expect(read({ position: position!, who: 'Ylva Johansson' })).toEqual({
    'Later: quote': 'We support it without reservation.',
    'Later: level, -2 to 2': -1,
    'Later: coded as': 'Opposes · conditional',
    'Later: conditional': 'yes',
    'Later: condition': 'oppose any delay',
    'Later: remarks': 'reported, not counted',
    'Later: said by': 'Ylva Johansson',
    'Later: letter': 'Reply to Microsoft',
    'Later: cited as': 'D-77, p. 1, ¶ 1',
    'Later: dated': '2 Oct – 21 Dec 2020',
    'Later: why this date': 'Between two other letters.',
  })
  expect(new Set(Object.values(read(null)))).toEqual(new Set([null]))
})
