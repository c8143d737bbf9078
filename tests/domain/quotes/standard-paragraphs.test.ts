import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Level } from '#app/domain/level.ts'
import { hashQuoteWords } from '#app/domain/quotes/quote-words.ts'
import {
  findStandardParagraphs,
  type ParagraphUse,
} from '#app/domain/quotes/standard-paragraphs.ts'
import { takeSteps } from '#tests/support/steps.ts'

/** Sixteen words of Boratyński’s letter; “the” and “rights” stand twice. */
const rights =
  'The proposed Regulation respects fundamental rights, including the rights to privacy and protection of personal data.'

type Said = Partial<Omit<ParagraphUse, 'words'>> & { id: string; words: string }

const aUse = ({ words, ...rest }: Said): ParagraphUse => ({
  ...{ letterId: `letter of ${rest.id}`, topicId: 'encryption', reported: false, level: 1 },
  ...{ lastDay: '2020-10-29', start: 0, words: hashQuoteWords(words) },
  ...rest,
})

const paragraphsAmong = (...said: Said[]) =>
  Object.fromEntries(takeSteps(findStandardParagraphs(said.map(aUse))))

/** Two uses on two days, `a` first. */
const joined = (one: string, other: string) =>
  Object.keys(
    paragraphsAmong({ id: 'a', words: one }, { id: 'b', words: other, lastDay: '2021-01-01' }),
  ).length === 2

test('a sentence that stands in two letters is one paragraph, named by the letter that had it first', () => {
  expect(
    paragraphsAmong(
      { id: 'later', words: rights.toUpperCase(), lastDay: '2020-12-21' },
      { id: 'first', words: rights, lastDay: '2019-05-03' },
      { id: 'other', words: 'I count on Microsoft’s continued support in the EU Internet Forum.' },
    ),
  ).toEqual({ first: 'first', later: 'first' })
})

test('by hand: two of sixteen words may change, three may not; of seventeen three may', () => {
  const two = rights.replace('proposed', 'new').replace('personal', 'such')
  // 14 of 18 words; then 13 of 19, which is less than seven of ten.
  expect(joined(rights, two)).toBe(true)
  expect(joined(rights, two.replace('privacy', 'family'))).toBe(false)
  // 14 of 20 words: seven of ten.
  const seventeen = `Moreover ${rights}`
  expect(joined(seventeen, `Moreover ${two.replace('privacy', 'family')}`)).toBe(true)
  expect(joined(seventeen, `Finally ${two.replace('privacy', 'family')}`)).toBe(false)
})

test('a sentence joins a longer one that has all of its words and three others, which stand nowhere else', () => {
  const seven = 'The proposal respects rights to data protection'
  expect(joined(`Moreover, and importantly: ${seven}`, seven)).toBe(true)
  expect(joined(seven, `Moreover, and importantly: ${seven}`)).toBe(true)
  expect(joined(`Moreover, and most importantly: ${seven}`, seven)).toBe(false)
})

test('what the two letters say of encryption is no standard paragraph, nor is what fewer than five words say', () => {
  expect(
    joined(
      'The use of encryption should be without prejudice to the powers of competent authorities to safeguard national security.',
      'The expert process on possible technical solutions to detect and report child sexual abuse in end-to-end encrypted electronic communications.',
    ),
  ).toBe(false)
  expect(joined('We support it fully.', 'We support it fully.')).toBe(false)
  expect(joined('We support it without reservation.', 'We support it without reservation.')).toBe(
    true,
  )
})

test('one sign of many may differ in Chinese, one word of many in Greek, Bulgarian and Arabic', () => {
  expect(joined('委员会完全支持临时条例的通过。', '委员会完全支持临时法例的通过。')).toBe(true)
  expect(joined('委员会完全支持临时条例的通过。', '我们希望各国政府尽快表明立场。')).toBe(false)
  expect(
    joined(
      'Η Επιτροπή στηρίζει πλήρως τον προσωρινό Κανονισμό για τα παιδιά.',
      'Η Επιτροπή στηρίζει ακόμη τον προσωρινό Κανονισμό για τα παιδιά.',
    ),
  ).toBe(true)
  expect(
    joined(
      'Комисията подкрепя изцяло временния регламент за защита на децата.',
      'Комисията подкрепя все още временния регламент за защита на децата.',
    ),
  ).toBe(true)
  expect(
    joined(
      'تدعم المفوضية بالكامل اللائحة المؤقتة من أجل حماية الأطفال.',
      'تدعم المفوضية دائما اللائحة المؤقتة من أجل حماية الأطفال.',
    ),
  ).toBe(true)
})

