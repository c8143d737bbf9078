import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type LetterHeader, readHeader } from '#app/domain/letter-header/letter-header.ts'
import type { Span } from '#app/domain/text/quotes.ts'
import { growthOf } from '#tests/support/growth.ts'
import { worlds } from '#tests/support/worlds.ts'

const nothing: LetterHeader = {
  kind: null,
  date: null,
  reference: null,
  subject: null,
  authors: [],
  onBehalfOf: [],
  recipients: [],
  cc: [],
  inReplyTo: null,
  redactions: [],
  doubts: [],
  doubted: [],
}
const prose =
  'The council spoke for three hours on 4 May 2021, and nobody in the room could say what Article 13(2) would mean for messages. '

test.each([
  '',
  ' ',
  '\n\n\n',
  'Hello',
  'A single line without any end',
  prose,
  `${prose}\n\n${prose}\n\nFirst published elsewhere\n`,
  `Why encryption matters\n\n${prose}${prose}\n\n${prose}\n`,
  'Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore magna aliqua.\n\nUt enim ad minim veniam.\n',
  'Η κρυπτογράφηση προστατεύει τους πολίτες από την παρακολούθηση και πρέπει να μείνει ισχυρή για όλους.\n\nΑυτό ισχύει και για τα παιδιά.\n',
  'Шифроването защитава гражданите и трябва да остане силно за всички хора в Европа, които пишат съобщения.\n\nТова важи и за децата.\n',
])('a text without a head gives nothing (%#)', (text) => {
  expect(readHeader(text)).toEqual(nothing)
})

test('a private letter without a head gives a person’s plain name and nothing else', () => {
  expect(
    readHeader(
      'Dear Aunt Mary,\n\nWe arrived on 3 May 2021 and the weather was fine all week. The children send their love.\n\nLove,\nTom\n',
    ),
  ).toMatchObject({
    date: null,
    reference: null,
    subject: null,
    authors: [],
    onBehalfOf: [],
    cc: [],
    inReplyTo: null,
  })
})

const filled = (piece: string, size: number) =>
  piece.repeat(Math.ceil(size / piece.length)).slice(0, size)

test.each([
  ' ',
  'a',
  'A',
  '1',
  '\n',
  '\n ',
  'a\n',
  'Aa ',
  '[ ',
  '█',
  '- ',
  '1/',
  'a.',
  'Dear ',
  'Dear X,\n',
  'Yours,\n',
  'From: a\n',
  '(2020) ',
  'your letter of ',
  'Jan Doe, ',
  'cc:\n',
  '> ',
  prose,
  `${prose}\n\n`,
  'Mr A B\nRue 1\n\n',
  'Ares(2020)',
  'a\t',
])(
  '400,000 characters of %j are read without a step for each pair of them, which would take hours',
  async (piece) => {
    const growth = await growthOf((size) => readHeader(filled(piece, size)), 40_000, 10)
    expect(growth).toBeLessThan(30)
  },
)

test.each([' ', 'a', '1', 'A ', 'Aa '])(
  '400,000 characters of %j between head and signature are read as soon',
  async (piece) => {
    const growth = await growthOf(
      (size) => {
        const body = filled(piece, size)
        const header = readHeader(
          `Brussels, 14 April 2021\n\nDear Ms Lind,\n\n${body}\n\nYours sincerely,\n\nJan Peeters\nDirector\n`,
        )
        expect(header.authors[0]?.name?.value).toBe('Jan Peeters')
      },
      40_000,
      10,
    )
    expect(growth).toBeLessThan(30)
  },
)

const fragment = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    'Dear Ms Lind,',
    'Yours sincerely,',
    'EUROPEAN COMMISSION',
    'DIRECTORATE-GENERAL FOR',
    'Brussels, 14 April 2021',
    '31-02-2020',
    'Ares (2020)',
    'From: A B <a@b.c>',
    'To: ',
    'Subject:',
    'Sent: 2 Oct 2020',
    'cc:',
    'cc: X Y; Z',
    '[REDACTED]',
    '█',
    'Mr. ',
    'Jan Peeters',
    'Head of Unit',
    'on behalf of ',
    'asked me to reply on her behalf',
    'Thank you for your letter of ',
    '3 May',
    'Signatories:',
    '- ',
    '(',
    ')',
    '   ',
    '\t',
    ', ',
    '-----Original Message-----',
    'For and on behalf of',
    'Ref: 12',
    'Electronically signed on 15/04/2021',
  ),
)
const letters = fc
  .array(fc.tuple(fragment, fc.constantFrom('', ' ', '\n', '\n\n', '\r\n')), { maxLength: 40 })
  .map((pieces) => pieces.flat().join(''))

test('reading never throws, and each place lies in the text', () => {
  fc.assert(
    fc.property(letters, (text) => {
      for (const { start, end } of placesIn(readHeader(text))) {
        expect(start).toBeGreaterThanOrEqual(0)
        expect(start).toBeLessThan(end)
        expect(end).toBeLessThanOrEqual(text.length)
      }
    }),
    worlds(1500),
  )
})

test('reading a text twice says the same, whatever was read before', () => {
  fc.assert(
    fc.property(letters, letters, (text, other) => {
      const first = readHeader(text)
      readHeader(other)
      expect(readHeader(text)).toEqual(first)
    }),
    worlds(200),
  )
})

function placesIn(value: unknown): Span[] {
  if (typeof value !== 'object' || value === null) return []
  if ('start' in value && 'end' in value) return [value as Span]
  return Object.values(value).flatMap(placesIn)
}
