import { expect, test } from 'vitest'
import { documentsIn } from '#tests/support/readers.ts'
import { zipOf } from '#tests/support/zip-files.ts'

/** A Word file of which only the body matters. */
const word = (body: string, styles = '') =>
  zipOf([
    { name: 'word/styles.xml', bytes: `<w:styles xmlns:w="w">${styles}</w:styles>` },
    {
      name: 'word/document.xml',
      bytes: `<w:document xmlns:w="w" xmlns:mc="mc"><w:body>${body}</w:body></w:document>`,
    },
  ])
const p = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`

test.each([
  [
    'deleted words are left out and inserted ones stay',
    '<w:p><w:r><w:t>We </w:t></w:r><w:del><w:r><w:delText>oppose</w:delText></w:r></w:del><w:ins><w:r><w:t>support</w:t></w:r></w:ins><w:r><w:t> it.</w:t></w:r></w:p>',
    'We support it.',
  ],
  [
    'a text box is read once and stands before its paragraph',
    `<w:p><mc:AlternateContent><mc:Choice><w:txbxContent>${p('Brussels')}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${p('Brussels')}</w:txbxContent></mc:Fallback></mc:AlternateContent><w:r><w:t>We support it.</w:t></w:r></w:p>`,
    'Brussels\n\nWe support it.',
  ],
  [
    'the cells of a letterhead stay whole',
    `<w:tbl><w:tr><w:tc>${p('Ministry')}${p('Castle Street')}</w:tc><w:tc>${p('Zenda')}</w:tc></w:tr></w:tbl>${p('We support it.')}`,
    'Ministry\nCastle Street\n\nZenda\n\nWe support it.',
  ],
  [
    'cells whose lines are parted by breaks stay whole too',
    `<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Ministry</w:t><w:br/><w:t>Castle Street</w:t></w:r></w:p></w:tc><w:tc>${p('Zenda')}</w:tc></w:tr></w:tbl>${p('We support it.')}`,
    'Ministry\nCastle Street\n\nZenda\n\nWe support it.',
  ],
  [
    'an address of one paragraph a line stays together, and a greeting apart',
    `${p('Ms Ana Kovač')}${p('Castle Street')}${p('Dear Ms Kovač,')}${p('We support it.')}`,
    'Ms Ana Kovač\nCastle Street\n\nDear Ms Kovač,\n\nWe support it.',
  ],
])('%s', async (_what, body, text) => {
  const [document] = await documentsIn('a.docx', word(body))
  expect(document!.text).toBe(text)
})

test('what a style hides is left out as well, also by a style that it rests on', async () => {
  const styles =
    '<w:style w:styleId="Note"><w:rPr><w:vanish/></w:rPr></w:style>' +
    '<w:style w:styleId="Aside"><w:basedOn w:val="Note"/></w:style>' +
    '<w:style w:styleId="Seen"><w:basedOn w:val="Note"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>'
  const styled = (style: string, words: string) =>
    `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r><w:t>${words}</w:t></w:r></w:p>`
  const body =
    p('We support it.') +
    styled('Note', 'Ask the minister first.') +
    styled('Aside', 'Or the deputy.') +
    styled('Seen', 'We oppose any delay.') +
    '<w:p><w:r><w:t>We </w:t></w:r><w:r><w:rPr><w:rStyle w:val="Aside"/></w:rPr><w:t>never </w:t></w:r><w:r><w:t>go on.</w:t></w:r></w:p>'
  const [document] = await documentsIn('a.docx', word(body, styles))
  expect(document!.text).toBe('We support it.\n\nWe oppose any delay.\n\nWe go on.')
  expect(document!.notes).toEqual([
    '3 hidden passages were left out, as Word does not print hidden text.',
  ])
})

test('tracked changes are told', async () => {
  const [document] = await documentsIn('a.docx', word(`<w:ins>${p('We support it.')}</w:ins>`))
  expect(document!.doubts).toEqual([expect.stringContaining('tracked changes')])
})

const book = (sheet: string, more = '') =>
  zipOf([
    { name: '[Content_Types].xml', bytes: '<Types/>' },
    {
      name: 'xl/workbook.xml',
      bytes: `<workbook xmlns:r="r"><workbookPr ${more}/><sheets><sheet name="Letters" r:id="r1"/><sheet name="Old" state="hidden" r:id="r1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      bytes:
        '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
    },
    {
      name: 'xl/sharedStrings.xml',
      bytes:
        '<sst><si><t>date</t></si><si><r><t>Ylva </t></r><r><t>Johansson</t></r><rPh><t>no</t></rPh></si></sst>',
    },
    {
      name: 'xl/styles.xml',
      bytes:
        '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/><numFmt numFmtId="165" formatCode="0.00&quot;d&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="165"/></cellXfs></styleSheet>',
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      bytes: `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
    },
  ])

test('rows of a damaged workbook that repeat their numbers are numbered on, and none is lost', async () => {
  const row = (number: string, words: string) =>
    `<row r="${number}"><c t="inlineStr"><is><t>${words}</t></is></c></row>`
  const rows = [row('1', 'a'), row('3', 'b'), row('3', 'c'), row('2', 'd'), row('1.5', 'e')]
  const [document] = await documentsIn('a.xlsx', book(rows.join('')))
  expect(document!.sheets[0]!.rows.map(({ number, cells }) => [number, cells[0]!.text])).toEqual([
    [1, 'a'],
    [3, 'b'],
    [4, 'c'],
    [5, 'd'],
    [6, 'e'],
  ])
})

test('a workbook keeps its dates as dates and its numbers as numbers, each at its place', async () => {
  const rows =
    '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="3"><c r="A3" s="1"><v>44133</v></c><c r="B3" t="s"><v>1</v></c><c r="D3"><f>1-2</f><v>-1</v></c><c r="E3" s="3"><v>2.5</v></c><c r="F3" s="2"><v>44133.5</v></c><c r="G3" t="inlineStr"><is><t>Yes</t></is></c><c r="H3" t="b"><v>1</v></c></row>'
  const [document] = await documentsIn('a.xlsx', book(rows))
  expect(document).toMatchObject({
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    notes: ['Hidden sheets were left out: Old.'],
    sheets: [
      {
        name: 'Letters',
        rows: [
          { number: 1, cells: [{ text: 'date' }] },
          {
            number: 3,
            cells: [
              { text: '2020-10-29', date: '2020-10-29' },
              { text: 'Ylva Johansson' },
              { text: '' },
              { text: '-1', number: -1 },
              { text: '2.5', number: 2.5 },
              { text: '2020-10-29 12:00:00', date: '2020-10-29T12:00:00' },
              { text: 'Yes' },
              { text: 'TRUE' },
            ],
          },
        ],
      },
    ],
  })
})

test('days are counted from 1904 where the workbook says so', async () => {
  const [document] = await documentsIn(
    'a.xlsx',
    book('<row r="1"><c r="A1" s="2"><v>42671</v></c></row>', 'date1904="1"'),
  )
  expect(document!.sheets[0]!.rows[0]!.cells[0]!.date).toBe('2020-10-29')
})
