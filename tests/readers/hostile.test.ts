import { expect, test } from 'vitest'
import { documentsIn, readHere, refusalOf } from '#tests/support/readers.ts'
import { pdfOf } from '#tests/support/pdf-files.ts'
import { zipOf } from '#tests/support/zip-files.ts'

const laughs = `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha">${Array.from({ length: 12 }, (_, at) => `<!ENTITY ${'abcdefghijklm'[at + 1]} "${`&${'abcdefghijklm'[at]};`.repeat(10)}">`).join('')}]><w:document><w:p><w:t>&m;</w:t></w:p></w:document>`
const abroad =
  '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document><w:p><w:t>&x;</w:t></w:p></w:document>'
const sheetOf = (xml: string) =>
  zipOf([
    { name: '[Content_Types].xml', bytes: '<Types/>' },
    {
      name: 'xl/workbook.xml',
      bytes: '<workbook xmlns:r="r"><sheets><sheet name="Letters" r:id="r1"/></sheets></workbook>',
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      bytes:
        '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
    },
    { name: 'xl/worksheets/sheet1.xml', bytes: xml },
  ])
const textOf = (xml: string) =>
  zipOf([
    { name: 'mimetype', bytes: 'application/vnd.oasis.opendocument.text' },
    { name: 'content.xml', bytes: xml },
  ])
const hugePicture = () => {
  const png = Buffer.alloc(60)
  Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex').copy(png)
  return (png.writeUInt32BE(60_000, 16), png.writeUInt32BE(60_000, 20), png)
}
/** Words of letters that follow from their number and compress badly. */
const words = (signs: number) =>
  Buffer.from(
    Array.from(
      { length: Math.ceil(signs / 8) },
      (_, at) => `${(Math.imul(at, 2_654_435_761) >>> 0).toString(36).padStart(7, 'a')} `,
    )
      .join('')
      .slice(0, signs),
  )
const letter = { name: 'letter.txt', bytes: 'We support it.' }

