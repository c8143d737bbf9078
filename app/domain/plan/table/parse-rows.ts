import { resolveDateRules, type DateColumn } from './date-column.ts'
import type { DateRules } from './date-readers.ts'
import { describeRow } from './row-words.ts'
import { readTableDate } from './read-table-date.ts'
import { tableFields, type TableField } from './table-fields.ts'
import { findFieldColumns, type TableMapping } from './table-mapping.ts'
import { readCell, type SheetCell, type SheetRow } from './sheet.ts'

/**
 * A row as its fields; of several columns of one field the words are joined. `edtf` is null where the row says no date;
 * `inWords` is the row itself in words where that is what its position stands on, otherwise null.
 */
export type TableRow = {
  row: SheetRow
  values: Record<TableField, string>
  edtf: string | null
  inWords: string | null
  doubts: string[]
}

/** A row that does not come in, with the reason and its cells as the file shows them. */
export type RefusedRow = { row: number; reason: string; cells: string[] }

export function makeRefusedRow(row: SheetRow, reason: string): RefusedRow {
  return { row: row.number, reason, cells: row.cells.map(({ text }) => text) }
}

export type TableRowResult = { ok: true; line: TableRow } | { ok: false; refused: RefusedRow }

/** Rows of a table as lines; refused is a row whose date cannot be read. */
export function parseRows(
  rows: readonly SheetRow[],
  mapping: TableMapping,
  dates: DateColumn | null,
): TableRowResult[] {
  const places = new Map(tableFields.map(({ field }) => [field, findFieldColumns(mapping, field)]))
  const [datePlace] = places.get('date')!
  const rules = dates && resolveDateRules(dates, mapping)
  const isMixed = dates?.order.kind === 'mixed'
  return rows.map((row): TableRowResult => {
    const values = Object.fromEntries(
      tableFields.map(({ field }) => [field, joinCells(row, field, places.get(field)!)]),
    ) as Record<TableField, string>
    const inWords = mapping.recorded ? describeRow(row, mapping) : null
    if (!rules || !values.date)
      return { ok: true, line: { row, values, edtf: null, inWords, doubts: [] } }
    const cell = { ...row.cells[datePlace ?? 0], text: values.date }
    const date = readTableDate(cell, rules)
    if (!date.ok) return { ok: false, refused: makeRefusedRow(row, date.reason) }
    const doubts = [
      ...(date.doubt ? [date.doubt] : []),
      ...(isMixed ? warnOfMixedOrder(cell, rules) : []),
    ]
    return { ok: true, line: { row, values, edtf: date.edtf, inWords, doubts } }
  })
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
