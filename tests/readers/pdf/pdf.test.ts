import { expect, test } from 'vitest'
import { documentsIn, scanOf } from '#tests/support/readers.ts'
import { pdfOf, type Placed } from '#tests/support/pdf-files.ts'
import { collectWords, piecesOfText, unwrapLines } from '#app/readers/pdf/unwrap-lines.ts'

const down = (x: number, from: number, lines: string[], turned?: Placed['turned']): Placed[] =>
  lines.map((words, at) => ({
    x: turned === 1 ? from + at * 14 : x,
    y: turned === 1 ? x : from - at * 14,
    words,
    turned,
  }))
const left = [
  'The Ministry supports the protection of',
  'private communications and will not ask',
  'any provider to weaken its encryption.',
  'It welcomes the interim Regulation with',
]
const right = [
  'an end date. Providers should be able to',
  'go on detecting what they detect today,',
  'and users should know about it. This is',
  'what we told the Commission in October.',
]

test('two columns are read one after the other, whatever order they are drawn in', async () => {
  const texts = [
    {
      x: 70,
      y: 780,
      words:
        'Position of the Ministry on the interim Regulation and the encryption of communications',
    },
    ...down(70, 740, left).flatMap((line, at) => [down(320, 740, right)[at]!, line]),
  ]
  const [document] = await documentsIn('a.pdf', pdfOf([{ texts }]))
  expect(document!.text).toBe(
    'Position of the Ministry on the interim Regulation and the encryption of communications\n\nThe Ministry supports the protection of private communications and will not ask any provider to weaken its encryption. It welcomes the interim Regulation with an end date. Providers should be able to go on detecting what they detect today, and users should know about it. This is what we told the Commission in October.',
  )
})

test('two columns are read one after the other where a blank line stands between their paragraphs', async () => {
  const articles = (first: number) =>
    [0, 1, 2, 3].flatMap((at) => [
      `Article ${first + at}`,
      `Everyone keeps the right number ${first + at} of all.`,
    ])
  const column = (x: number, first: number) =>
    articles(first).map((words, at): Placed => ({ x, y: 740 - at * 24.5, words }))
  const texts = [...column(70, 1), ...column(330, 5)]
  const [document] = await documentsIn('a.pdf', pdfOf([{ texts }]))
  expect(document!.text.replace(/\s+/g, ' ')).toBe([...articles(1), ...articles(5)].join(' '))
})

test('a word that a line divides is put together, also at a hyphen that is no minus', () => {
  const lines = piecesOfText(
    'The Commission insists upon its detection obli\u2010\ngations, comprehensive as they may be for cons\u2010\ntitutional courts.',
  )
  expect(unwrapLines(lines, collectWords(lines))).toBe(
    'The Commission insists upon its detection obligations, comprehensive as they may be for constitutional courts.',
  )
})

test('the cells of a table are read along its rows', async () => {
  const rows = [
    ['Topic', 'Liberal', 'Labor'],
    ['Encryption', '1', '2'],
    ['Privacy', '1', '3'],
    ['Detection', '2', '2'],
  ]
  const texts = rows.flatMap((cells, row) =>
    cells.map((words, column) => ({ x: 70 + column * 120, y: 700 - row * 14, words })),
  )
  const [document] = await documentsIn('a.pdf', pdfOf([{ texts }]))
  expect(document!.text).toBe(
    'Topic\tLiberal\tLabor\nEncryption\t1\t2\nPrivacy\t1\t3\nDetection\t2\t2',
  )
})

test('an address and a date beside each other stay whole', async () => {
  const texts = [
    ...down(70, 780, [
      'Ms Ana Kovač'.replace('č', 'c'),
      'Open Letters Foundation',
      'Castle Street',
    ]),
    ...down(380, 780, ['Zenda', '12 October 2020']),
  ]
  const [document] = await documentsIn('a.pdf', pdfOf([{ texts }]))
  expect(document!.text).toBe(
    'Ms Ana Kovac\nOpen Letters Foundation\nCastle Street\n\nZenda\n12 October 2020',
  )
})

