import fc from 'fast-check'
import { expect, test } from 'vitest'
import { planLetter } from '#app/domain/plan/plan-letter.ts'
import { letterSchema } from '#app/domain/letter-form.ts'
import { tableFields } from '#app/domain/plan/table/table-fields.ts'
import type { TableMapping, VoteColumn } from '#app/domain/plan/table/table-mapping.ts'
import { aRow, aSheet, plainSheet, read } from '#tests/support/tables.ts'
import { johansson, topics } from '#tests/support/world.ts'
import { worlds } from '#tests/support/worlds.ts'

const rows = (...changes: Record<string, string>[]) => read(plainSheet(changes.map(aRow)))
const reasons = (...changes: Record<string, string>[]) =>
  rows(...changes).refused.map(({ row, reason }) => `${row}: ${reason}`)

test('a row is an excerpt letter with its position, ready for the plan', () => {
  const { letters, refused } = rows({
    organisation: 'European Commission',
    capacity: 'Member of the Commission',
    recipient: 'Brad Smith; Microsoft',
    on_behalf_of: 'Ursula von der Leyen',
    reference: 'Ares (2020)',
    kind: 'Reply',
    language: 'English',
    url: 'https://example.org/1',
    note: 'see also 2',
    coder: 'Ana Kovač',
    paragraph: '¶ 3',
  })
  expect(refused).toEqual([])
  expect(letters).toEqual([
    {
      rows: [2],
      name: 'Letters, row 2',
      excerpt: true,
      recorded: false,
      text: 'We support it without reservation.',
      url: 'https://example.org/1',
      doubts: [],
      givenParts: ['title', 'kind', 'language', 'dated', 'reference', 'parties'],
      fields: {
        title: 'Reply to Microsoft',
        kind: 'letter',
        language: 'en',
        dated: '2020-10-29',
        basis: '',
        reference: 'Ares (2020)',
        referenceTruncated: false,
        replyKind: '',
        replyDated: '',
        parties: [
          {
            role: 'author',
            name: 'Ylva Johansson',
            withheld: false,
            capacity: 'Member of the Commission',
            organisation: 'European Commission',
            unit: '',
          },
          ...[
            ['on_behalf_of', 'Ursula von der Leyen'],
            ['recipient', 'Brad Smith'],
            ['recipient', 'Microsoft'],
          ].map(([role, name]) => ({
            role,
            name,
            withheld: false,
            capacity: '',
            organisation: '',
            unit: '',
          })),
        ],
      },
      positions: [
        {
          topic: 'encryption',
          holders: [],
          quote: 'We support it without reservation.',
          near: 0,
          paragraph: 3,
          level: 1,
          absence: null,
          conditional: false,
          condition: null,
          note: 'see also 2\nCoded by Ana Kovač.',
          reported: false,
        },
      ],
    },
  ])
})

test('rows that share the letter are one, its text their quotes in order with empty lines between', () => {
  const { letters } = rows(
    { quote: 'We support it.' },
    { letter: 'Another' },
    { quote: 'We oppose delay.', level: '-1', topic: 'Interim Regulation' },
  )
  expect(letters.map(({ rows, text }) => [rows, text])).toEqual([
    [[2, 4], 'We support it.\n\nWe oppose delay.'],
    [[3], 'We support it without reservation.'],
  ])
  expect(letters[0]).toMatchObject({
    name: 'Letters, rows 2 and 4',
    positions: [
      { level: 1, near: 0 },
      { level: -1, topic: 'regulation', near: 16 },
    ],
  })
})

test.each([
  ['date', { date: '2020-11-01' }],
  ['author', { author: 'Jakub Boratyński' }],
  ['reference', { reference: 'B' }],
  ['title', { letter: 'Another' }],
])('another %s is another letter', (_what, changes) => {
  expect(rows({ reference: 'A' }, { reference: 'A', ...changes }).letters).toHaveLength(2)
})

