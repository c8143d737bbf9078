import { resolveDateRules, type DateColumn } from './date-column.ts'
import { readTableDate, type TableDate } from './read-table-date.ts'
import { tableFields, type TableField } from './table-fields.ts'
import { findFieldColumns, type TableMapping } from './table-mapping.ts'
import { readCell, type SheetRow } from './sheet.ts'

/**
 * A row as its fields; of several columns of one field the words are joined. `edtf` is null where
 * the row says no date.
 */
export type ParsedRow = {
  row: SheetRow
  values: Record<TableField, string>
  edtf: string | null
  doubts: string[]
}

/** A row that does not come in, with the reason and its cells as the file shows them. */
export type RefusedRow = { row: number; reason: string; cells: string[] }

export function makeRefusedRow(row: SheetRow, reason: string): RefusedRow {
  return { row: row.number, reason, cells: row.cells.map(({ text }) => text) }
}

export type ParsedRowResult = { ok: true; line: ParsedRow } | { ok: false; refused: RefusedRow }

/** Rows of a table as lines; refused is a row whose date cannot be read. */
export function parseRows(
  rows: readonly SheetRow[],
  mapping: TableMapping,
  dates: DateColumn | null,
): ParsedRowResult[] {
  const places = new Map(tableFields.map(({ field }) => [field, findFieldColumns(mapping, field)]))
  const [datePlace] = places.get('date')!
  const rules = dates && resolveDateRules(dates, mapping)
  return rows.map((row): ParsedRowResult => {
    const values = Object.fromEntries(
      tableFields.map(({ field }) => [field, joinCells(row, field, places.get(field)!)]),
    ) as Record<TableField, string>
    const cell = { ...row.cells[datePlace ?? 0], text: values.date }
    const date: TableDate | null = rules && values.date ? readTableDate(cell, rules) : null
    if (date && !date.ok) return { ok: false, refused: makeRefusedRow(row, date.reason) }
    const open =
      rules && dates?.order.kind === 'mixed' ? readTableDate(cell, { ...rules, order: null }) : null
    const mixed =
      open && !open.ok && open.missing === 'order'
        ? [
            `This table writes dates both ways round; “${values.date}” was read with the ` +
              `${mapping.order} first. Check it against the letter.`,
          ]
        : []
    return {
      ok: true,
      line: {
        row,
        values,
        edtf: date?.edtf ?? null,
        doubts: [...(date?.doubt ? [date.doubt] : []), ...mixed],
      },
    }
  })
}

function joinCells(row: SheetRow, field: TableField, places: readonly number[]): string {
  return places
    .map((place) => readCell(row, place))
    .filter(Boolean)
    .join(field === 'note' ? '\n' : '; ')
}
