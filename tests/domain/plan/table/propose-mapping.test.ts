import { expect, test } from 'vitest'
import { makeHeadingsKey } from '#app/domain/plan/table/table-mapping.ts'
import {
  completeMapping,
  proposeMapping,
  findMappedTable,
} from '#app/domain/plan/table/propose-mapping.ts'
import { copyVoteAnswers } from '#app/domain/plan/table/vote-columns.ts'
import { readTableLetters } from '#app/domain/plan/table/table-letters.ts'
import { proposeTable } from '#app/domain/plan/table/table-proposal.ts'
import type { Sheet } from '#app/domain/plan/table/sheet.ts'
import { aRow, aSheet, plainSheet } from '#tests/support/tables.ts'
import { topics } from '#tests/support/world.ts'

const fieldsIn = (...sheets: Sheet[]) =>
  proposeMapping(sheets, topics)!.columns.map(({ field }) => field)
const long =
  'The Commission takes the view that this measure is proportionate and necessary in a democratic society.'

test.each([
  [
    'in English',
    [
      'Title',
      'Date sent',
      'From',
      'Role',
      'On behalf of',
      'Addressee',
      'Our reference:',
      'Issue',
      'Score',
      'Quotation',
      'Coded by',
      'Comments',
    ],
    [
      'letter',
      'date',
      'author',
      'capacity',
      'on_behalf_of',
      'recipient',
      'reference',
      'topic',
      'level',
      'quote',
      'coder',
      'note',
    ],
  ],
  [
    'in German',
    [
      'Betreff',
      'Datum',
      'Absender',
      'Behörde',
      'Empfänger',
      'Aktenzeichen',
      'Thema',
      'Bewertung',
      'Zitat',
      'Absatz',
      'Bemerkung',
    ],
    [
      'letter',
      'date',
      'author',
      'organisation',
      'recipient',
      'reference',
      'topic',
      'level',
      'quote',
      'paragraph',
      'note',
    ],
  ],
  [
    'in French',
    [
      'Objet',
      'Date d’envoi',
      'Expéditeur',
      'Organisme',
      'Destinataire',
      'Sujet',
      'Évaluation',
      'Citation',
      'Alinéa',
      'Remarques',
    ],
    [
      'letter',
      'date',
      'author',
      'organisation',
      'recipient',
      'topic',
      'level',
      'quote',
      'paragraph',
      'note',
    ],
  ],
  [
    'with signs and capitals',
    ['LETTER', 'Date (dd.mm.yyyy)', 'on-behalf-of', 'Stance', 'Quote*'],
    ['letter', 'date', 'on_behalf_of', 'level', 'quote'],
  ],
])('headings %s are known', (_what, headings, expected) => {
  expect(fieldsIn(aSheet([headings, headings.map(() => 'x')]))).toEqual(expected)
})

test('headings are found below titles and explanations, and repeated ones are no rows', () => {
  const head = ['Letter', 'Date', 'Author', 'Quote']
  const sheet = aSheet(
    [
      ['Our tracker, kept since 2018'],
      ['Please ask Ana before you change anything', '', '', 'x'],
      head,
      ['A', '2020', 'B', 'C'],
      head,
      ['D', '2021', 'E', 'F'],
    ],
    { from: 3 },
  )
  const mapping = proposeMapping([sheet], topics)!
  expect(mapping.row).toBe(5)
  expect(findMappedTable([sheet], mapping)!.rows.map(({ number }) => number)).toEqual([6, 8])
})

test('unknown headings are taken for headings by their look, and without any the columns are called by letters', () => {
  expect(
    proposeMapping(
      [
        aSheet([
          ['Wer', 'Wann genau'],
          ['Ann', '2020-10-29'],
          ['Bea', '2020-10-30'],
        ]),
      ],
      topics,
    ),
  ).toMatchObject({
    row: 1,
    columns: [
      { heading: 'Wer', field: null },
      { heading: 'Wann genau', field: 'date' },
    ],
  })
  expect(
    proposeMapping(
      [
        aSheet([
          ['Ann', '2020-10-29'],
          ['Bea', '2020-10-30'],
        ]),
      ],
      topics,
    ),
  ).toMatchObject({
    row: null,
    columns: [
      { heading: 'Column A', field: null },
      { heading: 'Column B', field: 'date' },
    ],
  })
})

test('what cells hold tells a column whose heading does not', () => {
  const sheet = aSheet([
    ['Wo', 'Wann genau', 'Worum', 'Wie sehr', 'Womit'],
    ['https://example.org/1', '29.10.2020', 'Encryption', '−1', long],
    ['https://example.org/2', 'Oct 2020', 'encryption', '+2', long],
  ])
  expect(fieldsIn(sheet)).toEqual(['url', 'date', 'topic', 'level', 'quote'])
})

