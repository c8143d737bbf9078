import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { maxTextFileBytes, cleanTextFile } from '#app/readers/text/plain-text.ts'

const bytes = (...parts: (number[] | string)[]) =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string)))
const textOf = (given: Uint8Array) => {
  const read = cleanTextFile(given)
  if (!read.ok) throw new Error(read.reason)
  return read
}

test.each([
  ['UTF-8', bytes('Boratyński')],
  ['UTF-8 with a byte order mark', bytes([0xef, 0xbb, 0xbf], 'Boratyński')],
  ['UTF-16, little end first', bytes([0xff, 0xfe], [...Buffer.from('Boratyński', 'utf16le')])],
  [
    'UTF-16, big end first',
    bytes([0xfe, 0xff], [...Buffer.from('Boratyński', 'utf16le').swap16()]),
  ],
])('a file in %s is read without a remark', (_encoding, given) => {
  expect(textOf(given)).toMatchObject({ text: 'Boratyński', remarks: [] })
})

test('a file in Latin-1 is read, and asks to be looked at', () => {
  const { text, remarks } = textOf(bytes('Fran', [0xe7], 'ois a pay', [0xe9], ' 5 ', [0x80]))
  expect(text).toBe('François a payé 5 €')
  expect(remarks).toEqual([
    'This file is not in UTF-8, so it was read as Windows-1252 (Latin-1). Check that letters with accents are right.',
  ])
})

test('Windows line ends become plain ones', () => {
  expect(textOf(bytes('Dear Sir,\r\n\r\nYes.\rNo.\n'))).toMatchObject({
    text: 'Dear Sir,\n\nYes.\nNo.\n',
    remarks: ['Windows line ends were turned into plain ones.'],
  })
})

test.each(['000_89448a235952524b.txt', '001_f2200ba1914715f3.txt'])(
  'the seed letter %s is read without a change',
  (name) => {
    const original = readFileSync(`seeds/letters/${name}`)
    expect(textOf(original)).toMatchObject({ text: original.toString('utf8'), remarks: [] })
  },
)

test.each([
  [
    'an empty file',
    bytes(''),
    'There is no text here. Paste the words of the letter, or choose a .txt file that has some.',
  ],
  ['only a byte order mark', bytes([0xef, 0xbb, 0xbf]), 'There is no text here.'],
  ['only white space', bytes(' \r\n\t\n'), 'There is no text here.'],
  ['a NUL byte', bytes('Dear', [0], 'Sir'), 'save it as plain text (.txt), or paste its words.'],
  [
    'a PDF',
    bytes('%PDF-1.7\n', [0x25, 0xe2, 0xe3, 0x00]),
    'save it as plain text (.txt), or paste its words.',
  ],
  [
    '5 MB',
    Buffer.alloc(5_000_000, 'a'),
    'This file has 5.0 MB; a text file may have 4 MB. Split it into its letters and add them one by one.',
  ],
  [
    'more than a million characters',
    Buffer.alloc(1_000_001, 'a'),
    'This text has 1,000,001 characters; a letter may have 1,000,000. Split it',
  ],
])('%s is refused with what to do instead', (_what, given, sentence) => {
  const read = cleanTextFile(given)
  expect(read).toMatchObject({ ok: false, reason: expect.stringContaining(sentence) })
})

test('a file of just the largest size in four-byte signs is read', () => {
  expect(textOf(Buffer.from('😀'.repeat(500_000))).text).toHaveLength(1_000_000)
  expect(maxTextFileBytes).toBe(4_000_000)
})
