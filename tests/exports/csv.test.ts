import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tableToCsv, briefingToCsv } from '#app/exports/csv.ts'
import {
  aBriefing,
  aPosition,
  encryption,
  johansson,
  positions,
  recordedVote,
} from '#tests/support/world.ts'

/** Reads RFC 4180: fields between commas, records between CRLF, quotes doubled within quoted fields. */
function read(file: string): string[][] {
  expect(file.startsWith('\uFEFF')).toBe(true)
  const records: string[][] = [[]]
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy
  const body = file.slice(1)
  while (field.lastIndex < body.length) {
    const match = field.exec(body)
    if (!match) throw new Error(`not RFC 4180: ${body.slice(0, 80)}`)
    records.at(-1)!.push(match[1]?.replaceAll('""', '"') ?? match[2]!)
    if (match[3] === '\r\n') records.push([])
    if (match[3] === ',' && field.lastIndex === body.length) records.at(-1)!.push('')
  }
  expect(records.pop()).toEqual([])
  return records
}

function rowsOf(file: string): Record<string, string>[] {
  const [head, ...records] = read(file)
  return records.map((record) => {
    expect(record).toHaveLength(head!.length)
    return Object.fromEntries(record.map((cell, index) => [head![index]!, cell]))
  })
}

test('each quote is one row with its letter, its level and the stance it bears', () => {
  const rows = rowsOf(briefingToCsv(aBriefing()))
  expect(rows).toHaveLength(6)
  expect(rows[0]).toEqual({
    topic: 'Encryption',
    topic_closed: 'no',
    proposition: encryption.proposition,
    actor: 'Jakub Boratyński',
    holder: 'Jakub Boratyński',
    level: '0',
    word: 'mixed',
    absence: '',
    conditional: 'yes',
    condition: positions[0]!.condition,
    quote: positions[0]!.quote.exact,
    translations: '',
    recorded: 'no',
    turned_round: 'no',
    to_recheck: 'no',
    letter: 'Reply to Prostasia Foundation on encryption',
    reference: 'cnect.ddg1.h.2(2020)5166553/AP',
    other_references: '',
    date: '2020-10-02/2020-12-21',
    first_day: '2020-10-02',
    last_day: '2020-12-21',
    page: '',
    paragraph: '7',
    counted: 'yes',
    weight: '1',
    stance_now: '0',
    stance_now_day: '2020-12-21',
    stance_word: 'mixed',
    stance_qualifiers: 'one letter',
    stance_since: 'since 21 Dec 2020 or earlier',
    stance_record: '0',
    stance_record_word: 'record mixed',
    stance_record_letters: '1',
    moves: '0',
    newest_move: '',
    contradictions: '0',
    newest_contradiction: '',
    as_of: '2020-12-31',
    method_version: '2',
  })
  expect(rows[1]).toMatchObject({
    level: '-1',
    word: 'opposes',
    stance_now: '-1',
    reference: 'Ares (2020)…',
  })
})

test('each row says whether its topic is closed', () => {
  const closed = { ...encryption, closedAt: '2026-01-02T09:00:00Z' }
  const rows = rowsOf(briefingToCsv(aBriefing({ topics: [closed] })))
  expect(rows.map(({ topic, topic_closed }) => [topic, topic_closed])).toEqual([
    ['Encryption', 'yes'],
    ['Encryption', 'yes'],
  ])
})

test('a level is a number, an absence is a word and never a 0', () => {
  const rows = rowsOf(
    briefingToCsv(
      aBriefing({ actors: [johansson], topics: [encryption] }, [
        aPosition({ level: -2 }),
        aPosition({ id: 'e', absence: 'evaded' }),
        aPosition({ id: 'r', level: 2, reported: true }),
      ]),
    ),
  )
  expect(
    rows.map(({ level, word, absence, counted, weight }) => [
      level,
      word,
      absence,
      counted,
      weight,
    ]),
  ).toEqual([
    ['-2', 'strongly opposes', '', 'yes', '1'],
    ['', '', 'evaded', 'yes', ''],
    ['2', 'strongly supports', '', 'no', ''],
  ])
})

test('cells that a spreadsheet would run as formulas are disarmed; numbers stay numbers', () => {
  const dangerous = ["=cmd|'/C calc'!A0", '+1', '-2', '@x', '\t=1', '\r=1', '＝1']
  const cells = read(
    tableToCsv(
      dangerous.map((said) => ({ said })),
      { said: ({ said }) => said, number: () => -2 },
    ),
  ).slice(1)
  expect(cells.map(([said]) => said)).toEqual([
    "'=cmd|'/C calc'!A0",
    "'+1",
    "'-2",
    "'@x",
    "'\t=1",
    "'\r=1",
    "'＝1",
  ])
  expect(cells.map(([, number]) => number)).toEqual(dangerous.map(() => '-2'))
})

test('quotes, line ends, tabs and every script come back as they were', () => {
  const said = [
    'He said "no", twice',
    'two\nlines',
    'two\r\nlines',
    'a\tb',
    'Jakub Boratyński',
    'Η κρυπτογράφηση',
    'Шифроването',
    'التشفير',
    '🙂',
  ]
  expect(
    read(tableToCsv(said, { said: (words) => words }))
      .slice(1)
      .map(([cell]) => cell),
  ).toEqual(said)
})

test('control characters, which no program shows, are left out', () => {
  expect(read(tableToCsv(['a\u0000b\u0007c\uD800d'], { said: (words) => words }))[1]).toEqual([
    'abcd',
  ])
})

test('a table without rows is its head', () => {
  expect(tableToCsv([], { topic: () => '', level: () => null })).toBe('\uFEFFtopic,level\r\n')
  expect(rowsOf(briefingToCsv(aBriefing({}, [])))).toEqual([])
})

test('whatever a cell holds is read back, apart from the sign that disarms a formula', () => {
  const word = fc.string({
    unit: fc.constantFrom(
      'a',
      '"',
      ',',
      ';',
      '\n',
      '\r',
      '\t',
      ' ',
      '=',
      '+',
      '-',
      '@',
      "'",
      'ł',
      'Ω',
      '🙂',
    ),
  })
  fc.assert(
    fc.property(
      fc.array(fc.tuple(word, fc.oneof(word, fc.integer({ min: -2, max: 2 }), fc.constant(null))), {
        minLength: 1,
      }),
      (rows) => {
        const readBack = read(
          tableToCsv(rows, { one: ([one]) => one, other: ([, other]) => other }),
        ).slice(1)
        const armed = (cell: string | number | null) =>
          typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : String(cell ?? '')
        expect(readBack).toEqual(rows.map((row) => row.map(armed)))
      },
    ),
  )
})

test('a vote that is a row of a table says that it is recorded', () => {
  expect(rowsOf(briefingToCsv(aBriefing({}, [recordedVote()])))).toMatchObject([
    { quote: 'Name: Ylva Johansson; Vote 7: for', recorded: 'yes' },
  ])
  expect(rowsOf(briefingToCsv(aBriefing()))[0]!.recorded).toBe('no')
})
