import { fieldOf } from './fields.ts'
import { widthOf, wordsAt, type Row, type Sheet } from './sheet.ts'

/** A sheet with its headings told from its rows. `row` is the number of the row of headings, null where there is none. */
export type Table = { sheet: string; row: number | null; headings: string[]; rows: Row[] }

/** How many of a sheet's rows are looked at for headings: titles and explanations above them are seldom longer. */
const looked = 30

/** The sheets as tables, the one that has the most known headings first; those without rows are left out. */
export function tablesOf(sheets: readonly Sheet[]): Table[] {
  const found = sheets
    .filter(({ rows }) => rows.length)
    .map((sheet) => ({ sheet, ...headingRow(sheet.rows) }))
  return found
    .sort((a, b) => b.known - a.known)
    .map(({ sheet, row }) => tableOf(sheet, row?.number ?? null))
}

/**
 * A sheet below its row of headings. Headings that are repeated further down, as on printed pages, are no data; where
 * there are none, the columns are called as in a spreadsheet: Column A.
 */
export function tableOf({ name, rows }: Sheet, row: number | null): Table {
  const head = rows.find(({ number }) => number === row)
  const width = widthOf(rows)
  const headings = Array.from(
    { length: width },
    (_, place) =>
      (head && wordsAt(head, place).replace(/\s+/g, ' ')) || `Column ${columnName(place)}`,
  )
  const same = (one: Row) =>
    head !== undefined &&
    head.cells.every((_, place) => wordsAt(one, place) === wordsAt(head, place))
  const below = rows.filter(
    (one) =>
      (head ? one.number > head.number : true) &&
      one.cells.some((_, place) => wordsAt(one, place)) &&
      !same(one),
  )
  return { sheet: name, row: head?.number ?? null, headings, rows: below }
}

/** The first row with the most known headings, at least two; otherwise the first that could be headings by its look. */
function headingRow(rows: readonly Row[]): { row: Row | null; known: number } {
  const counted = rows.slice(0, looked).map((row) => ({
    row,
    known: new Set(row.cells.flatMap((_, place) => fieldOf(wordsAt(row, place)) ?? [])).size,
  }))
  const best = counted.reduce((most, one) => (one.known > most.known ? one : most), {
    row: null as Row | null,
    known: 1,
  })
  return best.row ? best : { row: rows.slice(0, looked).find(looksLikeHeadings) ?? null, known: 0 }
}

/** Several short, different words and no number or date among them. A title above the table stands in one cell alone. */
function looksLikeHeadings(row: Row, index: number, rows: readonly Row[]): boolean {
  const filled = row.cells
    .map((cell, place) => ({ cell, words: wordsAt(row, place) }))
    .filter(({ words }) => words)
  if (filled.length < 2 || index === rows.length - 1) return false
  return (
    new Set(filled.map(({ words }) => words)).size === filled.length &&
    filled.every(
      ({ cell, words }) =>
        words.length <= 40 && !/\d/.test(words) && cell.number === undefined && !cell.date,
    )
  )
}

/** A, B … Z, AA. */
export function columnName(place: number): string {
  return (
    (place >= 26 ? columnName(Math.floor(place / 26) - 1) : '') +
    String.fromCharCode(65 + (place % 26))
  )
}
