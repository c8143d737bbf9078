import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { worlds } from '#tests/support/worlds.ts'
import { expect, test } from 'vitest'
import {
  cleanText,
  findQuote,
  isQuoteInPlace,
  maxTextLength,
  quoteAt,
  findRedactions,
  relocateQuote,
  countWords,
} from '#app/domain/text/quotes.ts'
import { paragraphNumberAt, splitParagraphs } from '#app/domain/text/paragraphs.ts'

const prostasia = readFileSync('seeds/letters/000_89448a235952524b.txt', 'utf8')
const microsoft = readFileSync('seeds/letters/001_f2200ba1914715f3.txt', 'utf8')

/** Texts in which words come again, with line ends, blank lines, quotes and letters of several scripts. */
const texts = fc
  .array(
    fc.constantFrom(
      'a',
      'b',
      'the',
      'Ares',
      'ń',
      'Ω',
      '😀',
      ' ',
      '  ',
      '\n',
      '\n\n',
      '“',
      '”',
      '-',
      '–',
      '.',
      'Dear',
      '[REDACTED]',
    ),
    { minLength: 1, maxLength: 60 },
  )
  .map((pieces) => pieces.join(''))
const passages = texts
  .chain((text) => fc.tuple(fc.constant(text), fc.nat(text.length), fc.nat(text.length)))
  .map(([text, a, b]) => ({ text, start: Math.min(a, b), end: Math.max(a, b) }))
  .filter(({ start, end }) => start < end)

test.each([
  ['a byte order mark', '\uFEFFDear Sir', 'Dear Sir', []],
  [
    'Windows line ends',
    'Dear\r\nSir\rYes',
    'Dear\nSir\nYes',
    ['Windows line ends were turned into plain ones.'],
  ],
  [
    'right-to-left marks',
    'we \u202Eoppose\u202C it\u200F',
    'we oppose it',
    [
      '3 invisible direction marks were left out, because they can make words show in another order. Compare the text with the original.',
    ],
  ],
  [
    'one direction mark',
    'we\u200E do',
    'we do',
    [
      '1 invisible direction mark was left out, because it can make words show in another order. Compare the text with the original.',
    ],
  ],
  [
    'control characters',
    'a\u0007b\u001Bc',
    'abc',
    ['Control characters that no letter shows were left out.'],
  ],
  [
    'accents on their own',
    'Boratyn\u0301ski',
    'Boratyński',
    ['Letters with separate accents were joined with them (Unicode NFC).'],
  ],
])('%s: the text is cleaned and the change is said', (_what, raw, text, remarks) => {
  expect(cleanText(raw)).toEqual({ ok: true, text, remarks })
})

test.each([
  ['nothing', '', 'There is no text here. Paste the words of the letter'],
  ['white space', ' \n\t\u00A0', 'There is no text here. Paste the words of the letter'],
  [
    'invisible marks',
    '\u200E\u202A',
    'There is no text here besides invisible marks. Paste the words of the letter.',
  ],
  ['a NUL', 'Dear\u0000Sir', 'save it as plain text (.txt), or paste its words.'],
  [
    '5 MB',
    'a'.repeat(5_000_000),
    'This text has 5,000,000 characters; a letter may have 1,000,000. Split it into its letters',
  ],
])('%s is refused with what to do', (_what, raw, sentence) => {
  expect(cleanText(raw)).toMatchObject({ ok: false, reason: expect.stringContaining(sentence) })
})

test('a text of just the largest length is taken', () => {
  expect(cleanText('a'.repeat(maxTextLength)).ok).toBe(true)
})

test('a text that was cleaned is clean', () => {
  const dirty = fc
    .array(
      fc.constantFrom(
        'a',
        '\r',
        '\n',
        '\uFEFF',
        '\u200E',
        '\u202E',
        '\u0301',
        'n',
        '\u0007',
        'é',
        '\u00A0',
      ),
      { maxLength: 12 },
    )
    .map((signs) => signs.join(''))
  fc.assert(
    fc.property(dirty, (raw) => {
      const once = cleanText(raw)
      if (once.ok) expect(cleanText(once.text)).toEqual({ ok: true, text: once.text, remarks: [] })
    }),
    worlds(2000),
  )
})

