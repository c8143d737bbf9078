import { expect, test } from 'vitest'
import { eachDayOfInterval, formatISO } from 'date-fns'
import { briefingToDocx } from '#app/exports/docx.ts'
import {
  aBriefing,
  aPosition,
  encryption,
  johansson,
  positions,
  recordedVote,
} from '#tests/support/world.ts'
import { unzip } from '#tests/support/unzip.ts'
import { xmlFault, xmlWords } from '#tests/support/xml.ts'

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="690" height="170" viewBox="0 0 690 170"><circle cx="300" cy="85" r="5" fill="#2f4b9b"/><text x="8" y="20" font-size="11">Strongly supports</text></svg>'
const chart = {
  topicId: 'encryption',
  svg,
  width: 690,
  height: 170,
  alt: 'Boratyński mixed, Johansson opposes',
}

async function opened(made = aBriefing(), charts = [chart]) {
  const files = unzip(await briefingToDocx(made, { charts }))
  const text = (name: string) => files.get(name)!.toString('utf8')
  const body = text('word/document.xml')
  return { files, text, body, words: xmlWords(body.replace(/<\/w:p>/g, '\n')) }
}

function quoteOf(exact: string) {
  return { exact, prefix: '', suffix: '', start: 0, end: exact.length }
}

test('every part of the file is well-formed XML', async () => {
  const { files } = await opened()
  const parts = [...files].filter(([name]) => /\.(?:xml|rels|svg)$/.test(name))
  expect(parts.length).toBeGreaterThan(8)
  for (const [name, bytes] of parts)
    expect([name, xmlFault(bytes.toString('utf8'))]).toEqual([name, null])
})

test('it holds every quote, number, reference and note', async () => {
  const made = aBriefing()
  const { words } = await opened(made)
  for (const { quote, condition } of positions) {
    expect(words).toContain(quote.exact)
    if (condition) expect(words).toContain(condition)
  }
  for (const row of made.matrix.rows)
    for (const cell of row.cells) expect(words).toContain(`${cell.nowText} ${cell.label}`)
  for (const said of [
    'cnect.ddg1.h.2(2020)5166553/AP',
    'Ares (2020)…',
    'between 2 Oct and 21 Dec 2020',
    '¶ 7',
    'on behalf of Ursula von der Leyen',
    encryption.proposition,
    ...made.notes,
  ])
    expect(words).toContain(said)
})

test('a closed topic is said to be closed', async () => {
  const closed = { ...encryption, closedAt: '2026-01-02T09:00:00Z' }
  const { words } = await opened(aBriefing({ topics: [closed] }))
  expect(
    words.split('\n').filter((line) => line.startsWith('Encryption (closed)')).length,
  ).toBeGreaterThan(1)
  expect(words.split('\n')).not.toContain('Encryption')
})

test('headings, title and quotes are styles, so that Word can navigate them', async () => {
  const { body, text } = await opened()
  for (const style of ['Title', 'Heading1', 'Heading2', 'Quote']) {
    expect(body).toContain(`<w:pStyle w:val="${style}"/>`)
    expect(text('word/styles.xml')).toContain(`w:styleId="${style}"`)
  }
  expect(text('word/styles.xml')).toMatch(/w:styleId="Quote">(?:(?!<\/w:style>).)*<w:pBdr><w:left /)
})

test('the file says its title, language, method and day', async () => {
  const { text } = await opened(aBriefing({ title: 'Encryption & <others>' }))
  expect(text('docProps/core.xml')).toContain(
    '<dc:title>Encryption &amp; &lt;others&gt;</dc:title>',
  )
  expect(text('docProps/core.xml')).toContain('2026-11-22T00:00:00Z</dcterms:created>')
  expect(text('docProps/core.xml')).toContain('<dc:language>en-GB</dc:language>')
  expect(text('docProps/custom.xml')).toMatch(/As of.*2020-12-31/)
  expect(text('word/styles.xml')).toContain('w:val="en-GB"')
})

test('the head of the matrix is repeated on each page and no row is torn', async () => {
  const { body } = await opened()
  const matrix = body.slice(body.indexOf('<w:tbl>'), body.indexOf('</w:tbl>'))
  expect(matrix.match(/<w:tblHeader\/>/g)).toHaveLength(1)
  expect(matrix.match(/<w:cantSplit\/>/g)).toHaveLength(3)
})

test('a matrix of many topics is told in several tables that fit the page', async () => {
  const many = Array.from({ length: 7 }, (_, index) => ({
    ...encryption,
    id: `t${index}`,
    name: `Topic ${index}`,
  }))
  const { body } = await opened(aBriefing({ topics: many }), [])
  const wide = body
    .split('<w:tbl>')
    .slice(1, 3)
    .map((table) => table.match(/<w:gridCol /g)!.length)
  expect(wide).toEqual([6, 3])
})

