import { stringify } from 'csv-stringify/sync'
import { isRefusalHeading, refusalHeadings } from '#app/domain/plan/table/table-mapping.ts'
import type { TableLetters } from '#app/domain/plan/table/table-letters.ts'
import type { BriefedTopic, Briefing } from '#app/domain/briefing/briefing.ts'
import type { BriefedQuote } from '#app/domain/briefing/quotes.ts'
import type { ActorStance } from '#app/domain/briefing/actor-stance.ts'
import { findLevelRow } from '#app/domain/level.ts'
import { printable } from './printable.ts'

export type Cell = string | number | null

/** The columns of a table in order: each heading with the cell it takes from a row; null is an empty cell. */
export type Columns<Row> = Record<string, (row: Row) => Cell>

/**
 * A table as CSV (RFC 4180: CRLF, quotes doubled; UTF-8 with a byte order mark, without which Excel misreads ł).
 * Text that a spreadsheet would run as a formula gets an apostrophe in front; numbers stay numbers.
 */
export function csv<Row>(rows: readonly Row[], columns: Columns<Row>): string {
  return written([
    Object.keys(columns),
    ...rows.map((row) => Object.values(columns).map((cellOf) => cellOf(row))),
  ])
}

/**
 * The refused rows of a table for mending: their own columns under their own headings, then the number of the row and
 * the reason. A number stays one, so that it is read again as it was written.
 */
export function refusedCsv({
  refused,
  headings,
}: Pick<TableLetters, 'refused' | 'headings'>): string {
  const places = headings.flatMap((heading, place) => (isRefusalHeading(heading) ? [] : [place]))
  const asWritten = (cell: string) =>
    cell !== '' && String(Number(cell)) === cell ? Number(cell) : cell
  return written([
    [...places.map((place) => headings[place]!), ...refusalHeadings],
    ...refused.map(({ row, reason, cells }) => [
      ...places.map((place) => asWritten(cells[place] ?? '')),
      row,
      reason,
    ]),
  ])
}

function written(lines: readonly (readonly Cell[])[]): string {
  // Without `quote_record_delimiter` a lone LF or CR within a cell would be left bare, because the records end in CRLF.
  return stringify(
    lines.map((cells) => cells.map(tidy)),
    { bom: true, escape_formulas: true, record_delimiter: 'windows', quote_record_delimiter: true },
  )
}

function tidy(cell: Cell): Cell {
  return typeof cell === 'string' ? printable(cell) : cell
}

type QuoteRow = { made: Briefing; topic: BriefedTopic; standing: ActorStance; quote: BriefedQuote }

const columns: Columns<QuoteRow> = {
  topic: ({ topic }) => topic.name,
  proposition: ({ topic }) => topic.proposition,
  actor: ({ standing }) => standing.actor.name,
  holder: ({ quote }) => quote.holders.join('; '),
  level: ({ quote }) => quote.level,
  word: ({ quote }) => (quote.level === null ? null : findLevelRow(quote.level).word),
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
    topic.actorStances.flatMap((standing) =>
      [...standing.quotes, ...standing.absences, ...standing.reported].map((quote) => ({
        made,
        topic,
        standing,
        quote,
      })),
    ),
  )
  return csv(rows, columns)
}

function yesOrNo(is: boolean): string {
  return is ? 'yes' : 'no'
}