test('topics, reported words and opposite sides stay apart; a mixed level and a silence do not', () => {
  const first = { id: 'first', words: rights, lastDay: '2019-05-03', level: 1 as Level | null }
  const and = (other: Partial<Said>) =>
    paragraphsAmong(first, { id: 'b', words: rights, lastDay: '2021-01-01', ...other })
  expect(and({ topicId: 'interim' })).toEqual({})
  expect(and({ reported: true })).toEqual({})
  expect(and({ level: -1 })).toEqual({})
  expect(and({ letterId: 'letter of first' })).toEqual({})
  expect(Object.keys(and({ level: 0 }))).toHaveLength(2)
  expect(Object.keys(and({ level: null }))).toHaveLength(2)
  // Once a mixed first use was joined by support, opposition does not join it any more.
  const mixed = { ...first, level: 0 as Level }
  expect(
    paragraphsAmong(
      mixed,
      { id: 'for', words: rights, lastDay: '2020-01-01', level: 2 },
      { id: 'against', words: rights, lastDay: '2021-01-01', level: -2 },
      { id: 'against too', words: rights, lastDay: '2022-01-01', level: -1 },
    ),
  ).toEqual({ first: 'first', for: 'first', against: 'against', 'against too': 'against' })
})

test('a quote joins the first use that is nearest to it, and of two that are as near the older one', () => {
  const one = 'one two three four five six seven eight nine ten'
  const other = 'one two three four five six seven eleven twelve thirteen'
  // Of ten words seven are shared, which is 7 of 13: two first uses.
  expect(joined(one, other)).toBe(false)
  const uses = (words: string) =>
    paragraphsAmong(
      { id: 'a', words: one, lastDay: '2019-01-01' },
      { id: 'b', words: other, lastDay: '2020-01-01' },
      { id: 'c', words, lastDay: '2021-01-01' },
    ).c
  expect(uses('one two three four five six seven eleven twelve fourteen')).toBe('b')
  expect(uses('one two three four five six seven ten thirteen')).toBe('a')
})

const vocabulary = ['we', 'support', 'the', 'interim', 'regulation', 'and', 'oppose', '条', 'it']
const someQuotes = fc
  .array(
    fc.record({
      words: fc.array(fc.constantFrom(...vocabulary), { minLength: 3, maxLength: 12 }),
      letter: fc.integer({ min: 0, max: 5 }),
      day: fc.integer({ min: 1, max: 4 }),
      level: fc.constantFrom<Level | null>(-1, 0, 1, null),
      reported: fc.boolean(),
    }),
    { maxLength: 25 },
  )
  .map((rows) =>
    rows.map(({ words, letter, day, ...row }, place) =>
      aUse({
        ...{ ...row, id: `q${place}`, letterId: `l${letter}`, start: place },
        ...{ lastDay: `2020-01-0${day}`, words: words.join(' ') },
      }),
    ),
  )

/** Each word of the two that both have, as often as both have it, of all. */
function compareByHand(one: ParagraphUse, other: ParagraphUse): number {
  const shared = [...one.words].filter((word) => other.words.includes(word)).length
  return shared / (one.words.length + other.words.length - shared)
}

/** The promise itself, each quote compared with every first use before it. */
function joinByHand(quotes: readonly ParagraphUse[]): Map<string, string> {
  const inOrder = [...quotes].sort(
    (a, b) =>
      a.lastDay.localeCompare(b.lastDay) ||
      a.letterId.localeCompare(b.letterId) ||
      a.start - b.start,
  )
  const paragraphs: ParagraphUse[][] = []
  for (const quote of inOrder) {
    if (quote.words.length < 5) continue
    const near = paragraphs
      .filter(
        (uses) =>
          uses[0]!.reported === quote.reported &&
          !uses.some(({ level }) => (level ?? 0) * (quote.level ?? 0) < 0) &&
          compareByHand(uses[0]!, quote) >= 0.7,
      )
      .sort((a, b) => compareByHand(b[0]!, quote) - compareByHand(a[0]!, quote))
    if (near[0]) near[0].push(quote)
    else paragraphs.push([quote])
  }
  return new Map(
    paragraphs
      .filter((uses) => new Set(uses.map(({ letterId }) => letterId)).size > 1)
      .flatMap((uses) => uses.map(({ id }) => [id, uses[0]!.id] as const)),
  )
}

test('what is found by rare words is what comparing each with each finds, in whatever order quotes are given', () => {
  fc.assert(
    fc.property(
      someQuotes.chain((quotes) =>
        fc.tuple(fc.constant(quotes), fc.shuffledSubarray(quotes, { minLength: quotes.length })),
      ),
      ([quotes, shuffled]) => {
        const found = takeSteps(findStandardParagraphs(quotes))
        expect(found).toEqual(joinByHand(quotes))
        expect(takeSteps(findStandardParagraphs(shuffled))).toEqual(found)
      },
    ),
    { numRuns: 500 },
  )
})

test('it rests among many quotes', () => {
  const work = findStandardParagraphs(
    Array.from({ length: 1000 }, (_, place) => aUse({ id: `q${place}`, words: rights })),
  )
  let rests = 0
  for (let step = work.next(); !step.done; step = work.next()) rests += 1
  // Each five times as they are counted and as they are compared.
  expect(rests).toBe(10)
})
