import { expect, test } from 'vitest'
import { examineDateColumn } from '#app/domain/plan/table/date-column.ts'
import { reviewTable } from '#app/domain/plan/table/table-review.ts'
import type { TableMapping } from '#app/domain/plan/table/table-mapping.ts'
import type { Sheet } from '#app/domain/plan/table/sheet.ts'
import { aRow, aSheet, mapped, plainSheet } from '#tests/support/tables.ts'
import { topics } from '#tests/support/world.ts'

const looked = (sheet: Sheet, said: Partial<TableMapping> = {}) =>
  reviewTable([sheet], mapped(sheet, said), topics)!
const dates = (...cells: Parameters<typeof aSheet>[0][number]) =>
  examineDateColumn(
    aSheet(
      cells.map((cell) => [cell]),
      { from: 2 },
    ).rows,
    0,
  )

test('a table in the plain form has nothing open and needs no look', () => {
  expect(looked(plainSheet([aRow(), aRow({ level: '-2' })]))).toMatchObject({
    openQuestions: [],
    isPlain: true,
    levels: [
      { said: '1', rows: 1, first: 2, means: '1' },
      { said: '-2', means: '-2' },
    ],
    topics: [{ said: 'Encryption', rows: 2, means: 'encryption' }],
  })
})

test.each([
  ['a word that only probably means a level', { level: 'agrees' }, 0],
  ['a topic that only probably is meant', { topic: 'Encryption (E2EE)' }, 0],
  ['a level that nothing is known of', { level: 'green' }, 1],
])('%s needs a look', (_what, changes, open) => {
  const found = looked(plainSheet([aRow(changes)]))
  expect(found.isPlain).toBe(false)
  expect(found.openQuestions).toHaveLength(open)
})

test('a heading that is not the plain form’s needs a look, unknown ones are left alone', () => {
  expect(
    looked(
      aSheet([
        ['letter', 'date', 'sender', 'quote'],
        ['A', '2020', 'B', 'C'],
      ]),
    ).isPlain,
  ).toBe(false)
  expect(
    looked(
      aSheet([
        ['letter', 'date', 'author', 'quote', 'Büroklammer'],
        ['A', '2020', 'B', 'C', 'D'],
      ]),
    ).isPlain,
  ).toBe(true)
})

test('all that must be said is open until it is said', () => {
  const sheet = aSheet([
    ['letter', 'date', 'author', 'topic', 'level', 'quote'],
    ['A', '4/5/2020', 'B', 'Chat', 'green', 'C'],
    ['A', '29/10/20', 'B', 'Chat', 'red', 'D'],
  ])
  const sentences = (said: Partial<TableMapping> = {}) =>
    looked(sheet, said).openQuestions.map(({ at, sentence }) => `${at}: ${sentence}`)
  expect(sentences()).toEqual([
    'dates: Say which century years of two digits belong to, as in “29/10/20” (row 3).',
    'levels: Say what these 2 levels mean: “green”, “red”.',
    'topics: Say what “Chat” means.',
  ])
  expect(
    sentences({
      century: '20',
      levels: [
        { said: 'green', means: '1' },
        { said: 'red', means: 'leave' },
      ],
      topics: [{ said: 'chat', means: 'encryption' }],
    }),
  ).toEqual([])
})

test.each([
  [['letter', 'author', 'date'], 'Say which column holds the quotes'],
  [['letter', 'author', 'quote'], 'Say which column holds the date'],
  [['letter', 'date', 'quote'], 'Say which column holds who wrote the letters'],
  [['date', 'author', 'quote', 'level'], 'no column of topics'],
  [['date', 'author', 'quote', 'topic'], 'no column of levels'],
])('with the columns %s it sentence: %s', (headings, sentence) => {
  expect(
    looked(aSheet([headings, headings.map(() => '1')]))
      .openQuestions.map(({ sentence }) => sentence)
      .join(),
  ).toContain(sentence)
})

test('two columns for what only one may say are asked about', () => {
  const sheet = aSheet([
    ['date', 'Datum', 'author', 'quote'],
    ['2020', '2021', 'A', 'B'],
  ])
  const columns = mapped(sheet).columns.map((column) =>
    column.heading === 'Datum' ? { ...column, field: 'date' as const } : column,
  )
  expect(looked(sheet, { columns }).openQuestions).toEqual([
    {
      at: 'columns',
      sentence: '2 columns are said to be the date: “date” and “Datum”. Choose one of them.',
    },
  ])
})

test('one topic for the whole table answers for a column of topics', () => {
  expect(
    looked(
      aSheet([
        ['date', 'author', 'quote', 'level'],
        ['2020', 'A', 'B', '-1'],
      ]),
      { topic: 'encryption' },
    ).openQuestions,
  ).toEqual([])
})