test('a row may leave out what another row of its letter says, and one that names no letter goes with the row above', () => {
  const { letters, refused } = rows(
    {},
    { date: '', author: '', quote: 'Second.' },
    { letter: '', date: '', author: '', quote: 'Third.' },
    { letter: '', quote: 'Fourth.' },
  )
  expect(refused).toEqual([])
  expect(letters.map(({ rows, doubts }) => [rows, doubts])).toEqual([
    [[2, 3, 4, 5], ['Row 4 names no letter, so it was taken to go with the row above.']],
  ])
})

test('a row that fits several letters, or none, is refused', () => {
  expect(reasons({}, { date: '2021' }, { date: '' })).toEqual([
    '4: This row fits several letters: those of row 2, row 3. Write date, author and reference here too.',
  ])
  expect(reasons({ letter: '', date: '', author: '' })).toEqual([
    expect.stringContaining('2: This row does not say of which letter it is'),
  ])
  expect(reasons({ date: 'soon' }, { letter: '', date: '', author: '' })).toHaveLength(2)
})

test('without titles, rows of one date and author are one letter, called by these', () => {
  const { letters } = rows(
    { letter: '', date: 'Oct 2020', quote: 'A.' },
    { letter: '', date: '2020-10', quote: 'B.' },
  )
  expect(letters).toMatchObject([
    {
      rows: [2, 3],
      givenParts: ['dated', 'parties'],
      fields: {
        title: 'Ylva Johansson, Oct 2020',
        dated: '2020-10',
        basis: 'written as “Oct 2020” in row 2 of the table',
      },
    },
  ])
})

test('a quote stands in an excerpt once, however often it is coded and whatever else holds it', () => {
  const { letters } = rows(
    { quote: 'We support it.' },
    { quote: 'We support it.', topic: 'Interim Regulation' },
    { quote: 'Yes. We support it.' },
  )
  expect(letters[0]!.text).toBe('Yes. We support it.')
  expect(letters[0]!.positions.map(({ near }) => near)).toEqual([5, 5, 0])
})

test('several topics in one row are a position each', () => {
  expect(
    rows({ topic: 'Encryption; Interim Regulation; encryption' }).letters[0]!.positions.map(
      ({ topic }) => topic,
    ),
  ).toEqual(['encryption', 'regulation'])
})

test('a quote without topic and level comes in without a position', () => {
  expect(rows({ topic: '', level: '' }, {}).letters).toMatchObject([
    { rows: [2, 3], positions: [{ level: 1 }] },
  ])
})

const whole =
  'Dear Sir,\n\nWe support it without reservation, as ever.\n\nAs we said, we support it without reservation, as ever.\n\nYours faithfully,\n\nYlva Johansson'

test('a letter’s whole text is kept, and the paragraph says which of the same words are meant', () => {
  const quote = 'support it without reservation, as ever.'
  const { letters, refused } = rows(
    { text: whole, quote, paragraph: '2' },
    { quote, paragraph: '1', text: '' },
    { quote, text: '' },
    { quote: 'As we said', paragraph: '1', text: '' },
    { quote: 'Never.', text: '' },
  )
  expect(letters).toMatchObject([
    {
      rows: [2, 3, 5],
      excerpt: false,
      text: whole,
      positions: [
        { near: whole.lastIndexOf('support') },
        { near: whole.indexOf('support') },
        { near: whole.indexOf('As we said') },
      ],
      doubts: ['“As we said…” does not stand in paragraph 1, but elsewhere in the letter.'],
    },
  ])
  expect(refused.map(({ row, reason }) => `${row}: ${reason}`)).toEqual([
    '4: The quote stands in the letter several times. Write the number of its paragraph, or a few more words.',
    expect.stringContaining('6: These words are not in the letter'),
  ])
})

