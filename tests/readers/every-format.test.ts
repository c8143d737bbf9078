import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { detectFormat, type FileFormat } from '#app/readers/detect-format.ts'
import { letterFiles, letterFormats, lettersWithin } from '#tests/support/letter-files.ts'
import { msgOf } from '#tests/support/msg-files.ts'
import { documentsIn, refusalOf } from '#tests/support/readers.ts'

const text = readFileSync('tests/fixtures/headers/open/en-commission-cabinet-redacted.txt', 'utf8')
const words = (of: string) => of.replace(/\s+/g, ' ').trim()
const pictures = ['png', 'jpeg', 'webp', 'bmp'] as const satisfies FileFormat[]

test.each(letterFormats)('the sample of .%s is taken for what it is', async (format) => {
  expect(detectFormat({ name: `letter.${format}`, bytes: await letterFiles[format](text) })).toBe(
    format,
  )
})

test.each(
  letterFormats.filter(
    (format) =>
      !(pictures as readonly FileFormat[]).includes(format) && !['csv', 'xlsx'].includes(format),
  ),
)('a letter comes out of .%s word for word', async (format) => {
  const documents = await documentsIn(`letter.${format}`, await letterFiles[format](text))
  expect(documents).toHaveLength(['zip', 'mbox'].includes(format) ? lettersWithin : 1)
  expect(words(documents[0]!.text)).toBe(words(text + (format === 'zip' ? '\n1' : '')))
})

test.each(['csv', 'xlsx'] as const)(
  'a table of letters in .%s has a row for each',
  async (format) => {
    const [table] = await documentsIn(`letters.${format}`, await letterFiles[format](text))
    expect(
      table!.sheets[0]!.rows.filter(({ cells }) =>
        cells.some((cell) => cell.text.includes('Helena Marklund')),
      ),
    ).toHaveLength(lettersWithin)
  },
)

test.each(pictures)('a picture in .%s is refused without OCR, with what to do', async (format) => {
  expect(await refusalOf(`letter.${format}`, await letterFiles[format](text))).toMatch(
    /OCR|picture/i,
  )
})

test('a message of Outlook says who sent it to whom and when, and what is attached to it is read', async () => {
  const long = 'We support it. '.repeat(400).trim()
  const documents = await documentsIn(
    'a.msg',
    msgOf({
      subject: 'Encryption',
      from: 'Ana Kovač',
      to: 'Rudolf Rassendyll',
      sent: '2020-10-02T07:30:00Z',
      body: 'We support it.',
      attached: [{ name: 'long.txt', bytes: Buffer.from(long) }],
    }),
  )
  expect(documents).toMatchObject([
    {
      title: 'Encryption',
      text: 'We support it.',
      sent: { day: '2020-10-02', at: '2020-10-02T07:30:00.000Z' },
      mail: { from: [{ name: 'Ana Kovač' }], to: [{ name: 'Rudolf Rassendyll' }] },
      parent: null,
    },
    { name: 'long.txt', text: long, parent: 0 },
  ])
})

test.each([
  [
    'a database of DNA',
    'discourse.dna',
    'SQLite format 3\0\u0010\0',
    'export its statements as an event list',
  ],
  [
    'one of its first version',
    'old.dna',
    '<?xml version="1.0"?><discourse/>',
    '“Event list”, format CSV',
  ],
  ['another database', 'letters.db', 'SQLite format 3\0\u0010\0', 'Export the table of letters'],
])('%s is refused with what to do', async (_what, name, bytes, sentence) => {
  expect(await refusalOf(name, bytes)).toContain(sentence)
})