test('a quote carries 32 characters before and after, fewer at the ends', () => {
  const start = prostasia.indexOf('I also would like')
  expect(quoteAt(prostasia, start, start + 6)).toMatchObject({
    exact: 'I also',
    prefix: prostasia.slice(start - 32, start),
    suffix: prostasia.slice(start + 6, start + 38),
  })
  expect(quoteAt('abc', 1, 2)).toEqual({ exact: 'b', prefix: 'a', suffix: 'c', start: 1, end: 2 })
})

test('a quote is in place where its words stand', () => {
  fc.assert(
    fc.property(passages, ({ text, start, end }) =>
      isQuoteInPlace(text, quoteAt(text, start, end)),
    ),
  )
  expect(isQuoteInPlace('abc', { ...quoteAt('abc', 1, 2), start: 2, end: 3 })).toBe(false)
  expect(isQuoteInPlace('abc', { ...quoteAt('abc', 1, 1) })).toBe(false)
})

test('in the same text a quote is relocated to itself', () => {
  fc.assert(
    fc.property(passages, ({ text, start, end }) => {
      expect(relocateQuote(quoteAt(text, start, end), text)).toEqual(quoteAt(text, start, end))
    }),
  )
})

test('in any other text a quote keeps its words or is lost', () => {
  fc.assert(
    fc.property(passages, texts, ({ text, start, end }, other) => {
      const found = relocateQuote(quoteAt(text, start, end), other)
      if (found)
        expect([found.exact, isQuoteInPlace(other, found)]).toEqual([
          quoteAt(text, start, end).exact,
          true,
        ])
    }),
  )
})

test('a quote that stands once is found wherever it moved', () => {
  fc.assert(
    fc.property(passages, texts, ({ text, start, end }, before) => {
      const quote = quoteAt(text, start, end)
      const moved = before + text
      const places = Array.from(moved.split(''), (_, at) => at).filter((at) =>
        moved.startsWith(quote.exact, at),
      )
      if (places.length === 1)
        expect(relocateQuote(quote, moved)).toMatchObject({ start: before.length + quote.start })
    }),
  )
})

test('of two places the one between the same words is taken, and none where both are', () => {
  const quote = quoteAt('before the words after', 7, 16)
  expect(relocateQuote(quote, 'the words, and then before the words after')).toMatchObject({
    start: 27,
  })
  expect(relocateQuote(quote, 'the words here and the words there')).toBeNull()
  expect(relocateQuote(quote, 'before the words after, before the words after')).toBeNull()
  expect(relocateQuote(quote, 'nothing of it')).toBeNull()
})

test('words that were copied out of a text are found at their place', () => {
  fc.assert(
    fc.property(passages, ({ text, start, end }) => {
      const words = text.slice(start, end)
      const found = findQuote(text, words)
      if (found.ok) expect(isQuoteInPlace(text, found.quote)).toBe(true)
      else expect(found.reason).toMatch(/missing|times/)
    }),
  )
})

test.each([
  ['line ends and doubled spaces', 'is an  important\nmeans of protecting'],
  ['quotation marks around it', '“is an important means of protecting”'],
  ['dots that leave something out', '… is an important means of protecting …'],
  ['outer white space', '\n\tis an important means of protecting '],
])('a pasted passage is found in spite of %s', (_what, pasted) => {
  expect(findQuote(prostasia, pasted)).toMatchObject({
    ok: true,
    quote: { exact: 'is an important means of protecting' },
  })
})

test('plain quotes and dashes stand for printed ones, and the printed ones are kept', () => {
  expect(findQuote('the “so-called” rules – today', '"so-called" rules - today')).toMatchObject({
    ok: true,
    quote: { exact: '“so-called” rules – today' },
  })
})