test('what a whole letter’s columns leave out is left to its text', () => {
  const { letters } = rows({
    text: whole,
    letter: '',
    date: '',
    author: '',
    topic: '',
    level: '',
    quote: '',
  })
  expect(letters).toMatchObject([
    { givenParts: [], text: whole, positions: [], fields: { title: '', dated: '', parties: [] } },
  ])
})

test('a second text of one letter is refused, and without a title it is another letter', () => {
  expect(
    reasons(
      { text: whole, quote: '', topic: '', level: '' },
      { text: 'Other words.', quote: '', topic: '', level: '' },
    ),
  ).toEqual([expect.stringContaining('3: The text of this letter differs from the one in row 2')])
  expect(
    rows(
      { letter: '', text: whole, quote: '', topic: '', level: '' },
      { letter: '', text: 'Other words.', quote: '', topic: '', level: '' },
    ).letters,
  ).toHaveLength(2)
})

test.each([
  ['an absence', { level: '', absence: 'evaded' }, { level: null, absence: 'evaded' }],
  [
    'an absence in the column of levels',
    { level: 'withheld' },
    { level: null, absence: 'withheld' },
  ],
  ['the same said twice', { level: 'evaded', absence: 'evaded' }, { absence: 'evaded' }],
  [
    'a condition',
    { conditional: 'yes', condition: 'if judges agree' },
    { conditional: true, condition: 'if judges agree' },
  ],
  ['a condition alone', { condition: 'if judges agree' }, { conditional: true }],
  ['what is reported', { reported: 'x' }, { reported: true }],
  ['what is not', { reported: 'no', conditional: 'nein' }, { reported: false, conditional: false }],
])('%s is taken over', (_what, changes, position) => {
  expect(rows(changes).letters[0]!.positions).toMatchObject([position])
})

test.each([
  ['no date', { date: '' }, 'This letter has no date.'],
  ['no day that exists', { date: '31.2.2020' }, 'is not a day that exists'],
  ['nobody who wrote', { author: '' }, 'This letter has no author.'],
  ['no quote', { quote: '' }, 'This row has a position but no quote.'],
  [
    'neither quote nor text',
    { quote: '', topic: '', level: '' },
    'neither a quote nor the text of a letter',
  ],
  ['a topic without a level', { level: '' }, 'a topic but neither a level nor an absence'],
  ['a level without a topic', { topic: '' }, 'a level but no topic'],
  ['a level and an absence', { absence: 'evaded' }, 'This row says both “1” and “evaded”.'],
  ['an unknown level', { level: 'green' }, 'Nobody has said what “green” means'],
  [
    'an unknown topic',
    { topic: 'Chat' },
    'Nobody has said which topic “Chat” is. The topics are: Encryption',
  ],
  [
    'a condition without words',
    { conditional: 'yes' },
    'Write the condition in the letter’s own words.',
  ],
  [
    'a condition that is denied',
    { conditional: 'no', condition: 'if judges agree' },
    'says that it is not conditional',
  ],
  [
    'a condition on an absence',
    { level: 'evaded', condition: 'if judges agree' },
    'A condition belongs to a level.',
  ],
  [
    'an odd yes',
    { reported: 'perhaps' },
    'Whether the position is reported is said as “perhaps”. Write yes or no.',
  ],
  ['a draft', { status: 'Draft' }, 'only what is approved may count'],
  ['withdrawn', { status: 'withdrawn' }, 'marked as “withdrawn”, so it was left out'],
  ['an unknown status', { status: 'blue' }, '“blue” is no status that is known'],
  ['an odd paragraph', { paragraph: 'the last' }, '“the last” is no paragraph'],
  [
    'too many organisations',
    { author: 'A; B', organisation: 'C; D; E' },
    'There are 3 organisations for 2 authors.',
  ],
  [
    'a title that is too long',
    { letter: 'x'.repeat(301) },
    'Letter: This has at most 300 characters.',
  ],
])('a row with %s is refused and stops no other', (_what, changes, sentence) => {
  const { letters, refused } = rows(changes, { letter: 'Another' })
  expect(letters.map(({ rows }) => rows)).toEqual([[3]])
  expect(refused).toEqual([
    { row: 2, reason: expect.stringContaining(sentence), cells: expect.any(Array) },
  ])
})

