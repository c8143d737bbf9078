import { findFieldByHeading } from './table-fields.ts'
import { countColumns, readCell, type SheetRow, type Sheet } from './sheet.ts'

/**
 * A sheet with its headings told from its rows. `row` is the number of the row of headings, null
 * where there is none.
 */
export type TableWithHeadings = {
  sheet: string
  row: number | null
  headings: string[]
  rows: SheetRow[]
}

/** How many of a sheet's rows are looked at for headings: titles and explanations above them are seldom longer. */
const headingSearchRows = 30

/** The sheets as tables, the one that has the most known headings first; those without rows are left out. */
export function findTables(sheets: readonly Sheet[]): TableWithHeadings[] {
  const found = sheets
    .filter(({ rows }) => rows.length)
    .map((sheet) => ({ sheet, ...findHeadingRow(sheet.rows) }))
  return found
    .sort((a, b) => b.known - a.known)
    .map(({ sheet, row }) => readTable(sheet, row?.number ?? null))
}

/**
 * A sheet below its row of headings. Headings that are repeated further down, as on printed pages, are no data; where
 * there are none, the columns are called as in a spreadsheet: Column A.
 */
export function readTable({ name, rows }: Sheet, row: number | null): TableWithHeadings {
  const head = rows.find(({ number }) => number === row)
  const width = countColumns(rows)
  const headings = Array.from(
    { length: width },
    (_, place) =>
      (head && readCell(head, place).replace(/\s+/g, ' ')) || `Column ${nameColumn(place)}`,
  )
  const repeatsHeadings = (row: SheetRow) =>
    head !== undefined &&
    head.cells.every((_, place) => readCell(row, place) === readCell(head, place))
  const below = rows.filter(
    (row) =>
      (head ? row.number > head.number : true) &&
      row.cells.some((_, place) => readCell(row, place)) &&
      !repeatsHeadings(row),
  )
  return { sheet: name, row: head?.number ?? null, headings, rows: below }
}

/** The first row with the most known headings, at least two; otherwise the first that could be headings by its look. */
function findHeadingRow(rows: readonly SheetRow[]): { row: SheetRow | null; known: number } {
  const candidates = rows.slice(0, headingSearchRows).map((row) => ({
    row,
    known: new Set(row.cells.flatMap((_, place) => findFieldByHeading(readCell(row, place)) ?? []))
      .size,
  }))
  const best = candidates.reduce(
    (most, candidate) => (candidate.known > most.known ? candidate : most),
    {
      row: null as SheetRow | null,
      known: 1,
    },
  )
  return best.row
    ? best
    : { row: rows.slice(0, headingSearchRows).find(looksLikeHeadings) ?? null, known: 0 }
}

/**
 * Several short, different words and no number or date among them. A title above the table stands
 * in one cell alone.
 */
function looksLikeHeadings(row: SheetRow, index: number, rows: readonly SheetRow[]): boolean {
  const filled = row.cells
    .map((cell, place) => ({ cell, words: readCell(row, place) }))
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
export function nameColumn(place: number): string {
  return (
    (place >= 26 ? nameColumn(Math.floor(place / 26) - 1) : '') +
    String.fromCharCode(65 + (place % 26))
  )
}