test('a column of hundreds of different values is no scale', () => {
  const sheet = plainSheet(
    Array.from({ length: 201 }, (_, index) => aRow({ level: `word ${index}` })),
  )
  expect(looked(sheet).openQuestions).toEqual([
    {
      at: 'columns',
      sentence: expect.stringContaining('The column of levels holds 201 different values'),
    },
  ])
})

test.each([
  [
    'can all be read both ways',
    ['4/5/2020', '5/6/2020', '7/7/2020'],
    {
      kind: 'ask',
      examples: [
        { row: 2, words: '4/5/2020' },
        { row: 3, words: '5/6/2020' },
      ],
    },
  ],
  [
    'are settled by one with the day first',
    ['4/5/2020', '29/10/2020'],
    { kind: 'settled', order: 'day', proof: { row: 3, words: '29/10/2020' } },
  ],
  [
    'are settled by one with the month first',
    ['4/5/2020', '10/29/2020'],
    { kind: 'settled', order: 'month', proof: { row: 3, words: '10/29/2020' } },
  ],
  [
    'contradict each other',
    ['4/5/2020', '10/29/2020', '29/10/2020'],
    {
      kind: 'mixed',
      day: { row: 4, words: '29/10/2020' },
      month: { row: 3, words: '10/29/2020' },
      examples: [{ row: 2, words: '4/5/2020' }],
    },
  ],
  [
    'can each be read in one way only',
    ['10/29/2020', '29/10/2020', '5/5/2020', '2020-04-05'],
    { kind: 'none' },
  ],
  ['have points', ['4.5.2020', '5.6.2020'], { kind: 'none' }],
  [
    'have points and prove another order',
    ['4.5.2020', '10.29.2020'],
    { kind: 'settled', order: 'month', proof: { row: 3, words: '10.29.2020' } },
  ],
  [
    'stand in intervals',
    ['from 4/5/2020 to 6/5/2020', '29/10/2020'],
    { kind: 'settled', order: 'day', proof: { row: 3, words: '29/10/2020' } },
  ],
])('whether the day comes first, where dates %s', (_what, cells, order) => {
  expect(dates(...cells).order).toEqual(order)
})

test('dates that a spreadsheet may have turned around, and days that may be months, are told', () => {
  const held = (days: string[]) => days.map((date) => ({ text: date, date }))
  expect(dates(...held(['2020-01-04', '2020-02-05', '2020-03-06']), '29/10/2020').remarks).toEqual([
    expect.stringContaining('turns day and month around'),
  ])
  expect(dates(...held(['2020-01-04', '2020-02-25', '2020-03-06']), '29/10/2020').remarks).toEqual(
    [],
  )
  expect(dates(...held(['2020-01-01', '2020-02-01', '2020-03-01'])).remarks).toEqual([
    expect.stringContaining('the first of a month'),
  ])
})

test('a table without quotes asks whether its rows are the record, and a record has no quotes', () => {
  const rows = aSheet([
    ['Name', 'Date', 'Topic', 'Level'],
    ['Jan Nowak', '2021', 'Encryption', '-2'],
  ])
  expect(looked(rows).openQuestions.map(({ sentence }) => sentence)).toEqual([
    'Say which column holds the quotes or the whole text of the letters, or that the rows themselves are the record, as of a vote or a survey: a position stands on the words that state it.',
  ])
  expect(looked(rows, { recorded: true })).toMatchObject({ openQuestions: [], isPlain: false })
  expect(looked(plainSheet([aRow()]), { recorded: true }).openQuestions).toMatchObject([
    { at: 'columns', sentence: expect.stringContaining('It is one or the other.') },
  ])
})

test('columns of votes are asked about: on which topic, of which day, and what each value means in each', () => {
  const sheet = aSheet([
    ['Name', 'Vote A', 'Vote B'],
    ['Jan Nowak', 'for', '2'],
    ['Ada Ek', 'against', '7'],
  ])
  const columns = (dated: string[], topic: string | null): TableMapping['columns'] => [
    { heading: 'Name', field: 'author' },
    { heading: 'Vote A', field: 'vote', vote: { topic, dated: dated[0]!, levels: [] } },
    { heading: 'Vote B', field: 'vote', vote: { topic, dated: dated[1]!, levels: [] } },
  ]
  const sentences = (said: Partial<TableMapping>) =>
    looked(sheet, { recorded: true, ...said }).openQuestions.map(
      ({ at, sentence }) => `${at}: ${sentence}`,
    )
  expect(sentences({ columns: columns(['', '4/5/2021'], null) })).toEqual([
    'votes: Say on which topic “Vote A” and “Vote B” are.',
    'votes: The day of “Vote B” cannot be read for certain. Write it as 2021-07-06, or as 2021-07 or 2021 where no more is known.',
    'votes: Say of which day “Vote A” is, or which column holds the date.',
    'votes: Say what these 2 values mean in “Vote B”: “2”, “7”.',
  ])
  expect(sentences({ columns: columns(['May 2021', '2021'], 'encryption') })).toEqual([
    'votes: Say what these 2 values mean in “Vote B”: “2”, “7”.',
  ])
})