test.each([
  ['a page that is shown turned', { texts: down(70, 700, left), rotate: 90 }],
  ['words that are drawn upwards', { texts: down(70, 200, left, 1) }],
])('%s reads as any other', async (_what, page) => {
  const [document] = await documentsIn('a.pdf', pdfOf([page]))
  expect(document!.text).toBe(left.join(' '))
})

test('pages begin where their text does, an empty one where the next does', async () => {
  const page = (words: string) => ({ texts: [{ x: 70, y: 700, words }] })
  const [document] = await documentsIn(
    'a.pdf',
    pdfOf([page('First page.'), {}, page('Third page.')]),
  )
  expect(document!.text).toBe('First page.\n\nThird page.')
  expect(document!.pages).toEqual([
    { number: 1, start: 0, confidence: null },
    { number: 2, start: 11, confidence: null },
    { number: 3, start: 13, confidence: null },
  ])
  expect(document!.doubts).toEqual([
    '1 of 3 pages have no text layer and were not read. Let their text be recognised (OCR).',
  ])
})

test('words divided at a line’s end are joined, but for those that have a hyphen elsewhere', async () => {
  const lines = [
    'We support end-to-end encryption without any exception at all, and we ask for a defi-',
    'nition of detection which is clear to everybody who reads it, because end-to-end means end-',
    'to-end and nothing else in any letter that we have ever sent to anybody about this matter.',
  ]
  const [document] = await documentsIn('a.pdf', pdfOf([{ texts: down(70, 700, lines) }]))
  expect(document!.text).toContain('a definition of detection')
  expect(document!.text).toContain('end-to-end means end-to-end and')
})

const prose = [
  'The Ministry supports the protection of private communications and will not ask any',
  'provider to weaken its encryption, because whoever weakens it for one weakens it for all,',
  'and nobody has shown so far how a door could be built that opens to the right people and',
]
const rest = [
  'to nobody else. It welcomes the interim Regulation with an end date that is fixed by law.',
]

test('a paragraph goes on over the end of a page, and the next page begins within it', async () => {
  const [document] = await documentsIn(
    'a.pdf',
    pdfOf([{ texts: down(70, 120, prose) }, { texts: down(70, 760, [...rest]) }]),
  )
  expect(document!.text).toBe([...prose, ...rest].join(' '))
  expect(document!.pages.map(({ start }) => document!.text.slice(start, start + 14))).toEqual([
    'The Ministry s',
    'to nobody else',
  ])
})

test('a word that the end of a page divides is joined', async () => {
  const [document] = await documentsIn(
    'a.pdf',
    pdfOf([
      {
        texts: down(70, 120, [
          ...prose.slice(0, 2),
          'and nobody has shown so far how a door could be built that opens to nobody but the inter-',
        ]),
      },
      { texts: down(70, 760, ['ested authorities. It welcomes the interim Regulation.']) },
    ]),
  )
  expect(document!.text).toContain('but the interested authorities. It')
})

test.each([
  [
    'a sentence that ends there',
    [
      'It welcomes the interim Regulation with an end date, and asks for nothing more in this letter.',
    ],
    rest,
  ],
  ['a heading', prose, ['Annex']],
  ['a signature', ['Yours sincerely,'], ['Rudolf Rassendyll']],
])('%s at a page’s end stays apart from the next page', async (_what, before, after) => {
  const [document] = await documentsIn(
    'a.pdf',
    pdfOf([{ texts: down(70, 120, [...before]) }, { texts: down(70, 760, [...after]) }]),
  )
  expect(document!.text).toBe(`${before.join(' ')}\n\n${after.join(' ')}`)
})

const bodies = [
  ['The Ministry supports encryption.', 'It said so in October already.'],
  ['Providers may go on detecting', 'what they detect today, until 2021.'],
  ['We ask for an end date,', 'and for a report each year.'],
]
const body = (page: number) => bodies[page - 1]!
const furnished = (number: number, pages: number) => ({
  texts: [
    { x: 70, y: 810, words: 'Ministry of Digital Affairs' },
    ...down(70, 740, body(number)),
    { x: 70, y: 50, words: 'Castle Street 1, Zenda' },
    { x: 280, y: 30, words: `Page ${number} of ${pages}` },
  ],
})