test('rows that a person leaves out are listed as such', () => {
  const sheet = plainSheet([
    aRow({ topic: 'Chat' }),
    aRow({ level: 'green' }),
    aRow({ topic: 'Chat; Encryption' }),
  ])
  const { letters, refused } = read(sheet, {
    topics: [{ said: 'Chat', means: 'leave' }],
    levels: [{ said: 'green', means: 'leave' }],
  })
  expect(refused.map(({ reason }) => reason)).toEqual([
    'Rows on “Chat” were left out.',
    'Rows with “green” were left out.',
  ])
  expect(letters).toMatchObject([{ rows: [4], positions: [{ topic: 'encryption' }] }])
})

test('answers to other scales, to the order of dates and to the topic of the table are followed', () => {
  const sheet = aSheet([
    ['date', 'author', 'level', 'quote'],
    ['4/5/20', 'Ann', '5', 'We do.'],
    ['4/6/20', 'Ann', '1', 'We do not.'],
  ])
  const { letters } = read(sheet, {
    order: 'day',
    century: '20',
    topic: 'encryption',
    levels: [
      { said: '5', means: '2' },
      { said: '1', means: '-2' },
    ],
  })
  expect(letters).toMatchObject([
    { fields: { dated: '2020-05-04' }, positions: [{ topic: 'encryption', level: 2 }] },
    { fields: { dated: '2020-06-04' }, positions: [{ level: -2 }] },
  ])
})

test('where dates are written in both ways round, those that were read by answer alone are doubted', () => {
  const { letters } = read(
    plainSheet(
      ['4/5/2020', '29/10/2020', '10/29/2020'].map((date) => aRow({ date, letter: date })),
    ),
    { order: 'month' },
  )
  expect(letters.map(({ fields: { dated }, doubts }) => [dated, doubts.length])).toEqual([
    ['2020-04-05', 1],
    ['2020-10-29', 0],
    ['2020-10-29', 0],
  ])
})

test('a name that was blacked out is withheld, and the position is its organisation’s', () => {
  const { letters } = rows({ author: '[redacted]', organisation: 'European Commission' })
  expect(letters).toMatchObject([
    {
      fields: { parties: [{ name: '', withheld: true, organisation: 'European Commission' }] },
      positions: [{ holders: ['European Commission'] }],
    },
  ])
})

test('an organisation alone is the author, and each author has their own', () => {
  expect(rows({ author: '', organisation: 'Microsoft' }).letters[0]!.fields.parties).toMatchObject([
    { role: 'author', name: '', organisation: 'Microsoft' },
  ])
  expect(
    rows({ author: 'A; B', organisation: 'C; D', capacity: 'Head' }).letters[0]!.fields.parties,
  ).toMatchObject([
    { name: 'A', organisation: 'C', capacity: 'Head' },
    { name: 'B', organisation: 'D', capacity: 'Head' },
  ])
})

test('what rows of one letter say otherwise, and what is unknown, is doubted', () => {
  expect(
    rows(
      { recipient: 'Ann', kind: 'memo', language: 'Klingon', url: 'our shelf' },
      { recipient: 'Bea', kind: 'memo', quote: 'B.' },
    ).letters[0],
  ).toMatchObject({
    url: null,
    fields: { kind: 'letter', language: '' },
    doubts: [
      'The rows of this letter differ in recipient: “Ann” was taken, row 3 says “Bea”.',
      '“memo” is no kind of document that is known, so it was taken for a letter.',
      '“Klingon” is no language that is known. Write it as two letters, such as en.',
      '“our shelf” is no web address, so it was left out.',
    ],
  })
})

