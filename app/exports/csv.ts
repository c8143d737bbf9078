import { stringify } from 'csv-stringify/sync'
import type { BriefedTopic, Briefing } from '#app/domain/briefing/briefing.ts'
import type { BriefedQuote } from '#app/domain/briefing/quotes.ts'
import type { Standing } from '#app/domain/briefing/standing.ts'
import { levelRow } from '#app/domain/level.ts'
import { printable } from './printable.ts'

export type Cell = string | number | null

/** The columns of a table in order: each heading with the cell it takes from a row; null is an empty cell. */
export type Columns<Row> = Record<string, (row: Row) => Cell>

/**
 * A table as CSV (RFC 4180: CRLF, quotes doubled; UTF-8 with a byte order mark, without which Excel misreads ł).
 * Text that a spreadsheet would run as a formula gets an apostrophe in front; numbers stay numbers.
 */
export function csv<Row>(rows: readonly Row[], columns: Columns<Row>): string {
  const cells = rows.map((row) => Object.values(columns).map((cellOf) => tidy(cellOf(row))))
  // Without `quote_record_delimiter` a lone LF or CR within a cell would be left bare, because the records end in CRLF.
  return stringify([Object.keys(columns), ...cells], { bom: true, escape_formulas: true, record_delimiter: 'windows', quote_record_delimiter: true })
}

function tidy(cell: Cell): Cell {
  return typeof cell === 'string' ? printable(cell) : cell
}

type QuoteRow = { made: Briefing; topic: BriefedTopic; standing: Standing; quote: BriefedQuote }

const columns: Columns<QuoteRow> = {
  topic: ({ topic }) => topic.name,
  proposition: ({ topic }) => topic.proposition,
  actor: ({ standing }) => standing.actor.name,
  holder: ({ quote }) => quote.holders.join('; '),
  level: ({ quote }) => quote.level,
  word: ({ quote }) => (quote.level === null ? null : levelRow(quote.level).word),
  absence: ({ quote }) => quote.absence,
  conditional: ({ quote }) => yesOrNo(quote.conditional),
  condition: ({ quote }) => quote.condition,
  quote: ({ quote }) => quote.exact,
  letter: ({ quote }) => quote.letterTitle,
  reference: ({ quote }) => quote.reference,
  date: ({ quote }) => quote.edtf,
  first_day: ({ quote }) => quote.first,
  last_day: ({ quote }) => quote.last,
  paragraph: ({ quote }) => quote.paragraph,
  counted: ({ quote }) => yesOrNo(quote.counted),
  weight: ({ quote }) => quote.weight,
  stance_weighted: ({ standing }) => standing.stance.weighted,
  stance_latest: ({ standing }) => standing.stance.latest,
  stance_word: ({ standing }) => standing.stance.word,
  stance_letters: ({ standing }) => standing.stance.letters,
  as_of: ({ made }) => made.asOf,
  method_version: ({ made }) => made.methodVersion,
}

/** One row per printed passage: topics and actors in the order of the briefing, then levels, absences and reported positions in order of time. */
export function toCsv(made: Briefing): string {
  const rows = made.topics.flatMap((topic) =>
    topic.standings.flatMap((standing) => [...standing.quotes, ...standing.absences, ...standing.reported].map((quote) => ({ made, topic, standing, quote }))),
  )
  return csv(rows, columns)
}

function yesOrNo(is: boolean): string {
  return is ? 'yes' : 'no'
}
