import type { IncomingPosition } from '#app/domain/plan/plan-letter.ts'
import type { LetterFields } from '#app/domain/letter-form.ts'
import { examineDateColumn } from './date-column.ts'
import { groupRowsByLetter, type LetterRows } from './letter-rows.ts'
import { readLetterFields, type LetterPart } from './letter-fields.ts'
import {
  parseRows,
  makeRefusedRow,
  type TableRow,
  type TableRowResult,
  type RefusedRow,
} from './parse-rows.ts'
import { findFieldColumns, type TableMapping } from './table-mapping.ts'
import { makeExcerpt, cleanCell, makeQuoteSearch, type QuoteSearch } from './quote-places.ts'
import { indexAnswers } from './column-values.ts'
import { findMappedTable } from './propose-mapping.ts'
import { nameColumn } from './table-with-headings.ts'
import { formatRowNumbers, type Sheet } from './sheet.ts'
import { readStances, type ValueAnswers, type RowStance } from './row-stances.ts'
import type { TopicName } from './topic-guesses.ts'

/**
 * A letter that rows of a table make. `excerpt`: its text is its quotes alone; `recorded`: these are rows in words.
 * `givenParts` are the parts of `fields` that the table says; the text of a whole letter may tell the others. `rows`
 * are numbers as the file shows them.
 */
export type TableLetter = {
  rows: number[]
  name: string
  fields: LetterFields
  givenParts: LetterPart[]
  text: string
  excerpt: boolean
  recorded: boolean
  positions: IncomingPosition[]
  url: string | null
  doubts: string[]
}

/**
 * What a table holds: its letters in order of their first rows, and the rows that cannot come in,
 * in order. `headings` are of the refused rows' cells.
 */
export type TableLetters = { letters: TableLetter[]; refused: RefusedRow[]; headings: string[] }

/**
 * The letters in a table, as a mapping reads it. No row stops another: what cannot come in is refused with the reason,
 * and so is what hangs on a question that the mapping leaves open. A file without the mapping's sheet has nothing.
 */
