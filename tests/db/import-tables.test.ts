import { afterAll, expect, test } from 'vitest'
import { refusedRowsToCsv } from '#app/exports/csv.ts'
import { findHeadingsKey, proposeTable } from '#app/domain/plan/table/table-proposal.ts'
import { findMappedTable } from '#app/domain/plan/table/propose-mapping.ts'
import { makeRefusedRow } from '#app/domain/plan/table/parse-rows.ts'
import type { Topic } from '#app/domain/topics.ts'
import type { TableMapping } from '#app/domain/plan/table/table-mapping.ts'
import { closeReaders } from '#app/readers/read-file.ts'
import type { TableFile } from '#db/imports/table-rows.ts'
import { itemsIn, planned, storeAll, work } from '#tests/support/importing.ts'
import { dossierOf, somebody } from '#tests/support/letters.ts'
import { openSeededStore, openTestStore, type TestStore } from '#tests/support/store.ts'

afterAll(closeReaders)

const csv = (rows: readonly (readonly string[])[]) =>
  rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n')

const headings = [
  'letter',
  'date',
  'author',
  'topic',
  'level',
  'absence',
  'condition',
  'quote',
  'paragraph',
]
const plain = csv([
  headings,
  [
    'Reply to Signal',
    '2021-02-03',
    'Ylva Johansson',
    'Encryption',
    '-1',
    '',
    'as long as children are protected',
    'We would weaken it as long as children are protected.',
    '4',
  ],
  [
    'Reply to Signal',
    '2021-02-03',
    'Ylva Johansson',
    'Voluntary detection',
    '',
    'evaded',
    '',
    'We take note of your question.',
    '6',
  ],
  [
    'Reply to Mozilla',
    '2021-02-30',
    'Ylva Johansson',
    'Encryption',
    '1',
    '',
    '',
    'We support it.',
    '',
  ],
])

/** A table of somebody's own: dates that can be read both ways, and a scale of words that are not ours. */
const foreign = (more: readonly (readonly string[])[] = []) =>
  csv([
    ['Subject', 'Sent', 'From', 'Issue', 'Score', 'Evidence'],
    [
      'Answer to EDRi',
      '03/04/2021',
      'Wanda Whistle',
      'Encryption',
      'friendly',
      'We welcome strong encryption in all of its forms.',
    ],
    [
      'Answer to EDRi',
      '03/04/2021',
      'Wanda Whistle',
      'Encryption',
      'hostile',
      'We reject encryption without a lawful access.',
    ],
    [
      'Answer to Tuta',
      '05/06/2021',
      'Wanda Whistle',
      'Encryption',
      'friendly',
      'We welcome it, and say so once more in this letter.',
    ],
    ...more,
  ])

async function tableIn(store: TestStore, importId: string, at = 0): Promise<TableFile> {
  const { id } = (await store.importTables.list(importId))[at]!
  return (await store.importTables.byId(importId, id))!
}

/** What a person says of the foreign table. */
const asForeign = (mapping: TableMapping): TableMapping => ({
  ...mapping,
  order: 'day',
  levels: mapping.levels.map(({ said }) => ({ said, means: said === 'friendly' ? '2' : '-2' })),
})

/** What a person says of a table, as the screen stores it. */
async function confirm(
  store: TestStore,
  importId: string,
  say: (mapping: TableMapping, topics: readonly Topic[]) => TableMapping = asForeign,
): Promise<void> {
  const table = await tableIn(store, importId)
  const topics = await store.topics.ofDossier(await dossierOf(store))
  const said = say(proposeTable(table.sheets, topics, null)!.mapping, topics)
  expect(
    await store.importTables.confirm(
      table,
      said,
      { others: [], remember: { headings: findHeadingsKey(table.sheets)!, mapping: said } },
      somebody,
    ),
  ).toEqual({ changed: true })
  await work(store, importId)
}

