import type { IncomingPosition } from '#app/domain/import.ts'
import type { LetterFields } from '#app/domain/letter-form.ts'
import { dateColumn } from './date-column.ts'
import { gathered, type Gathered } from './gather.ts'
import { fieldsOf, type Told } from './letter-fields.ts'
import { linesOf, refusedRow, type Line, type ReadLine, type RefusedRow } from './lines.ts'
import { placesOf, type Mapping } from './mapping.ts'
import { excerptOf, tidied, wholeText } from './placed.ts'
import { meanings, tableBy } from './propose.ts'
import { sayRows, type Sheet } from './sheet.ts'
import { stancesOf, type Answers, type Stance } from './stances.ts'
import type { KnownTopic } from './topics.ts'

/**
 * A letter that rows of a table make. `excerpt`: its text is its quotes alone. `told` are the parts of `fields` that
 * the table says; the text of a whole letter may tell the others. `rows` are numbers as the file shows them.
 */
export type TableLetter = {
  rows: number[]
  name: string
  fields: LetterFields
  told: Told[]
  text: string
  excerpt: boolean
  positions: IncomingPosition[]
  url: string | null
  doubts: string[]
}

/** What a table holds: its letters in order of their first rows, and the rows that cannot come in, in order. `headings` are of the refused rows' cells. */
export type TableRead = { letters: TableLetter[]; refused: RefusedRow[]; headings: string[] }

/**
 * The letters in a table, as a mapping reads it. No row stops another: what cannot come in is refused with the reason,
 * and so is what hangs on a question that the mapping leaves open. A file without the mapping's sheet has nothing.
 */
export function lettersOf(
  sheets: readonly Sheet[],
  mapping: Mapping,
  topics: readonly KnownTopic[],
): TableRead {
  const reading = readingLetters(sheets, mapping, topics)
  for (;;) {
    const { done, value } = reading.next()
    if (done) return value
  }
}

/** How many rows are read, and how many letters made of them, before others may come between. */
const [rowsAtOnce, lettersAtOnce] = [1000, 50]

/** The same in steps, for whoever has something else to do between them. */
export function* readingLetters(
  sheets: readonly Sheet[],
  mapping: Mapping,
  topics: readonly KnownTopic[],
): Generator<void, TableRead> {
  const table = tableBy(sheets, mapping)
  if (!table) return { letters: [], refused: [], headings: [] }
  const answers: Answers = {
    levels: meanings(mapping.levels),
    topicIds: meanings(mapping.topics),
    topic: mapping.topic,
    topics,
  }
  const [datePlace] = placesOf(mapping, 'date')
  const dates = datePlace === undefined ? null : dateColumn(table.rows, datePlace)
  const read: ReadLine[] = []
  for (let from = 0; from < table.rows.length; from += rowsAtOnce) {
    read.push(...linesOf(table.rows.slice(from, from + rowsAtOnce), mapping, dates))
    yield
  }
  const { letters: groups, refused } = gathered(
    read.map((one, index) => (one.ok ? one.line : table.rows[index]!)),
  )
  const letters: TableLetter[] = []
  refused.push(...read.flatMap((one) => (one.ok ? [] : [one.refused])))
  for (const [at, group] of groups.entries()) {
    const made = letterOf(group, answers, table.sheet)
    if (made.letter) letters.push(made.letter)
    refused.push(...made.refused)
    if (at % lettersAtOnce === lettersAtOnce - 1) yield
  }
  return { letters, refused: refused.sort((a, b) => a.row - b.row), headings: table.headings }
}

type Made = { letter: TableLetter | null; refused: RefusedRow[] }
type Passage = { line: Line; quote: string; stances: Stance[]; paragraph: number | null }

function letterOf({ lines, continued }: Gathered, answers: Answers, sheet: string): Made {
  const texts = lines.flatMap((line) =>
    line.said.text ? [{ line, text: tidied(line.said.text) }] : [],
  )
  const whole = texts[0]?.text ?? null
  if (whole?.ok === false)
    return { letter: null, refused: lines.map(({ row }) => refusedRow(row, whole.reason)) }
  const others = new Set(
    texts.filter(({ text }) => !text.ok || text.text !== whole?.text).map(({ line }) => line),
  )
  const { passages, refused } = sorted(lines, (line) =>
    others.has(line) ? otherText(texts[0]!.line) : passageOf(line, answers, whole !== null),
  )
  const fields = passages.length ? fieldsOf(lines, whole !== null) : null
  if (!fields?.ok)
    return {
      letter: null,
      refused: [...refused, ...passages.map(({ line }) => refusedRow(line.row, fields!.reason))],
    }
  const { text, place } = whole
    ? wholeText(whole.text)
    : excerptOf(passages.map(({ quote }) => quote))
  const doubts = [...fields.doubts, ...new Set(passages.flatMap(({ line }) => line.doubts))]
  const positions: IncomingPosition[] = []
  const rows: number[] = []
  for (const { line, quote, stances, paragraph } of passages) {
    const found = quote ? place(quote, paragraph) : null
    if (found?.ok === false) refused.push(refusedRow(line.row, found.reason))
    else {
      rows.push(line.row.number)
      if (found?.doubt) doubts.push(found.doubt)
      if (found)
        positions.push(
          ...stances.map((stance) => ({
            ...stance,
            holders: fields.holders,
            quote,
            near: found.near,
            ...(found.paragraph === undefined ? {} : { paragraph: found.paragraph }),
          })),
        )
    }
  }
  if (!rows.length) return { letter: null, refused }
  doubts.push(
    ...goneAlong(continued.filter((row) => rows.includes(row))),
    ...cutOff(texts[0]?.line),
  )
  return {
    letter: {
      rows,
      name: `${sheet}, ${sayRows(rows)}`,
      fields: fields.fields,
      told: fields.told,
      text,
      excerpt: !whole,
      positions,
      url: fields.url,
      doubts,
    },
    refused,
  }
}

/** The rows that have a passage, and those that are refused with the reason. */
function sorted(
  lines: readonly Line[],
  read: (line: Line) => Passage | string,
): { passages: Passage[]; refused: RefusedRow[] } {
  const [passages, refused] = [[] as Passage[], [] as RefusedRow[]]
  for (const line of lines) {
    const passage = read(line)
    if (typeof passage === 'string') refused.push(refusedRow(line.row, passage))
    else passages.push(passage)
  }
  return { passages, refused }
}

/** A row's words and what it says on them, or why it cannot come in. */
function passageOf(line: Line, answers: Answers, hasText: boolean): Passage | string {
  const read = stancesOf(line, answers)
  if (!read.ok) return read.reason
  if (!read.quote)
    return hasText ? { ...read, line } : 'This row has neither a quote nor the text of a letter.'
  const quote = tidied(read.quote)
  return quote.ok ? { ...read, line, quote: quote.text } : quote.reason
}

function otherText({ row }: Line): string {
  return `The text of this letter differs from the one in row ${row.number}. Write another title, reference or date if it is another letter.`
}

function goneAlong(rows: readonly number[]): string[] {
  if (!rows.length) return []
  const one = rows.length === 1
  return [
    `${sayRows(rows).replace(/^r/, 'R')} ${one ? 'names' : 'name'} no letter, so ${one ? 'it was' : 'they were'} taken to go with the row above.`,
  ]
}

/** A cell of a spreadsheet ends at 32,767 characters, and what is longer was cut off when it was written there. */
function cutOff(line: Line | undefined): string[] {
  return line && line.said.text.length >= 32_700 && line.said.text.length <= 32_767
    ? ['The text is as long as a cell of a spreadsheet can be, so its end may be cut off.']
    : []
}
