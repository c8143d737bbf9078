import { resolveDateRules, type DateColumn } from './date-column.ts'
import type { DateRules } from './date-readers.ts'
import { normalizeValue } from './level-guesses.ts'
import { describeRow } from './row-words.ts'
import { listVotes, type TableVote } from './vote-columns.ts'
import { readTableDate } from './read-table-date.ts'
import { tableFields, type TableField } from './table-fields.ts'
import { findFieldColumns, type TableMapping } from './table-mapping.ts'
import { readCell, type SheetCell, type SheetRow } from './sheet.ts'

/**
 * A row as its fields; of several columns of one field the words are joined. `edtf` is null where the row says no date;
 * `inWords` is the row itself in words where that is what its position stands on, otherwise null; `vote` is the column
 * of votes whose cell the line is, which then is its level.
 */
export type TableRow = {
  row: SheetRow
  values: Record<TableField, string>
  edtf: string | null
  inWords: string | null
  vote: TableVote | null
  doubts: string[]
}

/** A row that does not come in, with the reason and its cells as the file shows them. */
export type RefusedRow = { row: number; reason: string; cells: string[] }

export function makeRefusedRow(row: SheetRow, reason: string): RefusedRow {
  return { row: row.number, reason, cells: row.cells.map(({ text }) => text) }
}

export type TableRowResult =
  { ok: true; line: TableRow } | { ok: false; refused: RefusedRow; row: SheetRow }

/** How a table's rows are read: its columns by field, those of votes, and its dates. */
type RowReader = {
  mapping: TableMapping
  places: ReadonlyMap<TableField, number[]>
  votes: readonly TableVote[]
  dates: DateColumn | null
}

/**
 * Rows of a table as lines: one for each row, or where it has columns of votes one for each cell of these that is
 * filled and not left out. Refused is a row whose date cannot be read, or in which no vote is left.
 */
export function parseRows(
  rows: readonly SheetRow[],
  mapping: TableMapping,
  dates: DateColumn | null,
): TableRowResult[] {
  const reader = {
    mapping,
    places: new Map(tableFields.map(({ field }) => [field, findFieldColumns(mapping, field)])),
    votes: listVotes(mapping),
    dates,
  }
  return rows.flatMap((row) => {
    const result = parseRow(row, reader)
    return result.ok && reader.votes.length ? separateVotes(result.line, reader) : [result]
  })
}

function parseRow(row: SheetRow, { mapping, places, dates }: RowReader): TableRowResult {
  const values = Object.fromEntries(
    tableFields.map(({ field }) => [field, joinCells(row, field, places.get(field)!)]),
  ) as Record<TableField, string>
  const inWords = mapping.recorded ? describeRow(row, mapping) : null
  const line = { row, values, inWords, vote: null }
  if (!dates || !values.date) return { ok: true, line: { ...line, edtf: null, doubts: [] } }
  const rules = resolveDateRules(dates, mapping)
  const [datePlace] = places.get('date')!
  const cell = { ...row.cells[datePlace ?? 0], text: values.date }
  const date = readTableDate(cell, rules)
  if (!date.ok) return { ok: false, refused: makeRefusedRow(row, date.reason), row }
  const doubts = [
    ...(date.doubt ? [date.doubt] : []),
    ...(dates.order.kind === 'mixed' ? warnOfMixedOrder(cell, rules) : []),
  ]
  return { ok: true, line: { ...line, edtf: date.edtf, doubts } }
}

/** A line for each vote in a row, and for the level that the row may say besides. */
function separateVotes(line: TableRow, { mapping, votes }: RowReader): TableRowResult[] {
  const { row, values } = line
  const cast = votes.flatMap((vote): TableRow[] => {
    const said = readCell(row, vote.place)
    if (!said || vote.levels.get(normalizeValue(said)) === 'leave') return []
    const inWords = mapping.recorded ? describeRow(row, mapping, vote.place) : null
    return [{ ...line, ...nameVote(line, vote, said), inWords, vote }]
  })
  const lines = [...(values.level || values.absence ? [line] : []), ...cast]
  return lines.length
    ? lines.map((own) => ({ ok: true, line: own }))
    : [{ ok: false, row, refused: makeRefusedRow(row, emptyVotesReason) }]
}

const emptyVotesReason =
  'In this row every vote or answer is empty or one of the values that are left out.'

/** A vote with a day of its own is a document of its own, called by what was voted on and who did. */
function nameVote(
  { values, edtf }: TableRow,
  vote: TableVote,
  said: string,
): Pick<TableRow, 'values' | 'edtf'> {
  const voted = { ...values, level: said, absence: '', topic: '' }
  if (vote.edtf === null) return { values: voted, edtf }
  const title = [vote.heading, values.author || values.organisation].filter(Boolean).join(': ')
  return {
    values: { ...voted, date: vote.dated, letter: values.letter || title.slice(0, 300) },
    edtf: vote.edtf,
  }
}

/** In a column that writes dates both ways round, a doubt for a date that could be read the other way. */
function warnOfMixedOrder(cell: SheetCell, rules: DateRules): string[] {
  const open = readTableDate(cell, { ...rules, order: null })
  return !open.ok && open.missing === 'order'
    ? [
        `This table writes dates both ways round; “${cell.text}” was read with the ` +
          `${rules.order} first. Check it against the letter.`,
      ]
    : []
}

function joinCells(row: SheetRow, field: TableField, places: readonly number[]): string {
  return places
    .map((place) => readCell(row, place))
    .filter(Boolean)
    .join(field === 'note' ? '\n' : '; ')
}