test('a table in the plain form becomes letters at once, and what each row says is stored with its letter, marked as an excerpt', async () => {
  await using store = await openSeededStore()
  const id = await planned(store, [{ name: 'coding.csv', bytes: plain }])
  const items = await itemsIn(store, id)
  expect(items.map(({ name, state, reason }) => [name, state, reason])).toEqual([
    ['coding.csv, Table, rows 2 and 3', 'ready', null],
    [
      'coding.csv, Table, row 4',
      'refused',
      '“2021-02-30” is not a day that exists. Look up the date of the letter.',
    ],
  ])
  await storeAll(store, id)
  const letter = (await store.letters.byId(items[0]!.id))!
  expect(letter.letter).toMatchObject({
    title: 'Reply to Signal',
    dated: { edtf: '2021-02-03' },
    origin: { excerpt: true, importId: id, sourceNote: 'coding.csv, Table, rows 2 and 3' },
  })
  expect(letter.text.text).toBe(
    'We would weaken it as long as children are protected.\n\nWe take note of your question.',
  )
  expect([letter.file!.name, (await store.letters.file(items[0]!.id))!.bytes.toString()]).toEqual([
    'coding.csv, Table, rows 2 and 3.txt',
    letter.text.text,
  ])
  const positions = await store.positions.ofLetter(items[0]!.id)
  expect(
    positions.map(({ level, absence, conditional, condition, paragraph, quote }) => [
      level,
      absence,
      conditional,
      condition,
      paragraph,
      quote.exact,
    ]),
  ).toEqual([
    [
      -1,
      null,
      true,
      'as long as children are protected',
      4,
      'We would weaken it as long as children are protected.',
    ],
    [null, 'evaded', false, null, 6, 'We take note of your question.'],
  ])
  expect((await store.verify()).unsound).toEqual([])
})

test('a vote of a table is stored as a record, and its position says that it is not quoted', async () => {
  await using store = await openSeededStore()
  const id = await planned(store, [
    {
      name: 'votes.csv',
      bytes: csv([
        ['Name', 'Date', 'Topic', 'Level'],
        ['Jan Nowak', '2021-07-06', 'Encryption', 'opposes'],
      ]),
    },
  ])
  await confirm(store, id, (mapping) => ({ ...mapping, recorded: true }))
  await storeAll(store, id)
  const [item] = await itemsIn(store, id)
  expect((await store.letters.byId(item!.id))!.letter).toMatchObject({
    kind: 'statement',
    origin: { excerpt: true, recorded: true },
  })
  expect(await store.positions.ofLetter(item!.id)).toMatchObject([
    {
      level: -1,
      quote: { exact: 'Name: Jan Nowak; Date: 2021-07-06; Topic: Encryption; Level: opposes.' },
      letter: { recorded: true },
    },
  ])
})

test('a table with a column for each vote becomes a letter for each vote of each member, told apart and stored once', async () => {
  await using store = await openSeededStore()
  const bytes = csv([
    ['Name', 'Group', 'Vote A', 'Vote B'],
    ['Jan Nowak', 'ECR', 'for', 'for'],
    ['Ada Ek', 'EPP', 'for', 'absent'],
  ])
  const say = (mapping: TableMapping, topics: readonly Topic[]): TableMapping => ({
    ...mapping,
    recorded: true,
    columns: mapping.columns.map((column, at) =>
      at < 2
        ? column
        : {
            heading: column.heading,
            field: 'vote' as const,
            vote: {
              topic: topics[0]!.id,
              dated: at === 2 ? '2021-07-06' : '2021-07-07',
              levels: [
                { said: 'for', means: at === 2 ? ('2' as const) : ('-2' as const) },
                { said: 'absent', means: 'leave' as const },
              ],
            },
          },
    ),
  })
  const id = await planned(store, [{ name: 'votes.csv', bytes }])
  await confirm(store, id, say)
  expect((await itemsIn(store, id)).map(({ name, state }) => [name, state])).toEqual([
    ['votes.csv, Table, row 2, column C', 'ready'],
    ['votes.csv, Table, row 2, column D', 'ready'],
    ['votes.csv, Table, row 3, column C', 'ready'],
  ])
  await storeAll(store, id)
  const stored = await Promise.all(
    (await itemsIn(store, id)).map(async (item) => [
      (await store.letters.byId(item.id))!.letter.title,
      (await store.positions.ofLetter(item.id)).map(({ level, lastDay }) => [level, lastDay]),
    ]),
  )
  expect(stored).toEqual([
    ['Vote A: Jan Nowak', [[2, '2021-07-06']]],
    ['Vote B: Jan Nowak', [[-2, '2021-07-07']]],
    ['Vote A: Ada Ek', [[2, '2021-07-06']]],
  ])
  const again = await planned(store, [{ name: 'votes, again.csv', bytes: `${bytes}\r\n` }])
  expect((await itemsIn(store, again)).map(({ state }) => state)).toEqual(
    Array.from({ length: 3 }, () => 'left out'),
  )
})