test('every letter of a table can be planned, and an excerpt’s positions keep the paragraphs of their rows', () => {
  const { letters } = rows(
    { quote: '“We support it …”', paragraph: '7' },
    { quote: 'Truly: “We support it …”', level: '-1' },
  )
  let ids = 0
  const planned = planLetter(
    {
      form: letterSchema.parse(letters[0]!.fields),
      text: letters[0]!.text,
      positions: letters[0]!.positions,
    },
    { actors: [johansson], affiliations: [], topics },
    () => `${(ids += 1)}`,
  )
  expect(planned).toMatchObject({
    ok: true,
    plan: {
      positions: [
        { paragraph: 7, quote: { exact: 'We support it' } },
        { paragraph: null, coding: { level: -1 } },
      ],
    },
  })
})

test('every row is in just one letter or refused with a reason, whatever it holds', () => {
  const cell = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom(
        '',
        '',
        '2020-10-29',
        '4/5/2020',
        'Ann',
        'Encryption',
        '1',
        '-2',
        'evaded',
        'yes',
        'We support it.',
        'no',
        '[redacted]',
        '7',
        '=1+1',
      ),
    },
    fc.string({ maxLength: 12 }),
  )
  const headings = tableFields.map(({ field }) => field)
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 1, maxLength: headings.length }), { maxLength: 12 }),
      (body) => {
        const sheet = aSheet([headings, ...body])
        const { letters, refused } = read(sheet)
        const told = [
          ...letters.flatMap(({ rows }) => rows),
          ...refused.map(({ row }) => row),
        ].sort((a, b) => a - b)
        const filled = body.flatMap((cells, index) =>
          cells.some((words) => words.replace(/^'(?=[=+\-@\t\r])/, '').trim()) ? [index + 2] : [],
        )
        expect(told).toEqual(filled)
        expect(refused.every(({ reason }) => reason.length > 10)).toBe(true)
      },
    ),
    worlds(300),
  )
})

const votes = aSheet([
  ['Name', 'Group', 'Date', 'Vote'],
  ['Ylva Johansson', 'S&D', '2021-07-06', 'for'],
  ['Jan Nowak', 'ECR', '2021-07-06', 'against'],
])
const asRecord = { topic: 'encryption', recorded: true }

test('a row without a quote that is itself the record becomes a position whose quote is the row in words', () => {
  const { letters, refused } = read(votes, asRecord)
  expect(refused).toEqual([])
  expect(letters).toMatchObject([
    {
      name: 'Letters, row 2',
      text: 'Name: Ylva Johansson; Group: S&D; Date: 2021-07-06; Vote: for.',
      excerpt: true,
      recorded: true,
      fields: { title: 'Ylva Johansson, 6 Jul 2021', kind: 'statement', dated: '2021-07-06' },
      positions: [
        {
          level: 1,
          quote: 'Name: Ylva Johansson; Group: S&D; Date: 2021-07-06; Vote: for.',
          near: 0,
        },
      ],
    },
    { recorded: true, positions: [{ level: -1 }] },
  ])
})

test('rows are no record unless somebody says so', () => {
  expect(read(votes, { topic: 'encryption' })).toMatchObject({
    letters: [],
    refused: [{ reason: expect.stringContaining('position but no quote') }, {}],
  })
})

test('a row that records nothing is refused', () => {
  expect(
    read(
      aSheet([
        ['Name', 'Date', 'Level'],
        ['Jan Nowak', '2021', ''],
      ]),
      { ...asRecord },
    ).refused,
  ).toMatchObject([{ row: 2, reason: expect.stringContaining('records nothing') }])
})

test('of several rows of one record each is a paragraph of its own, even where one begins with all of another', () => {
  const { letters } = read(
    aSheet([
      ['Name', 'Date', 'Topic', 'Position'],
      ['Jan Nowak', '2021', 'Encryption', 'supports'],
      ['Jan Nowak', '2021', 'Encryption', 'supports, partly'],
    ]),
    {
      recorded: true,
      levels: [
        { said: 'supports', means: '1' },
        { said: 'supports, partly', means: '0' },
      ],
    },
  )
  expect(letters.map(({ positions }) => positions.map(({ level, near }) => [level, near]))).toEqual(
    [
      [
        [1, 0],
        [0, 69],
      ],
    ],
  )
})