test.each([
  [
    'a billion laughs in a Word file',
    'a.docx',
    zipOf([{ name: 'word/document.xml', bytes: laughs }]),
    'declares entities of its own',
  ],
  [
    'an external entity in a Word file',
    'a.docx',
    zipOf([{ name: 'word/document.xml', bytes: abroad }]),
    'declares entities of its own',
  ],
  [
    'a billion laughs in an OpenDocument file',
    'a.odt',
    textOf(laughs),
    'declares entities of its own',
  ],
  [
    'an external entity in an OpenDocument file',
    'a.odt',
    textOf(abroad),
    'declares entities of its own',
  ],
  ['a billion laughs in a workbook', 'a.xlsx', sheetOf(laughs), 'declares entities of its own'],
  ['an external entity in a workbook', 'a.xlsx', sheetOf(abroad), 'declares entities of its own'],
  [
    'a workbook whose rows end in the last column there is',
    'a.xlsx',
    sheetOf(
      `<worksheet><sheetData>${Array.from({ length: 100 }, (_, at) => `<row r="${at + 1}"><c r="XFD${at + 1}"><v>1</v></c></row>`).join('')}</sheetData></worksheet>`,
    ),
    'more than a million cells',
  ],
  [
    'a table whose quotation mark is never closed',
    'a.csv',
    `a,b\n1,"${'x\n'.repeat(600_000)}`,
    'a quotation mark is opened and never closed',
  ],
  [
    'a mailbox of more than 2,000 messages',
    'a.mbox',
    Array.from(
      { length: 2001 },
      (_, at) =>
        `From a@example.org Fri Oct  2 09:30:00 2020\nFrom: a@example.org\nSubject: ${at}\n\nWe support it.\n\n`,
    ).join(''),
    'more than 2,000 messages',
  ],
  [
    'an archive of texts that unfold to more than may come back',
    'a.zip',
    zipOf(Array.from({ length: 49 }, (_, at) => ({ name: `${at}.txt`, bytes: words(990_000) }))),
    'unfolds to more than 120 MB',
  ],
  ['a picture that unfolds to 3,600 million pixels', 'a.png', hugePicture(), 'picture'],
  [
    'a PDF whose pages lead in a circle',
    'a.pdf',
    Buffer.from(
      pdfOf([{}, {}])
        .toString('latin1')
        .replace(/\/Kids \[5 0 R/, '/Kids [2 0 R'),
      'latin1',
    ),
    'This PDF',
  ],
  [
    'an archive that says it unpacks to more than 50 MB',
    'a.zip',
    zipOf([{ ...letter, size: 60e6 }]),
    'would unpack to 60 MB; 50 MB are allowed',
  ],
  [
    'an archive a hundred times as dense as text',
    'a.zip',
    zipOf([{ name: 'a.txt', bytes: Buffer.alloc(20e6) }]),
    'more than a hundred times its size',
  ],
  [
    'an archive that unpacks to more than it says',
    'a.zip',
    zipOf([{ name: 'a.txt', bytes: 'a'.repeat(5000), size: 100 }]),
    'damaged or incomplete',
  ],
  [
    'an archive of more than 2,000 files',
    'a.zip',
    zipOf(Array.from({ length: 2001 }, (_, at) => ({ name: `${at}.txt`, bytes: 'a' }))),
    'holds 2,001 parts; 2,000 may be in one',
  ],
  ['an archive cut short', 'a.zip', zipOf([letter]).subarray(0, 60), 'damaged or incomplete'],
  [
    'a message of 501 parts',
    'a.eml',
    `From: a@example.org\nTo: b@example.org\nSubject: s\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=e\n\n${'--e\nContent-Type: text/plain\n\na\n'.repeat(501)}--e--`,
    'parts; 500 may be in one',
  ],
  [
    'a PDF of 10,000 pages',
    'a.pdf',
    pdfOf(Array.from({ length: 10_000 }, () => ({}))),
    'This PDF has 10,000 pages; 2,000 may be in one',
  ],
  [
    'no PDF behind its mark',
    'a.pdf',
    '%PDF-1.7\nnothing here',
    'damaged or incomplete and cannot be opened',
  ],
  ['an empty file', 'a.txt', '', 'This file is empty'],
  ['a program', 'a.txt', '\x7fELF\u0001\u0001', 'This is a program'],
  ['NUL bytes', 'a.txt', 'Dear\u0000Sir', 'NUL bytes'],
  [
    'a rich text file of groups without end',
    'a.rtf',
    `{\\rtf1 ${'{'.repeat(6000)}`,
    'its groups lie too deep',
  ],
  ['a scan without text', 'a.pdf', pdfOf([{}]), 'has no text layer: it is a scan'],
])('%s is refused with what to do', async (_what, name, bytes, sentence) => {
  expect(await refusalOf(name, bytes)).toContain(sentence)
})

test.each([
  ['a name that leads upwards', '../../etc/cron.d/job.txt'],
  ['a name from the root', '/etc/passwd'],
  ['a name of a drive', 'C:\\Windows\\a.txt'],
  ['a name that leads upwards on Windows', '..\\a.txt'],
])('%s in an archive is refused, and the letter beside it is read', async (_what, name) => {
  const read = await readHere('a.zip', zipOf([{ name, bytes: 'evil' }, letter]))
  expect(read).toMatchObject({
    ok: true,
    documents: [{ name: 'letter.txt', text: 'We support it.' }],
    refused: [{ name, reason: expect.stringContaining('leads out of the archive') }],
  })
})

test('an archive may lie in an archive, and no deeper', async () => {
  const inner = zipOf([letter])
  const read = await readHere(
    'a.zip',
    zipOf([
      { name: 'b.zip', bytes: inner },
      { name: 'c.zip', bytes: zipOf([{ name: 'd.zip', bytes: inner }]) },
    ]),
  )
  expect(read).toMatchObject({
    ok: true,
    documents: [{ name: 'letter.txt' }],
    refused: [
      {
        name: 'd.zip',
        reason: expect.stringContaining('archive within an archive within an archive'),
      },
    ],
  })
})

test('a locked file, litter and a broken letter stop nothing', async () => {
  const read = await readHere(
    'a.zip',
    zipOf([
      { name: 'locked.txt', bytes: 'x', encrypted: true },
      { name: '__MACOSX/._letter.txt', bytes: 'x' },
      { name: 'broken.docx', bytes: 'PK\u0003\u0004' },
      letter,
    ]),
  )
  expect(read).toMatchObject({
    ok: true,
    documents: [{ name: 'letter.txt' }],
    refused: [
      { name: 'locked.txt', reason: expect.stringContaining('password') },
      { name: 'broken.docx', reason: expect.stringContaining('damaged') },
    ],
  })
})

test('messages within messages are read five deep', async () => {
  const within = (depth: number): string =>
    `From: a@example.org\nTo: b@example.org\nDate: Fri, 2 Oct 2020 10:00:00 +0000\nSubject: ${depth}\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=e${depth}\n\n--e${depth}\n\nText ${depth}\n--e${depth}\nContent-Type: message/rfc822\nContent-Disposition: attachment; filename=${depth}.eml\n\n${depth > 7 ? 'From: z@example.org\nSubject: end\n\nEnd' : within(depth + 1)}\n--e${depth}--\n`
  const read = await readHere('a.eml', within(0))
  expect(read).toMatchObject({
    ok: true,
    refused: [{ name: '5.eml', reason: expect.stringContaining('within more than five others') }],
  })
  expect(read.ok && read.documents.map(({ parent }) => parent)).toEqual([null, 0, 1, 2, 3, 4])
})

test('tags twenty thousand deep are read as words', async () => {
  const [page] = await documentsIn('a.html', `<html><body>${'<div>'.repeat(20_000)}We support it.`)
  expect(page!.text).toBe('We support it.')
})

test('scripts in a PDF are told and not run', async () => {
  const [letterWithScript] = await documentsIn(
    'a.pdf',
    pdfOf([{ texts: [{ x: 70, y: 700, words: 'We support it.' }] }], { script: 'app.alert(1)' }),
  )
  expect(letterWithScript).toMatchObject({
    text: 'We support it.',
    notes: ['This PDF holds scripts; they were not run.'],
  })
})

test('a PDF with a wrong table of objects is read all the same', async () => {
  const sound = pdfOf([{ texts: [{ x: 70, y: 700, words: 'We support it.' }] }]).toString('latin1')
  const [mended] = await documentsIn(
    'a.pdf',
    Buffer.from(sound.replace(/startxref\n\d+/, 'startxref\n999999'), 'latin1'),
  )
  expect(mended!.text).toBe('We support it.')
})

test.each([
  [
    'parts within parts four hundred deep',
    'a.eml',
    `From: a@example.org\nTo: b@example.org\nSubject: s\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b0\n\n${Array.from({ length: 400 }, (_, at) => `--b${at}\nContent-Type: multipart/mixed; boundary=b${at + 1}\n\n`).join('')}--b400\n\nWe support it.`,
  ],
  [
    'a rich text file that announces a gigabyte of pictures',
    'a.rtf',
    '{\\rtf1 We support it.\\bin999999999 abc}',
  ],
  [
    'a tag with a hundred thousand attributes',
    'a.html',
    `<html><body><p ${'a="b" '.repeat(100_000)}>We support it.`,
  ],
  [
    'tables within tables five hundred deep',
    'a.docx',
    zipOf([
      {
        name: 'word/document.xml',
        bytes: `<w:document xmlns:w="w"><w:body>${'<w:tbl><w:tr><w:tc>'.repeat(500)}<w:p><w:r><w:t>We support it.</w:t></w:r></w:p>${'</w:tc></w:tr></w:tbl>'.repeat(500)}</w:body></w:document>`,
      },
    ]),
  ],
  [
    'a PDF with a page turned upside down',
    'a.pdf',
    pdfOf([{ texts: [{ x: 70, y: 100, words: 'We support it.', turned: 2 }], rotate: 180 }]),
  ],
])('%s holds up nothing: the letter is read', async (_what, name, bytes) => {
  const [document] = await documentsIn(name, bytes)
  expect(document!.text).toBe('We support it.')
})
