import { expect, test } from 'vitest'
import { listQuoteRemarks } from '#app/domain/quotes/quote-remarks.ts'
import { aPosition } from '#tests/support/world.ts'

test('what is reported, recorded, turned round or to be re-checked is said beside a quote, and of others nothing', () => {
  const plain = {
    ...aPosition({ on: '2020-10-29' }),
    reported: false,
    recheck: false,
    turned: false,
  }
  expect(listQuoteRemarks(plain)).toEqual([])
  const letter = { ...plain.letter, recorded: true }
  expect(
    listQuoteRemarks({ ...plain, letter, reported: true, recheck: true, turned: true }),
  ).toEqual(['reported, not counted', 'recorded, not quoted', 'turned round', 'to re-check'])
})