/** Three members, two votes of their own days, and what a person says of them: in the second a vote for is opposition. */
const ballots = aSheet([
  ['Name', 'Group', 'Derogation (6 July 2021)', 'Amendment 12', 'Remarks'],
  ['Ylva Johansson', 'S&D', 'for', 'for', 'left early'],
  ['Jan Nowak', 'ECR', 'against', '', ''],
  ['Ada Ek', 'EPP', 'absent', 'absent', ''],
])
const ballotColumns = (changes: Partial<VoteColumn>[] = [{}, {}]): TableMapping['columns'] => [
  { heading: 'Name', field: 'author' },
  { heading: 'Group', field: 'organisation' },
  {
    heading: 'Derogation (6 July 2021)',
    field: 'vote',
    vote: {
      topic: 'detection',
      dated: '6 July 2021',
      levels: [
        { said: 'for', means: '2' },
        { said: 'against', means: '-2' },
        { said: 'absent', means: 'leave' },
      ],
      ...changes[0],
    },
  },
  {
    heading: 'Amendment 12',
    field: 'vote',
    vote: {
      topic: 'encryption',
      dated: '2021-07-07',
      levels: [
        { said: 'for', means: '-1' },
        { said: 'absent', means: 'leave' },
      ],
      ...changes[1],
    },
  },
  { heading: 'Remarks', field: null },
]

test('each filled cell of columns of votes is a position of the row’s actor on the column’s topic, at the level that the value has in that column', () => {
  const { letters, refused } = read(ballots, { columns: ballotColumns(), recorded: true })
  expect(
    letters.map(({ name, text, fields: { title, dated, basis, kind }, positions }) => ({
      ...{ name, text, title, dated, basis, kind },
      positions: positions.map(({ topic, level, quote }) => [topic, level, quote]),
    })),
  ).toEqual([
    {
      name: 'Letters, row 2, column C',
      text: 'Name: Ylva Johansson; Group: S&D; Derogation (6 July 2021): for.',
      title: 'Derogation (6 July 2021): Ylva Johansson',
      dated: '2021-07-06',
      basis: '',
      kind: 'statement',
      positions: [
        ['detection', 2, 'Name: Ylva Johansson; Group: S&D; Derogation (6 July 2021): for.'],
      ],
    },
    {
      name: 'Letters, row 2, column D',
      text: 'Name: Ylva Johansson; Group: S&D; Amendment 12: for.',
      title: 'Amendment 12: Ylva Johansson',
      dated: '2021-07-07',
      basis: '',
      kind: 'statement',
      positions: [['encryption', -1, 'Name: Ylva Johansson; Group: S&D; Amendment 12: for.']],
    },
    {
      name: 'Letters, row 3, column C',
      text: 'Name: Jan Nowak; Group: ECR; Derogation (6 July 2021): against.',
      title: 'Derogation (6 July 2021): Jan Nowak',
      dated: '2021-07-06',
      basis: '',
      kind: 'statement',
      positions: [
        ['detection', -2, 'Name: Jan Nowak; Group: ECR; Derogation (6 July 2021): against.'],
      ],
    },
  ])
  expect(letters.map(({ fields }) => fields.parties[0]!.organisation)).toEqual([
    'S&D',
    'S&D',
    'ECR',
  ])
  expect(refused).toEqual([
    {
      row: 4,
      reason: 'In this row every vote or answer is empty or one of the values that are left out.',
      cells: ['Ada Ek', 'EPP', 'absent', 'absent', ''],
    },
  ])
})