test('numbers of another scale tell no level', () => {
  expect(
    fieldsIn(
      aSheet([
        ['Wo', 'Wie sehr'],
        ['x', '1'],
        ['y', '2'],
        ['z', '5'],
      ]),
    ),
  ).toEqual([null, null])
})

test('no field is given twice but those that several columns may say, and the plain word comes first', () => {
  expect(
    fieldsIn(
      aSheet([
        ['Title', 'letter', 'Comments', 'Note'],
        ['a', 'b', 'c', 'd'],
      ]),
    ),
  ).toEqual([null, 'letter', 'note', 'note'])
})

test('of several sheets the one with the most known headings is proposed', () => {
  const sheets = [
    aSheet([['Read me'], ['first']], { name: 'Read me' }),
    { ...plainSheet([aRow()]), name: 'Data' },
  ]
  expect(proposeMapping(sheets, topics)?.sheet).toBe('Data')
  expect(proposeMapping([aSheet([])], topics)).toBeNull()
})

test('a mapping is remembered by its headings in whatever order, and takes over answers', () => {
  const first = aSheet([
    ['Wer', 'Was', 'Thema', 'Note'],
    ['Ann', long, 'Krypto', '5'],
    ['Ann', long, 'Krypto', '4'],
  ])
  const said = {
    ...proposeMapping([first], topics)!,
    order: 'month' as const,
    columns: [
      { heading: 'Wer', field: 'author' as const },
      { heading: 'Was', field: 'quote' as const },
      { heading: 'Thema', field: 'topic' as const },
      { heading: 'Note', field: 'level' as const },
    ],
  }
  const answered = {
    ...completeMapping([first], said, topics),
    levels: [
      { said: '5', means: '2' as const },
      { said: '4', means: '1' as const },
    ],
    topics: [{ said: 'Krypto', means: 'encryption' }],
  }
  const second = aSheet([
    ['thema', 'NOTE', 'Wer', 'Was', 'refused_row', 'refused_because'],
    ['krypto', '5', 'Ann', long, '7', 'because'],
    ['Chat', '3', 'Bea', long, '', ''],
  ])
  const tables = [first, second].map((sheet) =>
    findMappedTable([sheet], proposeMapping([sheet], topics)!)!,
  )
  expect(makeHeadingsKey(tables[1]!)).toBe(makeHeadingsKey(tables[0]!))
  expect(proposeMapping([second], topics, answered)).toMatchObject({
    order: 'month',
    columns: [
      { field: 'topic' },
      { field: 'level' },
      { field: 'author' },
      { field: 'quote' },
      { field: null },
      { field: null },
    ],
    levels: [
      { said: '5', means: '2' },
      { said: '3', means: null },
    ],
    topics: [
      { said: 'krypto', means: 'encryption' },
      { said: 'Chat', means: null },
    ],
  })
})

test('a remembered topic that is gone is asked anew', () => {
  const sheet = plainSheet([aRow({ topic: 'Krypto' })])
  expect(
    completeMapping(
      [sheet],
      { ...proposeMapping([sheet], topics)!, topics: [{ said: 'Krypto', means: 'gone' }] },
      topics,
    ).topics,
  ).toEqual([{ said: 'Krypto', means: null }])
})

test('another row of headings has its columns proposed anew', () => {
  const sheet = aSheet([
    ['Letter', 'Date'],
    ['Wer', 'Was'],
    ['Ann', long],
  ])
  expect(
    completeMapping([sheet], { ...proposeMapping([sheet], topics)!, row: 2 }, topics).columns,
  ).toEqual([
    { heading: 'Wer', field: null },
    { heading: 'Was', field: 'quote' },
  ])
})

const voteSheet = (day = '6 July 2021') =>
  aSheet([
    ['Name', 'Group', `Encryption (${day})`, 'Amendment 3', 'Amendment 4', 'Attendance'],
    ['Jan Nowak', 'ECR', '1', 'for', 'against', 'every day'],
    ['Ada Ek', 'EPP', '2', 'against', 'for', 'now and then'],
  ])

