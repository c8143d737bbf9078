import { readFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { closeReaders, readFile } from '#app/readers/read-file.ts'
import { takeOutUuencoded } from '#app/readers/mail/uuencoded.ts'
import { decodeText, repairUtf8 } from '#app/readers/text/encoding.ts'

afterAll(closeReaders)

async function readFault(name: string) {
  const bytes = readFileSync(`tests/fixtures/headers/faults/${name}`)
  const read = await readFile({ name, bytes }, { ocr: false })
  if (!read.ok) throw new Error(read.reason)
  return read.documents
}

test('a message that declares Latin-1 and holds UTF-8 has its words as written, and a note', async () => {
  const [message] = await readFault('02-declares-latin1-holds-utf8.eml')
  expect(message!.text).toBe(
    'Chère Madame,\n\nLe ministère s’oppose à toute « porte dérobée » dans le chiffrement.\n\nCordialement\nJosé Example\n'.trimEnd(),
  )
  expect(message!.notes).toEqual([
    'The message says that it is in iso-8859-1, but is in UTF-8: it was read as UTF-8.',
  ])
})

test.each(['Le ministère à Orléans', 'Ça va, Â la carte', 'Zürich – “Genève”', 'plain words'])(
  '“%s” is no UTF-8 that was read as Latin-1',
  (words) => expect(repairUtf8(words)).toBeNull(),
)

test('a text that declares Latin-1 and is UTF-8 is read as that; true Latin-1 stays what it is', () => {
  expect(decodeText(Buffer.from('ministère', 'utf8'), 'iso-8859-1').text).toBe('ministère')
  expect(decodeText(Buffer.from('ministère', 'latin1'), 'iso-8859-1').text).toBe('ministère')
})

test('a file that was written into the text of a message is an attachment of its own', async () => {
  const [message, annex] = await readFault('03-attachment-inside-the-text.eml')
  expect(message!.text).toBe(
    'Dear Ms Holm,\n\nThe annex is attached to this message and is part of our answer.\n\nYours sincerely,\nBea Olt',
  )
  expect(annex).toMatchObject({ name: expect.stringContaining('annex.txt'), parent: 0 })
  expect(annex!.text.trimEnd()).toBe(
    'Annex 1\n\nThe ministry opposes any weakening of encryption in the draft.',
  )
})

test.each([
  ['begin 644 a.txt\nwords that are\nend', 'a block with other lines'],
  ['begin 644 a.txt\n#0V%T\n', 'a block that breaks off'],
  ['begin the work', 'a sentence'],
])('%j stays in the text: %s', (text) => {
  expect(takeOutUuencoded(text)).toEqual({ text, attached: [] })
})

test('words that Word hides are left out and told', async () => {
  const [letter] = await readFault('04-words-hidden-in-word.docx')
  expect(letter!.text).toContain('The ministry supports encryption.\n')
  expect(letter!.text).not.toContain('Draft note')
  expect(letter!.notes).toEqual([
    '1 hidden passage was left out, as Word does not print hidden text.',
  ])
})