test('the letters of a table are taken back and given back as a whole, also where they hold the very same words', async () => {
  await using store = await openSeededStore()
  const dossier = await dossierOf(store)
  const counts = async () => {
    const { letters } = await store.letters.counts(dossier)
    return [letters, (await itemsIn(store, id)).map(({ state }) => state)]
  }
  const row = (author: string) => [
    'Open letter',
    '2021-05-01',
    author,
    'Encryption',
    '2',
    '',
    '',
    'We call for strong encryption.',
    '',
  ]
  const id = await planned(store, [
    {
      name: 'signed.csv',
      bytes: csv([headings, row('Access Now'), row('Bits of Freedom'), row('Access Now')]),
    },
  ])
  await storeAll(store, id)
  expect(await counts()).toEqual([4, ['stored', 'stored']])
  await store.imports.startReversal(id, 'undoing', somebody)
  await work(store, id)
  expect(await counts()).toEqual([2, ['withdrawn', 'withdrawn']])
  await store.imports.startReversal(id, 'redoing', somebody)
  await work(store, id)
  expect(await counts()).toEqual([4, ['stored', 'stored']])
  const again = await planned(store, [
    { name: 'signed again.csv', bytes: csv([headings, row('Bits of Freedom'), row('Epicenter')]) },
  ])
  expect((await itemsIn(store, again)).map(({ state, same }) => [state, same?.how])).toEqual([
    ['left out', 'text'],
    ['ready', undefined],
  ])
})

test('a table of any other shape waits for somebody; what they say is remembered for tables with the same headings', async () => {
  await using store = await openSeededStore()
  const id = await planned(store, [{ name: 'own.csv', bytes: foreign() }])
  expect([
    await itemsIn(store, id),
    (await tableIn(store, id)).state,
    (await store.imports.byId(id))!.state,
  ]).toEqual([[], 'columns', 'planned'])
  await confirm(store, id)
  expect(
    (await itemsIn(store, id)).map(({ state, draft }) => [
      state,
      draft!.fields.title,
      draft!.fields.dated,
      draft!.positions.map(({ level }) => level),
    ]),
  ).toEqual([
    ['ready', 'Answer to EDRi', '2021-04-03', [2, -2]],
    ['ready', 'Answer to Tuta', '2021-06-05', [2]],
  ])
  const second = await planned(store, [
    {
      name: 'second.csv',
      bytes: foreign([
        [
          'Answer to Proton',
          '07/08/2021',
          'Wanda Whistle',
          'Encryption',
          'hostile',
          'We reject what Proton asks of us in this matter.',
        ],
      ]),
    },
  ])
  expect((await itemsIn(store, second)).map(({ draft }) => draft!.fields.dated)).toEqual([
    '2021-04-03',
    '2021-06-05',
    '2021-08-07',
  ])
  const third = await planned(store, [
    {
      name: 'third.csv',
      bytes: foreign([
        [
          'Answer to Proton',
          '07/08/2021',
          'Wanda Whistle',
          'Encryption',
          'lukewarm',
          'We may or may not agree with what Proton asks.',
        ],
      ]),
    },
  ])
  expect([await itemsIn(store, third), (await tableIn(store, third)).state]).toEqual([
    [],
    'columns',
  ])
})

