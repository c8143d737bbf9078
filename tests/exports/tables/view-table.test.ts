import { expect, test } from 'vitest'
import { tableWriters, tabulateRows, type TableFact } from '#app/exports/tables/view-table.ts'
import { documentsIn } from '#tests/support/readers.ts'

type Row = { actor: string; now: number | null }

const facts: TableFact[] = [
  { key: 'dossier', heading: 'Dossier', value: '=Media freedom' },
  { key: 'methodVersion', heading: 'Method version', value: 2 },
]

const table = () =>
  tabulateRows<Row>(
    [
      ['Actor', ({ actor }) => actor],
      ['Now, -2 to 2', ({ now }) => now],
    ],
    3,
    steps([
      [
        { actor: '=HYPERLINK("http://a.example")', now: -1.5 },
        { actor: 'Łucja "L", Kovač', now: null },
      ],
      [],
      [{ actor: '-2', now: 0 }],
    ]),
  )

async function* steps<Step>(all: readonly Step[]) {
  yield* all
}

const sayRow = (headings: readonly string[], row: readonly (string | number | null)[]) =>
  `${headings.map((heading, place) => `${heading} is ${row[place]}`).join(', ')}.`

async function write(format: keyof typeof tableWriters): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of tableWriters[format](table(), facts, sayRow))
    pieces.push(Buffer.from(piece))
  return Buffer.concat(pieces)
}

test('in CSV each row says what it is of, numbers are numbers, and nothing is run as a formula', async () => {
  expect((await write('csv')).toString()).toBe(
    '\uFEFFActor,"Now, -2 to 2",Dossier,Method version\r\n' +
      `"'=HYPERLINK(""http://a.example"")",-1.5,'=Media freedom,2\r\n` +
      `"Łucja ""L"", Kovač",,'=Media freedom,2\r\n` +
      "'-2,0,'=Media freedom,2\r\n",
  )
})

test('in JSON what it is of stands before the rows', async () => {
  expect(JSON.parse((await write('json')).toString())).toEqual({
    dossier: '=Media freedom',
    methodVersion: 2,
    total: 3,
    columns: ['Actor', 'Now, -2 to 2'],
    rows: [
      ['=HYPERLINK("http://a.example")', -1.5],
      ['Łucja "L", Kovač', null],
      ['-2', 0],
    ],
  })
})

test('as text what it is of stands before a sentence for each row', async () => {
  expect((await write('txt')).toString()).toBe(
    'Dossier: =Media freedom\nMethod version: 2\n\n' +
      'Actor is =HYPERLINK("http://a.example"), Now, -2 to 2 is -1.5.\n' +
      'Actor is Łucja "L", Kovač, Now, -2 to 2 is null.\nActor is -2, Now, -2 to 2 is 0.\n',
  )
})

test('in a workbook what it is of is a sheet of its own, and every word is text', async () => {
  const [document] = await documentsIn('a.xlsx', await write('xlsx'))
  const cells = document!.sheets.map(({ name, rows }) => [
    name,
    ...rows.map((row) => row.cells.map(({ text, number }) => number ?? text)),
  ])
  expect(cells).toEqual([
    [
      'Rows',
      ['Actor', 'Now, -2 to 2'],
      ['=HYPERLINK("http://a.example")', -1.5],
      ['Łucja "L", Kovač'],
      ['-2', 0],
    ],
    ['About', ['Dossier', '=Media freedom'], ['Method version', 2]],
  ])
})
