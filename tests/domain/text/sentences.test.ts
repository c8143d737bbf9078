import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitSentences, trimSpan, findWordEdge } from '#app/domain/text/sentences.ts'
import { splitParagraphs } from '#app/domain/text/paragraphs.ts'

const said = (text: string, language?: string) =>
  splitSentences(text, language).map(({ start, end }) => text.slice(start, end))
const texts = fc
  .array(
    fc.constantFrom('We', ' agree', '.', '!', ' ', '\n', '\n\n', 'Art. 5', 'ń', '?', ' e.g. '),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(''))

test('sentences end where they end', () => {
  expect(said('We support it. Do you? We do!')).toEqual(['We support it.', 'Do you?', 'We do!'])
})

test.each([
  'Mr. Malcolm wrote to us.',
  'See Art. 5 of the Directive.',
  'Tools, e.g. PhotoDNA, help.',
  'It is set out in para. 3 below.',
  'Dr. J. Boratyński signed it.',
  'See no. 17 for more.',
])('a shortening ends no sentence: %s', (text) => {
  expect(said(text)).toEqual([text])
})

test('a sentence crosses no paragraph, even without a full stop', () => {
  expect(said('A heading\n\nIts text. More')).toEqual(['A heading', 'Its text.', 'More'])
})

test('the sentence of the seed letter that was coded is one of its sentences', () => {
  const letter = readFileSync('seeds/letters/000_89448a235952524b.txt', 'utf8')
  expect(said(letter)).toContain(
    'The proposed Regulation respects fundamental rights, including the rights to privacy and protection of personal data.',
  )
})

test('sentences are in order, apart, without outer white space, and together all the words', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const spans = splitSentences(text)
      spans.forEach(({ start, end }, index) => {
        expect(text.slice(start, end)).toBe(text.slice(start, end).trim())
        expect(start).toBeGreaterThanOrEqual(spans[index - 1]?.end ?? 0)
        expect(
          splitParagraphs(text).some((block) => block.start <= start && end <= block.end),
        ).toBe(true)
      })
      expect(said(text).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
    }),
  )
})

test('a span is trimmed to its words', () => {
  expect(trimSpan('a  b  c', { start: 1, end: 6 })).toEqual({ start: 3, end: 4 })
})

test('the edge of the next word lies behind it, that of the one before at its beginning', () => {
  const text = 'one two three'
  expect([
    findWordEdge(text, 3, 1),
    findWordEdge(text, 7, -1),
    findWordEdge(text, 13, 1),
    findWordEdge(text, 0, -1),
  ]).toEqual([7, 4, 13, 0])
})