export function readTableLetters(
  sheets: readonly Sheet[],
  mapping: TableMapping,
  topics: readonly TopicName[],
): TableLetters {
  const steps = readTableLettersInSteps(sheets, mapping, topics)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** How many rows are read, and how many letters made of them, before others may come between. */
const [rowsPerStep, lettersPerStep] = [1000, 50]

/** The same in steps, for whoever has something else to do between them. */
export function* readTableLettersInSteps(
  sheets: readonly Sheet[],
  mapping: TableMapping,
  topics: readonly TopicName[],
): Generator<void, TableLetters> {
  const table = findMappedTable(sheets, mapping)
  if (!table) return { letters: [], refused: [], headings: [] }
  const answers: ValueAnswers = {
    levels: indexAnswers(mapping.levels),
    topicIds: indexAnswers(mapping.topics),
    topic: mapping.topic,
    topics,
  }
  const [datePlace] = findFieldColumns(mapping, 'date')
  const dates = datePlace === undefined ? null : examineDateColumn(table.rows, datePlace)
  const read: TableRowResult[] = []
  for (let from = 0; from < table.rows.length; from += rowsPerStep) {
    read.push(...parseRows(table.rows.slice(from, from + rowsPerStep), mapping, dates))
    yield
  }
  const { letters: groups, refused } = groupRowsByLetter(
    read.map((result) => (result.ok ? result.line : result.row)),
  )
  const letters: TableLetter[] = []
  refused.push(...read.flatMap((result) => (result.ok ? [] : [result.refused])))
  for (const [at, group] of groups.entries()) {
    const result = makeTableLetter(group, answers, table.sheet)
    if (result.letter) letters.push(result.letter)
    refused.push(...result.refused)
    if (at % lettersPerStep === lettersPerStep - 1) yield
  }
  return { letters, refused: mergeRefusals(refused), headings: table.headings }
}

/** Each row once with all that is to be said of it, in order. */
function mergeRefusals(refused: readonly RefusedRow[]): RefusedRow[] {
  const byRow = new Map<number, RefusedRow>()
  for (const { row, reason, cells } of refused) {
    const before = byRow.get(row)?.reason ?? ''
    if (before.includes(reason)) continue
    byRow.set(row, { row, cells, reason: [before, reason].filter(Boolean).join(' ') })
  }
  return [...byRow.values()].sort((a, b) => a.row - b.row)
}

type LetterResult = { letter: TableLetter | null; refused: RefusedRow[] }
type RowPassage = { line: TableRow; quote: string; stances: RowStance[]; paragraph: number | null }

function makeTableLetter(
  { lines, continued }: LetterRows,
  answers: ValueAnswers,
  sheet: string,
): LetterResult {
  const texts = lines.flatMap((line) =>
    line.values.text ? [{ line, text: cleanCell(line.values.text) }] : [],
  )
  const letterText = texts[0]?.text ?? null
  if (letterText?.ok === false)
    return { letter: null, refused: lines.map(({ row }) => makeRefusedRow(row, letterText.reason)) }
  const others = new Set(
    texts.filter(({ text }) => !text.ok || text.text !== letterText?.text).map(({ line }) => line),
  )
  const { passages, refused } = separateRefusedRows(lines, (line) =>
    others.has(line)
      ? explainOtherText(texts[0]!.line)
      : readPassage(line, answers, letterText !== null),
  )
  const isRecorded = lines.every(({ inWords }) => inWords !== null)
  const fields = passages.length ? readLetterFields(lines, letterText !== null) : null
  if (!fields?.ok)
    return {
      letter: null,
      refused: [
        ...refused,
        ...passages.map(({ line }) => makeRefusedRow(line.row, fields!.reason)),
      ],
    }
  const { text, placeQuote } = letterText
    ? makeQuoteSearch(letterText.text)
    : makeExcerpt(passages.map(({ quote }) => quote))
  const placed = placePassages(passages, placeQuote, fields.holders)
  refused.push(...placed.refused)
  const rows = [...new Set(placed.lines.map(({ row }) => row.number))]
  if (!rows.length) return { letter: null, refused }
  const letter = {
    rows,
    name: [sheet, formatRowNumbers(rows), ...describeVotes(placed.lines)].join(', '),
    fields: fields.fields,
    givenParts: fields.givenParts,
    text,
    excerpt: !letterText,
    recorded: isRecorded,
    positions: placed.positions,
    url: fields.url,
    doubts: [
      ...fields.doubts,
      ...new Set(passages.flatMap(({ line }) => line.doubts)),
      ...placed.doubts,
      ...explainContinuedRows(continued.filter((row) => rows.includes(row))),
      ...warnOfCutText(texts[0]?.line),
    ],
  }
  return { letter, refused }
}

/** The columns whose votes a letter holds, which tell it from the others of its rows. */
function describeVotes(lines: readonly TableRow[]): string[] {
  const places = [...new Set(lines.flatMap(({ vote }) => vote?.place ?? []))]
  const [first] = places
  if (first === undefined) return []
  return [`column ${nameColumn(first)}${places.length > 1 ? ` and ${places.length - 1} more` : ''}`]
}

type PlacedPassages = {
  lines: TableRow[]
  positions: IncomingPosition[]
  refused: RefusedRow[]
  doubts: string[]
}

/** The passages at their places in the letter's text; refused is a row whose quote is not there. */
function placePassages(
  passages: readonly RowPassage[],
  placeQuote: QuoteSearch['placeQuote'],
  holders: string[],
): PlacedPassages {
  const placed: PlacedPassages = { lines: [], positions: [], refused: [], doubts: [] }
  for (const { line, quote, stances, paragraph } of passages) {
    const found = quote ? placeQuote(quote, paragraph) : null
    if (found?.ok === false) {
      placed.refused.push(makeRefusedRow(line.row, found.reason))
      continue
    }
    placed.lines.push(line)
    if (found?.doubt) placed.doubts.push(found.doubt)
    if (found)
      placed.positions.push(
        ...stances.map((stance) => ({
          ...stance,
          holders,
          quote,
          near: found.near,
          ...(found.paragraph === undefined ? {} : { paragraph: found.paragraph }),
        })),
      )
  }
  return placed
}

/** The rows that have a passage, and those that are refused with the reason. */
function separateRefusedRows(
  lines: readonly TableRow[],
  read: (line: TableRow) => RowPassage | string,
): { passages: RowPassage[]; refused: RefusedRow[] } {
  const [passages, refused] = [[] as RowPassage[], [] as RefusedRow[]]
  for (const line of lines) {
    const passage = read(line)
    if (typeof passage === 'string') refused.push(makeRefusedRow(line.row, passage))
    else passages.push(passage)
  }
  return { passages, refused }
}

/** A row's words and what it says on them, or why it cannot come in. */
function readPassage(line: TableRow, answers: ValueAnswers, hasText: boolean): RowPassage | string {
  const read = readStances(line, answers)
  if (!read.ok) return line.vote ? `“${line.vote.heading}”: ${read.reason}` : read.reason
  if (!read.quote)
    return hasText ? { ...read, line } : 'This row has neither a quote nor the text of a letter.'
  const quote = cleanCell(read.quote)
  return quote.ok ? { ...read, line, quote: quote.text } : quote.reason
}

function explainOtherText({ row }: TableRow): string {
  return (
    `The text of this letter differs from the one in row ${row.number}. Write another title, ` +
    'reference or date if it is another letter.'
  )
}

function explainContinuedRows(rows: readonly number[]): string[] {
  if (!rows.length) return []
  const isSingle = rows.length === 1
  return [
    `${formatRowNumbers(rows).replace(/^r/, 'R')} ${isSingle ? 'names' : 'name'} no letter, ` +
      `so ${isSingle ? 'it was' : 'they were'} taken to go with the row above.`,
  ]
}

/** A cell of a spreadsheet ends at 32,767 characters, and what is longer was cut off when it was written there. */
function warnOfCutText(line: TableRow | undefined): string[] {
  return line && line.values.text.length >= 32_700 && line.values.text.length <= 32_767
    ? ['The text is as long as a cell of a spreadsheet can be, so its end may be cut off.']
    : []
}
