import { howDated, type DateColumn } from './date-column.ts'
import { readTableDate, type TableDate } from './dates.ts'
import { fields, type Field } from './fields.ts'
import { placesOf, type Mapping } from './mapping.ts'
import { wordsAt, type Row } from './sheet.ts'

/** A row as its fields; of several columns of one field the words are joined. `edtf` is null where the row says no date. */
export type Line = { row: Row; said: Record<Field, string>; edtf: string | null; doubts: string[] }

/** A row that does not come in, with the reason and its cells as the file shows them. */
export type RefusedRow = { row: number; reason: string; cells: string[] }

export function refusedRow(row: Row, reason: string): RefusedRow {
  return { row: row.number, reason, cells: row.cells.map(({ text }) => text) }
}

export type ReadLine = { ok: true; line: Line } | { ok: false; refused: RefusedRow }

/** Rows of a table as lines; refused is a row whose date cannot be read. */
export function linesOf(
  rows: readonly Row[],
  mapping: Mapping,
  dates: DateColumn | null,
): ReadLine[] {
  const places = new Map(fields.map(({ field }) => [field, placesOf(mapping, field)]))
  const [datePlace] = places.get('date')!
  const how = dates && howDated(dates, mapping)
  return rows.map((row): ReadLine => {
    const said = Object.fromEntries(
      fields.map(({ field }) => [field, joined(row, field, places.get(field)!)]),
    ) as Record<Field, string>
    const cell = { ...row.cells[datePlace ?? 0], text: said.date }
    const date: TableDate | null = how && said.date ? readTableDate(cell, how) : null
    if (date && !date.ok) return { ok: false, refused: refusedRow(row, date.reason) }
    const open =
      how && dates?.order.kind === 'mixed' ? readTableDate(cell, { ...how, order: null }) : null
    const mixed =
      open && !open.ok && open.asks === 'order'
        ? [
            `This table writes dates both ways round; “${said.date}” was read with the ${mapping.order} first. Check it against the letter.`,
          ]
        : []
    return {
      ok: true,
      line: {
        row,
        said,
        edtf: date?.edtf ?? null,
        doubts: [...(date?.doubt ? [date.doubt] : []), ...mixed],
      },
    }
  })
}

function joined(row: Row, field: Field, places: readonly number[]): string {
  return places
    .map((place) => wordsAt(row, place))
    .filter(Boolean)
    .join(field === 'note' ? '\n' : '; ')
}
