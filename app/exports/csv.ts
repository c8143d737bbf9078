import { formatTranslation } from '#app/domain/quote-translations.ts'
import { stringify } from 'csv-stringify/sync'
import { isRefusalHeading, refusalHeadings } from '#app/domain/plan/table/table-mapping.ts'
import type { TableLetters } from '#app/domain/plan/table/table-letters.ts'
import type { BriefingTopic, Briefing } from '#app/domain/briefing/briefing.ts'
import type { BriefingQuote } from '#app/domain/briefing/quotes.ts'
import type { ActorStance } from '#app/domain/briefing/actor-stance.ts'
import { findLevelRow } from '#app/domain/level.ts'
import { removeUnprintable } from '#app/domain/text/printable.ts'

type CsvCell = string | number | null

/** The columns of a table in order: each heading with the cell it takes from a row; null is an empty cell. */
type CsvColumns<Row> = Record<string, (row: Row) => CsvCell>

/**
 * A table as CSV (RFC 4180: CRLF, quotes doubled; UTF-8 with a byte order mark, without which Excel misreads ł).
 * Text that a spreadsheet would run as a formula gets an apostrophe in front; numbers stay numbers.
 */
export function tableToCsv<Row>(rows: readonly Row[], quoteColumns: CsvColumns<Row>): string {
  return writeCsv([Object.keys(quoteColumns), ...tableToRows(rows, quoteColumns)])
}

function tableToRows<Row>(rows: readonly Row[], quoteColumns: CsvColumns<Row>): CsvCell[][] {
  return rows.map((row) => Object.values(quoteColumns).map((cellOf) => cellOf(row)))
}

/** Rows of words as such a file, their headings first. */
export function cellsToCsv(rows: readonly (readonly string[])[]): string {
  return writeCsv(rows)
}

/** Rows that come in steps as such a file, piece by piece, their headings first. */
export async function* streamCsv(
  headings: readonly string[],
  steps: AsyncIterable<readonly (readonly CsvCell[])[]>,
): AsyncGenerator<string> {
  yield writeCsv([headings])
  for await (const rows of steps) if (rows.length) yield writeCsv(rows, false)
}

/**
 * The refused rows of a table for mending: their own columns under their own headings, then the number of the row and
 * the reason. A number stays one, so that it is read again as it was written.
 */
export function refusedRowsToCsv({
  refused,
  headings,
}: Pick<TableLetters, 'refused' | 'headings'>): string {
  const places = headings.flatMap((heading, place) => (isRefusalHeading(heading) ? [] : [place]))
  const keepNumber = (cell: string) =>
    cell !== '' && String(Number(cell)) === cell ? Number(cell) : cell
  return writeCsv([
    [...places.map((place) => headings[place]!), ...refusalHeadings],
    ...refused.map(({ row, reason, cells }) => [
      ...places.map((place) => keepNumber(cells[place] ?? '')),
      row,
      reason,
    ]),
  ])
}

function writeCsv(lines: readonly (readonly CsvCell[])[], bom = true): string {
  // Without `quote_record_delimiter` a lone LF or CR within a cell would be left bare, because the records end in
  // CRLF.
  return stringify(
    lines.map((cells) => cells.map(cleanCell)),
    { bom, escape_formulas: true, record_delimiter: 'windows', quote_record_delimiter: true },
  )
}

function cleanCell(cell: CsvCell): CsvCell {
  return typeof cell === 'string' ? removeUnprintable(cell) : cell
}

type QuotedPassage = {
  made: Briefing
  topic: BriefingTopic
  standing: ActorStance
  quote: BriefingQuote
}

const quoteColumns: Record<string, (row: QuotedPassage) => CsvCell> = {
  topic: ({ topic }) => topic.name,
  topic_closed: ({ topic }) => sayYesOrNo(topic.isClosed),
  proposition: ({ topic }) => topic.proposition,
  actor: ({ standing }) => standing.actor.name,
  holder: ({ quote }) => quote.holders.join('; '),
  level: ({ quote }) => quote.level,
  word: ({ quote }) => (quote.level === null ? null : findLevelRow(quote.level).word),
  absence: ({ quote }) => quote.absence,
  conditional: ({ quote }) => sayYesOrNo(quote.conditional),
  condition: ({ quote }) => quote.condition,
  quote: ({ quote }) => quote.exact,
  translations: ({ quote }) =>
    quote.translations.map((one) => formatTranslation(one, quote)).join('\n'),
  recorded: ({ quote }) => sayYesOrNo(quote.recorded),
  turned_round: ({ quote }) => sayYesOrNo(quote.turned),
  to_recheck: ({ quote }) => sayYesOrNo(quote.recheck),
  letter: ({ quote }) => quote.letterTitle,
  reference: ({ quote }) => quote.reference,
  other_references: ({ quote }) => quote.otherReferences,
  date: ({ quote }) => quote.edtf,
  first_day: ({ quote }) => quote.first,
  last_day: ({ quote }) => quote.last,
  page: ({ quote }) => quote.page,
  paragraph: ({ quote }) => quote.paragraph,
  counted: ({ quote }) => sayYesOrNo(quote.counted),
  weight: ({ quote }) => quote.weight,
  stance_now: ({ standing }) => standing.stance.now,
  stance_now_day: ({ standing }) => standing.stance.nowDay,
  stance_word: ({ standing }) => standing.stance.word,
  stance_qualifiers: ({ standing }) => standing.stance.qualifiers.join('; '),
  stance_since: ({ standing }) => standing.stance.since,
  stance_record: ({ standing }) => standing.stance.record,
  stance_record_word: ({ standing }) => standing.stance.recordText,
  stance_record_letters: ({ standing }) => standing.stance.letters,
  // Every row of an actor on a topic says the same of both: all of them there would be most of the file.
  moves: ({ standing }) => standing.movesTotal,
  newest_move: ({ standing }) => {
    const newest = standing.moves.at(-1)
    return newest ? `${newest.heading}. ${newest.sentence}` : null
  },
  contradictions: ({ standing }) => standing.stance.contradictions.length,
  newest_contradiction: ({ standing }) => standing.stance.contradictions.at(-1) ?? null,
  as_of: ({ made: briefing }) => briefing.asOf,
  method_version: ({ made: briefing }) => briefing.methodVersion,
}

/**
 * One row per printed passage: topics and actors in the order of the briefing, then levels, absences and reported
 * positions in order of time. `continued` leaves out the headings: the rows follow those of another briefing.
 */
export function briefingToCsv(briefing: Briefing, { continued = false } = {}): string {
  const rows = briefing.topics.flatMap((topic) =>
    topic.actorStances.flatMap((standing) =>
      [...standing.quotes, ...standing.absences, ...standing.reported].map((quote) => ({
        made: briefing,
        topic,
        standing,
        quote,
      })),
    ),
  )
  return continued
    ? writeCsv(tableToRows(rows, quoteColumns), false)
    : tableToCsv(rows, quoteColumns)
}

function sayYesOrNo(is: boolean): string {
  return is ? 'yes' : 'no'
}