test.each([
  [
    'other words',
    'encryption is unimportant',
    /not in the letter as they stand\. Copy the passage/,
  ],
  ['other capitals', 'ENCRYPTION IS AN IMPORTANT', /not in the letter as they stand/],
  ['nothing', ' ', /Select the passage in the letter, or paste its words here/],
  [
    'words that stand there several times',
    'child sexual abuse',
    /These words stand in the letter \d+ times\. Paste a few more words/,
  ],
])('%s are refused with what to do', (_what, pasted, sentence) => {
  expect(findQuote(prostasia, pasted)).toMatchObject({
    ok: false,
    reason: expect.stringMatching(sentence),
  })
})

test('a place chooses among several, and only where one is given', () => {
  const second = microsoft.indexOf('Microsoft', microsoft.indexOf('Microsoft') + 1)
  expect(findQuote(microsoft, 'Microsoft', second + 2)).toMatchObject({ quote: { start: second } })
  expect(findQuote(microsoft, 'Microsoft').ok).toBe(false)
})

test.each([
  [prostasia, 'I also would like to stress that encryption', 7],
  [prostasia, 'Thank you for your email', 1],
  [prostasia, 'I hope you find this information useful', 8],
  [prostasia, 'EUROPEAN COMMISSION', null],
  [prostasia, 'Dear Mr. Malcolm', null],
  [prostasia, 'Yours sincerely', null],
  [prostasia, 'Head of Unit', null],
  [microsoft, 'As the first and most urgent step', 3],
  [microsoft, 'The Commission highly values', 2],
  [microsoft, 'Rue Montoyer 51', null],
  [microsoft, 'Email | [REDACTED]', null],
  [microsoft, 'The Commission proposal also covers', 4],
  [microsoft, 'I count on', 5],
  [microsoft, 'A handwritten signature', null],
])(
  'of a seed letter each passage is in the paragraph that a reader counts (%#)',
  (text, words, number) => {
    expect(text).toContain(words)
    expect(paragraphNumberAt(splitParagraphs(text), text.indexOf(words))).toBe(number)
  },
)

test('paragraphs are the blocks between blank lines, numbered in order, without outer white space', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const blocks = splitParagraphs(text)
      expect(
        blocks
          .map(({ start, end }) => text.slice(start, end))
          .join('')
          .replace(/\s/g, ''),
      ).toBe(text.replace(/\s/g, ''))
      for (const { start, end } of blocks)
        expect(text.slice(start, end)).toBe(text.slice(start, end).trim())
      const numbers = blocks.flatMap(({ number }) => number ?? [])
      expect(numbers).toEqual(numbers.map((_, index) => index + 1))
    }),
  )
})

test('a text without salutation or close counts its prose from the first block', () => {
  expect(splitParagraphs('We support it.\n\nWe said so.').map(({ number }) => number)).toEqual([
    1, 2,
  ])
  expect(splitParagraphs('')).toEqual([])
})

test('a text of a million characters on one line is cut at once', () => {
  const started = performance.now()
  expect(splitParagraphs(`${' '.repeat(500_000)}${'a '.repeat(250_000)}`)).toHaveLength(1)
  expect(performance.now() - started).toBeLessThan(1000)
})

test('the letter to Microsoft has four redactions, the one to Prostasia none', () => {
  expect(findRedactions(microsoft).map(({ start, end }) => microsoft.slice(start, end))).toEqual(
    Array(4).fill('[REDACTED]'),
  )
  expect(findRedactions(prostasia)).toEqual([])
})

test.each([
  '[redacted]',
  '[ Deleted ]',
  '[name withheld]',
  '████',
  '■■■',
  '[geschwärzt]',
  '[occulté]',
])('%s is a redaction', (words) => {
  expect(findRedactions(`Dear ${words}, yes`)).toEqual([{ start: 5, end: 5 + words.length }])
})

test('words are counted between white space', () => {
  expect([
    countWords(''),
    countWords(' \n'),
    countWords('one'),
    countWords(' one\n\ntwo  three '),
  ]).toEqual([0, 0, 1, 3])
})
