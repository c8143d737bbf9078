import iconv from 'iconv-lite'
import { afterAll, expect, test } from 'vitest'
import { closeReaders } from '#app/readers/read-file.ts'
import { itemsIn, planned } from '#tests/support/importing.ts'
import { openSeededStore } from '#tests/support/store.ts'

afterAll(closeReaders)

/** Quotes with commas, semicolons and quotation marks, Greek, and cells that are empty at the end of a row. */
const rows = [
  ['letter', 'date', 'author', 'topic', 'level', 'quote', 'note'],
  [
    'Reply to Signal',
    '2021-02-03',
    'Ylva Johansson',
    'Encryption',
    '-1',
    'We would, if need be, weaken it; “so be it”.',
    '',
  ],
  [
    'Reply to Tuta',
    '2021-02-04',
    'Ylva Johansson',
    'Encryption',
    '1',
    'Θέλουμε ισχυρή κρυπτογράφηση, παντού.',
    'look again',
  ],
  [
    'Reply to Proton',
    '2021-02-05',
    'Emma Lind',
    'Encryption',
    '2',
    'He said "keep it", and we agree.',
    '',
  ],
]

const quote = (cell: string, separator: string) =>
  cell.includes(separator) || cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell

const separators = { commas: ',', semicolons: ';', tabs: '\t' }
const encodings = {
  'UTF-8': (text: string) => Buffer.from(text),
  'UTF-8 with a mark': (text: string) => Buffer.from(`\uFEFF${text}`),
  'UTF-16 with a mark': (text: string) => iconv.encode(text, 'utf-16le', { addBOM: true }),
  'UTF-16 without a mark': (text: string) => iconv.encode(text, 'utf-16le', { addBOM: false }),
}

const cases = Object.keys(separators).flatMap((signs) =>
  Object.keys(encodings).flatMap((encoding) => [
    { signs, encoding, trimmed: false, bare: false },
    { signs, encoding, trimmed: true, bare: false },
    { signs, encoding, trimmed: false, bare: true },
  ]),
) as {
  signs: keyof typeof separators
  encoding: keyof typeof encodings
  trimmed: boolean
  bare: boolean
}[]

test.each(cases.filter(({ bare, signs }) => !bare || signs === 'tabs'))(
  'a table of text with $signs in $encoding makes its letters and positions (ends cut: $trimmed, no quotation marks: $bare)',
  async ({ signs, encoding, trimmed, bare }) => {
    await using store = await openSeededStore()
    const separator = separators[signs]
    const lines = rows.map((cells) =>
      cells.map((cell) => (bare ? cell : quote(cell, separator))).join(separator),
    )
    const text = lines
      .map((line) => (trimmed ? line.replace(/[,;\t]+$/, '') : line))
      .concat('')
      .join('\r\n')
    const id = await planned(store, [{ name: 'file.csv', bytes: encodings[encoding](text) }])
    const items = await itemsIn(store, id)
    expect(
      items.map(({ draft, state, reason }) => [
        state,
        reason,
        draft?.fields.title,
        draft?.positions.map((one) => [one.level, one.quote]),
      ]),
    ).toEqual(
      rows
        .slice(1)
        .map(([title, , , , level, words]) => [
          expect.any(String),
          null,
          title,
          [[Number(level), words]],
        ]),
    )
  },
)

test('tabs part cells also where lines are cut off at their ends and quotes hold commas or quotation marks alone', async () => {
  await using store = await openSeededStore()
  const lines = [
    'letter\tdate\tauthor\ttopic\tlevel\tquote\tcoder\tnote',
    'Reply to Signal\t2021-02-03\tYlva Johansson\tEncryption\t-1\t"We would, if need be weaken it.',
    'Reply to Tuta\t2021-02-04\tYlva Johansson\tEncryption\t1\tWe want it strong, everywhere.\tAna',
    'Reply to Proton\t2021-02-05\tYlva Johansson\tEncryption\t2\tKeep it" they said, and so do we.\tAna\tno',
    'Reply to Mozilla\t2021-02-06\tYlva Johansson',
    'Reply to Mullvad\t2021-02-07\tYlva Johansson\tEncryption\t2\tYes, indeed.',
  ]
  const id = await planned(store, [{ name: 'file.csv', bytes: lines.join('\n') }])
  expect((await itemsIn(store, id)).map(({ draft }) => draft?.fields.title)).toEqual(
    expect.arrayContaining([
      'Reply to Signal',
      'Reply to Tuta',
      'Reply to Proton',
      'Reply to Mullvad',
    ]),
  )
})