test('running heads and feet and page numbers are left out and told, but for the letterhead of the first page', async () => {
  const [document] = await documentsIn(
    'a.pdf',
    pdfOf([1, 2, 3].map((number) => furnished(number, 3))),
  )
  expect(document!.text.split(/\n+/)).toEqual(['Ministry of Digital Affairs', ...bodies.flat()])
  expect(document!.notes).toEqual([
    'Left out: what stands at the same place on most pages (“Castle Street 1, Zenda”, “Ministry of Digital Affairs”), and the page numbers.',
  ])
})

test('a running head of two pages is left out of the second, and lines of the text that are alike stay', async () => {
  const same = 'We ask that private messages stay private.'
  const page = {
    texts: [
      { x: 200, y: 815, words: 'European Assembly, Position 17' },
      ...down(70, 760, [same, same, same]),
    ],
  }
  const [document] = await documentsIn('a.pdf', pdfOf([page, page]))
  expect(document!.text.split(/\n+/)).toEqual([
    'European Assembly, Position 17',
    ...Array<string>(6).fill(same),
  ])
  expect(document!.notes).toEqual([
    'Left out: what stands at the same place on most pages (“European Assembly, Position 17”).',
  ])
})

test('a paragraph goes on below a foot and a head', async () => {
  const framed = (lines: readonly string[], y: number) => ({
    texts: [
      { x: 70, y: 810, words: 'Ministry of Digital Affairs' },
      ...down(70, y, [...lines]),
      { x: 70, y: 50, words: 'Castle Street 1, Zenda' },
    ],
  })
  const [document] = await documentsIn(
    'a.pdf',
    pdfOf([framed(prose, 120), framed(rest, 760), framed(['A third page.'], 760)]),
  )
  expect(document!.text).toBe(
    `Ministry of Digital Affairs\n\n${[...prose, ...rest].join(' ')}\n\nA third page.`,
  )
})

test('numbers, dates and lines that are not the page’s own or not on most pages stay', async () => {
  const pages = [
    ['12 October 2020', 'Dear Sir,', '2020'],
    ['13 October 2020', 'Dear Madam,', '45'],
    ['14 October 2020', 'Dear Sir,', '7'],
    ['15 October 2020', 'Dear all,', '9'],
  ]
  const [document] = await documentsIn(
    'a.pdf',
    pdfOf(
      pages.map(([date, greeting, number]) => ({
        texts: [
          { x: 70, y: 800, words: date! },
          { x: 70, y: 700, words: greeting! },
          { x: 70, y: 400, words: number! },
        ],
      })),
    ),
  )
  expect(document!.text.split(/\n+/)).toEqual(pages.flat())
  expect(document!.notes).toEqual([])
})

test('the page number of a letter’s second page is left out', async () => {
  const [document] = await documentsIn(
    'a.pdf',
    pdfOf([
      { texts: down(70, 120, prose) },
      { texts: [{ x: 300, y: 810, words: '- 2 -' }, ...down(70, 760, rest)] },
    ]),
  )
  expect(document!.text).toBe([...prose, ...rest].join(' '))
  expect(document!.notes).toEqual(['Left out: the page numbers.'])
})

test('without OCR a page that is a picture with a few live words is a doubt that names the page', async () => {
  const live = [{ x: 70, y: 780, words: 'Annex' }]
  const [document] = await documentsIn(
    'a.pdf',
    pdfOf([
      { texts: down(70, 740, [...left, ...right]) },
      { texts: live, jpeg: scanOf(['We support strong encryption', 'without any exception.']) },
    ]),
  )
  expect(document!.text).toContain('Annex')
  expect(document!.doubts).toEqual([
    'Page 2 is a picture with a few words of text beside it, and what the picture says was not read. Let its text be recognised (OCR).',
  ])
})