test('answers of a survey that share the row’s day are one letter, a paragraph each', () => {
  const { letters } = read(
    aSheet([
      ['Organisation', 'Date', 'Encryption', 'Voluntary detection'],
      ['Tuta', '2022-03-01', '2', '4'],
    ]),
    {
      recorded: true,
      columns: [
        { heading: 'Organisation', field: 'organisation' },
        { heading: 'Date', field: 'date' },
        ...(['encryption', 'detection'] as const).map((topic, at) => ({
          heading: ['Encryption', 'Voluntary detection'][at]!,
          field: 'vote' as const,
          vote: {
            topic,
            dated: '',
            levels: [
              { said: '2', means: '1' as const },
              { said: '4', means: '-1' as const },
            ],
          },
        })),
      ],
    },
  )
  expect(letters).toMatchObject([
    {
      name: 'Letters, row 2, column C and 1 more',
      rows: [2],
      fields: { title: 'Tuta, 1 Mar 2022', dated: '2022-03-01' },
      text: 'Organisation: Tuta; Date: 2022-03-01; Encryption: 2.\n\nOrganisation: Tuta; Date: 2022-03-01; Voluntary detection: 4.',
      positions: [
        { topic: 'encryption', level: 1 },
        { topic: 'detection', level: -1 },
      ],
    },
  ])
})

test('a cell that cannot come in is refused with its column, once for its row, and stops no other', () => {
  const columns = ballotColumns([{ topic: null }, { levels: [] }])
  const { letters, refused } = read(
    aSheet([
      ['Name', 'Group', 'Derogation (6 July 2021)', 'Amendment 12', 'Remarks'],
      ['Jan Nowak', 'ECR', 'against', 'perhaps', ''],
    ]),
    { columns, recorded: true },
  )
  expect(letters).toEqual([])
  expect(refused.map(({ row, reason }) => [row, reason])).toEqual([
    [
      2,
      '“Derogation (6 July 2021)”: This row has a level but no topic. ' +
        '“Amendment 12”: Nobody has said what “perhaps” means as a level or an absence.',
    ],
  ])
})

test('300 members with seven votes, two of them on one day and one with an inverted ballot, come in as 2,100 positions at the levels planted', () => {
  const days = [
    '2019-03-01',
    '2019-03-01',
    '2020-05-05',
    '2021-07-06',
    '2022-01-10',
    '2023-02-02',
    '2024-04-10',
  ]
  const side = (member: number, vote: number) => ((member * 7 + vote * 3) % 5 < 2 ? 2 : -2)
  const isInverted = (vote: number) => vote === 4
  const sheet = aSheet([
    ['Name', 'Group', ...days.map((_, vote) => `Vote ${vote + 1}`)],
    ...Array.from({ length: 300 }, (_, member) => [
      `Member ${member}`,
      `Group ${member % 7}`,
      ...days.map((_, vote) => (side(member, vote) > 0 !== isInverted(vote) ? 'for' : 'against')),
    ]),
  ])
  const { letters, refused } = read(sheet, {
    recorded: true,
    columns: [
      { heading: 'Name', field: 'author' },
      { heading: 'Group', field: 'organisation' },
      ...days.map((dated, vote) => ({
        heading: `Vote ${vote + 1}`,
        field: 'vote' as const,
        vote: {
          topic: 'encryption',
          dated,
          levels: [
            { said: 'for', means: isInverted(vote) ? ('-2' as const) : ('2' as const) },
            { said: 'against', means: isInverted(vote) ? ('2' as const) : ('-2' as const) },
          ],
        },
      })),
    ],
  })
  expect(refused).toEqual([])
  const found = letters.map(({ fields, positions }) => [
    fields.parties[0]!.name,
    fields.dated,
    positions.map(({ level }) => level),
  ])
  expect(found).toHaveLength(2100)
  expect(found).toEqual(
    Array.from({ length: 300 }, (_, member) =>
      days.map((day, vote) => [`Member ${member}`, day, [side(member, vote)]]),
    ).flat(),
  )
})
