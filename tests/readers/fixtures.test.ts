import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { isQuoteInPlace, quoteAt } from '#app/domain/text/quotes.ts'
import { splitParagraphs } from '#app/domain/text/paragraphs.ts'
import { documentsIn, readHere } from '#tests/support/readers.ts'

const folder = 'tests/fixtures/readers'
const fixture = (name: string) => readFileSync(join(folder, name))
const manifest = parse(fixture('manifest.yaml').toString()) as Record<
  string,
  { documents?: object[]; refused?: string }
>

test.each(Object.entries(manifest))(
  '%s yields what the manifest says',
  async (name, { documents, refused }) => {
    const read = await readHere(name, fixture(name))
    if (refused)
      return expect(read).toMatchObject({ ok: false, reason: expect.stringContaining(refused) })
    expect(read).toMatchObject({ ok: true, documents, refused: [] })
  },
)

test('every file beside the manifest is in it', () => {
  expect(
    readdirSync(folder)
      .filter((name) => name !== 'manifest.yaml' && name !== 'letter.fodt')
      .sort(),
  ).toEqual(Object.keys(manifest).sort())
})

test.each(['letter.odt', 'letter.rtf', 'letter.pdf'])(
  '%s says the same as the Word file',
  async (name) => {
    // A PDF and RTF know neither heads nor notes as such, and may number lists otherwise.
    const words = (text: string) =>
      text
        .replace(/^Ministry of .*$|^\[?1\]?\s+Government .*$/gm, '')
        .replace(/(?:\d\.|•)\s*(?=an? )/g, '')
        .replace(/\[?1?\]?\.(?=\s|$)/g, '.')
        .replace(/\s+/g, ' ')
        .trim()
    const [[word], [other]] = await Promise.all([
      documentsIn('letter.docx', fixture('letter.docx')),
      documentsIn(name, fixture(name)),
    ])
    expect(words(other!.text)).toBe(words(word!.text))
  },
)

test.each(['letter.docx', 'letter.odt', 'letter.rtf', 'letter.pdf'])(
  'the body of %s has its paragraphs between greeting and close',
  async (name) => {
    const [letter] = await documentsIn(name, fixture(name))
    const numbered = splitParagraphs(letter!.text)
      .filter(({ number }) => number !== null)
      .map(({ start, end }) => letter!.text.slice(start, end).replace(/\s+/g, ' '))
    expect(numbered[0]).toMatch(/^Thank you for your letter of 2 October 2020 .* weaken it/)
    expect(numbered[1]).toMatch(/^We ask the Commission for two things:/)
  },
)

test('a document carries the hash and the bytes of its own file, also where it was attached', async () => {
  const documents = await documentsIn('attachments.eml', fixture('attachments.eml'))
  expect(Buffer.from(documents[0]!.original).equals(fixture('attachments.eml'))).toBe(true)
  expect(Buffer.from(documents[1]!.original).toString('latin1')).toBe(
    'François supports it. It costs 5 \x80.',
  )
  for (const { sha256, original } of documents)
    expect(sha256).toBe(createHash('sha256').update(original).digest('hex'))
})

test.each(
  Object.keys(manifest).filter((name) => manifest[name]!.documents && name !== 'table.csv'),
)('the texts of %s are in the form that is stored', async (name) => {
  for (const { text } of await documentsIn(name, fixture(name))) {
    expect(text).toBe(text.normalize('NFC'))
    expect(text).not.toMatch(/\r|\u0000|\uFEFF/) // eslint-disable-line no-control-regex -- what no text may hold
    expect(isQuoteInPlace(text, quoteAt(text, 0, 5))).toBe(true)
  }
})
