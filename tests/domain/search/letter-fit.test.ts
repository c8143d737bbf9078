import { expect, test } from 'vitest'
import { makeFitMeasure } from '#app/domain/search/letter-fit.ts'
import { buildEntryWords } from '#app/domain/search/search-entry.ts'
import { parseSearch } from '#app/domain/search/search-query.ts'

const entryOf = (title: string, text: string, note?: string) => ({
  words: buildEntryWords({
    fields: [title, null, text],
    notes: note ? [{ words: note, teams: [] }] : [],
  }),
})
function fitsOf(typed: string, ...entries: { words: string }[]): number[] {
  const characters = entries.reduce((sum, { words }) => sum + words.length, 0)
  const measureFit = makeFitMeasure(parseSearch(typed), characters / entries.length)
  return entries.map(({ words }) => measureFit(words))
}

test('a letter fits by how often a word stands in it, damped, and by 1 more where its title has it', () => {
  const once = entryOf('a', 'cats and birds')
  const twice = entryOf('a', 'cats and catsx')
  // Entries of equal length: n / (n + 1.2).
  expect(once.words.length).toBe(twice.words.length)
  expect(fitsOf('cats', once, twice)).toEqual([1 / 2.2, 2 / 3.2].map((fit) => expect.closeTo(fit)))
  const [titled] = fitsOf('cats', entryOf('Cats', 'cats'))
  expect(titled).toBeCloseTo(1 + 1 / 2.2)
})

test('of two letters that say it as often the shorter one fits better', () => {
  const [short, long] = fitsOf(
    'cats',
    entryOf('a', 'two cats'),
    entryOf('a', `two cats ${'x '.repeat(80)}`),
  )
  expect(short).toBeGreaterThan(long!)
})

test('each of the words counts, one of two is enough, and near each other is a term of its own', () => {
  const both = entryOf('a', 'cats eat and dogs bark')
  const [alone] = fitsOf('cats', both)
  expect(fitsOf('cats dogs', both)[0]).toBeCloseTo(2 * alone!)
  expect(fitsOf('cats OR birds', both)[0]).toBeCloseTo(alone!)
  expect(fitsOf('dogs NEAR/2 cats', both)[0]).toBeCloseTo(alone!)
  expect(fitsOf('"cats eat" *ark', both)[0]).toBeCloseTo(2 * alone!)
})

test('a paragraph that stands in an entry in several readings counts once, and notes count nothing', () => {
  const [plain, accented] = fitsOf('mail', entryOf('a', 'mail fur'), entryOf('a', 'mail für'))
  expect(plain! / accented!).toBeGreaterThan(1)
  expect(accented).toBeLessThan(1 / 2.2)
  expect(fitsOf('zebra', entryOf('a', 'text', 'a zebra'))).toEqual([0])
})
