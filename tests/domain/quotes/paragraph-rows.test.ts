import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Level } from '#app/domain/level.ts'
import {
  countUsingLetters,
  describeCodings,
  describeParagraphUses,
  formatUseDay,
  gatherUses,
} from '#app/domain/quotes/paragraph-rows.ts'

const aQuote = (id: string, letterId: string, paragraph: string | null = null) => ({
  ...{ id, letterId, paragraph },
})
const gather = (quotes: ReturnType<typeof aQuote>[]) =>
  gatherUses(quotes, ({ paragraph }) => paragraph).map(({ newest, uses }) => [
    newest.id,
    uses.map(({ id }) => id).join(''),
  ])

test('a paragraph stands in the place of its newest use, and what is said once by itself', () => {
  expect(
    gather([
      aQuote('a', 'one'),
      aQuote('b', 'two', 'p'),
      aQuote('c', 'two', 'q'),
      aQuote('d', 'three', 'p'),
      aQuote('e', 'four', 'q'),
      aQuote('f', 'four', 'p'),
    ]),
  ).toEqual([
    ['a', 'a'],
    ['b', 'bdf'],
    ['c', 'ce'],
  ])
})

test('where one letter alone of the list has a paragraph, its quotes stand apart', () => {
  expect(
    gather([aQuote('a', 'one', 'p'), aQuote('b', 'two', 'q'), aQuote('c', 'one', 'p')]),
  ).toEqual(['a', 'b', 'c'].map((id) => [id, id]))
})

test('every quote is in one row, and the rows are in the order of the list', () => {
  const someQuotes = fc.array(
    fc.tuple(fc.constantFrom('l', 'm', 'n'), fc.constantFrom(null, 'p', 'q')),
  )
  fc.assert(
    fc.property(someQuotes, (drawn) => {
      const quotes = drawn.map(([letterId, paragraph], at) => aQuote(`${at}`, letterId, paragraph))
      const rows = gatherUses(quotes, ({ paragraph }) => paragraph)
      const ids = (list: readonly { id: string }[]) => list.map(({ id }) => Number(id))
      const inOrder = (numbers: number[]) => [...numbers].sort((a, b) => a - b)
      expect(inOrder(rows.flatMap(({ uses }) => ids(uses)))).toEqual(ids(quotes))
      expect(ids(rows.map(({ newest }) => newest))).toEqual(
        inOrder(rows.map(({ uses }) => Math.min(...ids(uses)))),
      )
      for (const { uses } of rows)
        expect(uses.length === 1 || countUsingLetters(uses) > 1).toBe(true)
    }),
  )
})

const aUse = (letterId: string, day: string) => ({
  ...{ letterId, edtf: day, firstDay: day, lastDay: day },
})

test('a row says in how many letters, the first and the last of them, as exactly as their days are known', () => {
  const month = {
    ...{ letterId: 'c', edtf: '2019-05', firstDay: '2019-05-01', lastDay: '2019-05-31' },
  }
  expect(describeParagraphUses([aUse('a', '2020-10-02'), aUse('b', '2020-01-07'), month])).toBe(
    'Used in 3 letters, first May 2019, last 2 Oct 2020',
  )
  // Two coders marked it in one of the letters.
  expect(
    describeParagraphUses([
      aUse('a', '2020-10-02'),
      aUse('a', '2020-10-02'),
      aUse('b', '2020-10-02'),
    ]),
  ).toBe('Used in 2 letters of 2 Oct 2020')
  expect(formatUseDay(month)).toBe('May 2019')
})

test('how uses are coded is said where they are not coded alike', () => {
  const coded = (...levels: (Level | null)[]) =>
    describeCodings(
      levels.map((level) => ({ level, absence: level === null ? ('evaded' as const) : null })),
    )
  expect(coded(2, 2)).toBeNull()
  expect(coded(0, 2, 2, null, 1, 1, 1)).toBe(
    'coded +2 Strongly supports twice, +1 Supports 3 times, 0 Mixed once, Evaded once',
  )
})