test('a chart is an SVG with a PNG for older programs, described for those who do not see it', async () => {
  const { body, files } = await opened()
  const media = [...files.keys()].filter((name) => name.startsWith('word/media/'))
  expect(media.map((name) => name.split('.').at(-1)).sort()).toEqual(['png', 'svg'])
  expect(body).toContain('asvg:svgBlip')
  expect(body).toContain('descr="Boratyński mixed, Johansson opposes"')
  const [, width] = /<wp:extent cx="(\d+)"/.exec(body)!
  expect(Number(width) / 360_000).toBeLessThanOrEqual(16)
})

test('the footer counts pages and names the method', async () => {
  const { text, files } = await opened()
  const footer = text([...files.keys()].find((name) => /footer\d*\.xml$/.test(name))!)
  expect(xmlWords(footer)).toMatch(/method version 2.*Page PAGE of NUMPAGES/)
})

test('the page is A4', async () => {
  const { body } = await opened()
  expect(body).toMatch(/<w:pgSz w:w="11906" w:h="16838"/)
})

test('source numbers lead to the sources', async () => {
  const { body } = await opened()
  for (const [, anchor] of body.matchAll(/<w:hyperlink [^>]*w:anchor="([^"]+)"/g))
    expect(body).toContain(`w:name="${anchor}"`)
  expect(body.match(/w:anchor="source_2"/g)!.length).toBeGreaterThan(3)
})

test('Greek, Bulgarian, Arabic and emoji come through; right-to-left text is set from the right', async () => {
  const said = [
    'Η κρυπτογράφηση πρέπει να προστατεύεται.',
    'Шифроването трябва да бъде защитено.',
    'يجب حماية التشفير',
    'Ναι 🙂',
  ]
  const stated = said.map((exact, index) =>
    aPosition({ on: `2020-0${index + 1}-01`, quote: quoteOf(exact) }),
  )
  const { words, body } = await opened(
    aBriefing(
      {
        actors: [johansson],
        topics: [encryption],
        period: { from: '2020-01-01', to: '2020-12-31' },
      },
      stated,
    ),
  )
  for (const exact of said) expect(words).toContain(exact)
  expect(body.match(/<w:bidi\/>/g)).toHaveLength(1)
  expect(body).toMatch(/<w:rtl\/>(?:(?!<\/w:r>).)*يجب حماية التشفير/)
})

test('characters that make Word refuse a file are taken out, wherever they come from', async () => {
  const bad = 'bell\u0007 escape\u001B form\u000C lone\uD800 nul\u0000 none\uFFFF & <w:p> end'
  const made = aBriefing(
    {
      title: bad,
      topics: [{ ...encryption, name: bad, proposition: bad }],
      actors: [{ ...johansson, name: bad }],
    },
    [aPosition({ quote: quoteOf(bad), conditional: true, condition: bad })],
  )
  const { files, words } = await opened(made, [{ ...chart, alt: bad }])
  for (const [name, bytes] of files)
    if (/\.(?:xml|rels)$/.test(name))
      expect([name, xmlFault(bytes.toString('utf8'))]).toEqual([name, null])
  expect(words).toContain('bell escape form lone nul none & <w:p> end')
})

test('an empty briefing is a file that says so', async () => {
  const { words } = await opened(aBriefing({}, []), [])
  expect(words).toContain('As of 31 December 2020 there is no evidence')
})

test('a vote that is a row of a table stands without quotation marks, and says that it is recorded', async () => {
  const { words } = await opened(aBriefing({}, [recordedVote()]))
  expect(words).not.toContain('“Name: Ylva Johansson')
  expect(words).toContain('Name: Ylva Johansson; Vote 7: for1')
  expect(words).toContain(
    '+2 Strongly supports, Ylva Johansson, Vote 7, Ylva Johansson, 5 Nov 2020, ¶ 1 (recorded, not quoted)',
  )
})

test('what a chart leaves out is said below it', async () => {
  const note = 'The newest 72 of 1,000 statements are dots, each earlier one a tick on its day.'
  const [said, whole] = [
    await briefingToDocx(aBriefing(), { charts: [{ ...chart, note }] }),
    await briefingToDocx(aBriefing(), { charts: [chart] }),
  ].map((bytes) => unzip(bytes).get('word/document.xml')!.toString())
  expect(said).toContain(note)
  expect(whole).not.toContain('are dots')
})

test('rows that are many stand in tables that another program lays out in a moment, none left out', async () => {
  const days = eachDayOfInterval({ start: '2019-01-01', end: '2020-02-19' }).map((day) =>
    formatISO(day, { representation: 'date' }),
  )
  expect(days).toHaveLength(415)
  const stated = days.map((on) => aPosition({ on }))
  const period = { from: '2019-01-01', to: '2020-12-31' }
  const { body } = await opened(
    aBriefing({ actors: [johansson], topics: [encryption], period }, stated),
  )
  const evidence = body.split('<w:tbl>').filter((table) => table.includes('>Counts from<'))
  const rowsOf = (table: string) =>
    table.slice(0, table.indexOf('</w:tbl>')).split('<w:tr>').length - 1
  expect(evidence.map(rowsOf)).toEqual([201, 201, 16])
  for (const table of evidence) expect(table.match(/<w:tblHeader\/>/g)).toHaveLength(1)
})
