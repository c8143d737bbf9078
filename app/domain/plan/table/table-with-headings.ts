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

/**
 * The first row with the most known headings, at least two; otherwise the first that could be headings by its look.
 * The last row heads nothing, and what is said again in its column is a value.
 */
function findHeadingRow(rows: readonly SheetRow[]): { row: SheetRow | null; known: number } {
  const searched = rows.slice(0, headingSearchRows)
  const isRepeated = findRepetitions(searched)
  const candidates = searched.slice(0, rows.length > 1 ? rows.length - 1 : 1).map((row) => ({
    row,
    known: new Set(
      row.cells.flatMap((_, place) =>
        isRepeated(row, place) ? [] : (findFieldByHeading(readCell(row, place)) ?? []),
      ),
    ).size,
  }))
  const best = candidates.reduce(
    (most, candidate) => (candidate.known > most.known ? candidate : most),
    {
      row: null as SheetRow | null,
      known: 1,
    },
  )
  if (best.row) return best
  const likely = candidates.find(
    ({ row }, index) => index < rows.length - 1 && looksLikeHeadings(row, isRepeated, index === 0),
  )
  return { row: likely?.row ?? null, known: 0 }
}

/** Whether a row's words stand in its column again, in a row that is not the same in all of its cells. */
type RepetitionTest = (row: SheetRow, place: number) => boolean

function findRepetitions(rows: readonly SheetRow[]): RepetitionTest {
  const rowsOfWords = new Map<string, Set<string>>()
  const keyOf = (row: SheetRow, place: number) => `${place} ${readCell(row, place)}`
  for (const row of rows) {
    const keys = row.cells.map((_, place) => keyOf(row, place))
    const whole = keys.join('\n')
    for (const key of keys) rowsOfWords.set(key, (rowsOfWords.get(key) ?? new Set()).add(whole))
  }
  return (row, place) =>
    readCell(row, place) !== '' && (rowsOfWords.get(keyOf(row, place))?.size ?? 0) > 1
}

/**
 * Several short, different words and no number or date among them, of which none is said again below. A title above the
 * table stands in one cell alone. In the first row also such as name a vote and its day.
 */
function looksLikeHeadings(row: SheetRow, isRepeated: RepetitionTest, isFirst: boolean): boolean {
  const filled = row.cells
    .map((cell, place) => ({ cell, place, words: readCell(row, place) }))
    .filter(({ words }) => words)
  if (filled.length < 2 || new Set(filled.map(({ words }) => words)).size < filled.length)
    return false
  return filled.every(
    ({ cell, place, words }) =>
      cell.number === undefined &&
      !cell.date &&
      !isRepeated(row, place) &&
      ((words.length <= 40 && !/\d/.test(words)) || (isFirst && looksLikeTitle(words))),
  )
}

/** `Vote of 7 December 2020 on encryption`: several words that are no sentence, though a day may be among them. */
function looksLikeTitle(words: string): boolean {
  const parts = words.split(/\s+/)
  return (
    parts.length >= 4 &&
    words.length <= 80 &&
    /\p{L}{4}/u.test(words) &&
    !/[.!?:]$|:\/\//.test(words)
  )
}

/** A, B … Z, AA. */
export function nameColumn(place: number): string {
  return (
    (place >= 26 ? nameColumn(Math.floor(place / 26) - 1) : '') +
    String.fromCharCode(65 + (place % 26))
  )
}