test('refused rows are given out with their own columns, and come in once they are mended', async () => {
  await using store = await openSeededStore()
  const id = await planned(store, [{ name: 'coding.csv', bytes: plain }])
  await storeAll(store, id)
  const table = await tableIn(store, id)
  expect([
    table.state,
    table.refused.map(({ row }) => row),
    (await store.importTables.bytes(table))?.toString(),
  ]).toEqual(['read', [4], plain])
  const { rows, headings } = findMappedTable(table.sheets, table.mapping!)!
  const out = refusedRowsToCsv({
    headings,
    refused: table.refused.map(({ row, reason }) =>
      makeRefusedRow(
        rows.find(({ number }) => number === row)!,
        reason,
      ),
    ),
  })
  expect(out).toContain('Reply to Mozilla,2021-02-30,Ylva Johansson')
  const mended = await planned(store, [
    { name: 'mended.csv', bytes: out.replace(',2021-02-30,', ',2021-02-28,') },
  ])
  expect(
    (await itemsIn(store, mended)).map(({ state, draft }) => [state, draft?.fields.dated]),
  ).toEqual([['ready', '2021-02-28']])
})

test('other passages of a letter that is stored already are doubted', async () => {
  await using store = await openSeededStore()
  const id = await planned(store, [{ name: 'coding.csv', bytes: plain }])
  await storeAll(store, id)
  const more = await planned(store, [
    {
      name: 'more.csv',
      bytes: csv([
        headings,
        [
          'Reply to Signal',
          '2021-02-03',
          'Ylva Johansson',
          'Encryption',
          '0',
          '',
          '',
          'Both weigh the same for us here.',
          '',
        ],
      ]),
    },
  ])
  expect((await itemsIn(store, more)).map(({ state, draft }) => [state, draft!.doubts])).toEqual([
    [
      'doubtful',
      [
        'A letter of this title and date with other passages is stored already. If it is the same letter, put its rows together in one table, or code the passages there.',
      ],
    ],
  ])
})

test('a table that was begun goes on where it stood, and none of its rows comes in twice', async () => {
  await using store = await openTestStore()
  const rows = Array.from({ length: 60 }, (_, at) => [
    `Reply ${at}`,
    '2021-02-03',
    'Ylva Johansson',
    'Encryption',
    '1',
    '',
    '',
    `We support number ${at}.`,
    '',
  ])
  const stopping = new AbortController()
  const id = await planned(store, [])
  await store.imports.addFile(id, {
    name: 'long.csv',
    bytes: Buffer.from(csv([headings, ...rows])),
  })
  const watching = setInterval(
    () => void itemsIn(store, id).then((items) => items.length > 0 && stopping.abort()),
    1,
  )
  await work(store, id, stopping.signal)
  clearInterval(watching)
  const begun = (await itemsIn(store, id)).length
  expect([begun > 0, begun < 60]).toEqual([true, true])
  await work(store, id)
  expect((await itemsIn(store, id)).map(({ draft }) => draft!.fields.title)).toEqual(
    rows.map(([title]) => title),
  )
})

test('what a table became is given up to name its columns anew, unless some of it was accepted', async () => {
  await using store = await openSeededStore()
  const id = await planned(store, [{ name: 'coding.csv', bytes: plain }])
  expect(await store.importTables.reopen(await tableIn(store, id))).toEqual({ changed: true })
  expect([await itemsIn(store, id), (await tableIn(store, id)).state]).toEqual([[], 'columns'])
  const stored = await planned(store, [{ name: 'coding.csv', bytes: plain }])
  await storeAll(store, stored)
  expect(await store.importTables.reopen(await tableIn(store, stored))).toEqual({ changed: false })
})