test('several columns that look like levels are proposed as votes, and so is one that is headed by a topic, with the day in its heading', () => {
  const mapping = proposeMapping([voteSheet()], topics)!
  expect(mapping.columns.map(({ field }) => field)).toEqual([
    'author',
    'organisation',
    'vote',
    'vote',
    'vote',
    null,
  ])
  expect(mapping.recorded).toBe(true)
  expect(mapping.columns[2]!.vote).toEqual({
    topic: 'encryption',
    dated: '6 July 2021',
    levels: [
      { said: '1', means: null },
      { said: '2', means: null },
    ],
  })
  expect(mapping.columns[3]!.vote).toEqual({
    topic: null,
    dated: '',
    levels: [
      { said: 'for', means: '1' },
      { said: 'against', means: '-1' },
    ],
  })
})

test('what was said of a column of votes is remembered for the very same heading, and never for that of another day', () => {
  const said = proposeMapping([voteSheet()], topics)!
  const levels = [
    { said: '1', means: '2' as const },
    { said: '2', means: '-2' as const },
  ]
  const remembered = {
    ...said,
    columns: said.columns.map((column, at) =>
      at === 2 ? { ...column, vote: { ...column.vote!, levels } } : column,
    ),
  }
  expect(proposeMapping([voteSheet()], topics, remembered)!.columns[2]!.vote!.levels).toEqual(
    levels,
  )
  const other = proposeMapping([voteSheet('9 May 2022')], topics, remembered)!.columns[2]!
  expect(other).toMatchObject({
    field: 'vote',
    vote: { dated: '9 May 2022', levels: [{ means: null }, { means: null }] },
  })
})

test('the answers of one column of votes are given to the same values of others only where these are open', () => {
  const mapping = proposeMapping([voteSheet()], topics)!
  const columns = mapping.columns.map((column, at) => ({
    ...column,
    ...(at === 3 && {
      vote: {
        ...column.vote!,
        levels: [
          { said: 'for', means: '-2' as const },
          { said: '1', means: '0' as const },
        ],
      },
    }),
  }))
  const copied = copyVoteAnswers({ ...mapping, columns }, 3)
  expect(copied.columns[2]!.vote!.levels).toEqual([
    { said: '1', means: '0' },
    { said: '2', means: null },
  ])
  expect(copied.columns[4]!.vote!.levels).toEqual([
    { said: 'against', means: '-1' },
    { said: 'for', means: '1' },
  ])
})

/** Two statements as Discourse Network Analyzer exports them as an event list. */
const eventList = aSheet([
  [
    ...['statement_id', 'time', 'person', 'organization', 'concept', 'agreement'],
    ...['start_position', 'stop_position', 'text', 'coder', 'document_id', 'document_title'],
    ...['document_author', 'document_source', 'document_section', 'document_type'],
  ],
  [
    ...['7', '2020-10-29 00:00:00', 'Ylva Johansson', 'European Commission', 'Encryption', '1'],
    ...['12', '53', 'We support it without reservation.', '1', '3', 'Reply to Microsoft'],
    ...['Ana', 'archive', '', 'letter'],
  ],
  [
    ...['8', '2020-10-30 00:00:00', '', 'Tuta', 'Encryption', '0'],
    ...['1', '20', 'We want none of it.', '1', '4', 'Statement of Tuta'],
    ...['Ana', 'archive', '', 'letter'],
  ],
])

test('statements exported from Discourse Network Analyzer come with their columns named, and agreement is a level to be looked at', () => {
  const mapping = proposeMapping([eventList], topics)!
  expect(
    Object.fromEntries(
      mapping.columns.flatMap(({ heading, field }) => (field ? [[heading, field]] : [])),
    ),
  ).toEqual({
    time: 'date',
    person: 'author',
    organization: 'organisation',
    concept: 'topic',
    agreement: 'level',
    text: 'quote',
    coder: 'coder',
    document_title: 'letter',
  })
  expect(mapping.levels).toEqual([
    { said: '1', means: '1' },
    { said: '0', means: '-1' },
  ])
  const { review, sure } = proposeTable([eventList], topics, null)!
  expect([sure, review.openQuestions, review.levels.map(({ guess }) => guess.sure)]).toEqual([
    false,
    [],
    [false, false],
  ])
  const { letters, refused } = readTableLetters([eventList], mapping, topics)
  expect(refused).toEqual([])
  expect(
    letters.map(({ fields, text, positions }) => [
      ...[fields.title, fields.dated, fields.parties[0]!.name, fields.parties[0]!.organisation],
      ...[text, positions[0]!.topic, positions[0]!.level],
    ]),
  ).toEqual([
    [
      ...['Reply to Microsoft', '2020-10-29', 'Ylva Johansson', 'European Commission'],
      ...['We support it without reservation.', 'encryption', 1],
    ],
    [
      ...['Statement of Tuta', '2020-10-30', '', 'Tuta'],
      ...['We want none of it.', 'encryption', -1],
    ],
  ])
})
