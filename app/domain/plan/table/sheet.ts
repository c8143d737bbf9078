import { foldText } from '../../text/words.ts'

/** A cell as it is shown; `number` and `date` (2020-10-29 or 2020-10-29T14:03:00) where the file holds it as one. */
export type SheetCell = { text: string; number?: number; date?: string }

/** `number` counts rows from 1 as the program that wrote the file shows them. */
export type SheetRow = { number: number; cells: SheetCell[] }
export type Sheet = { name: string; rows: SheetRow[] }

/**
 * An apostrophe in front of a formula's sign is how spreadsheets, and our own tables, keep text
 * from being reckoned.
 */
const formulaGuard = /^'(?=[=+\-@\t\r])/

/** The words of a cell without outer white space; none where the row ends before it. */
export function readCell(row: SheetRow, place: number): string {
  return (row.cells[place]?.text ?? '').replace(formulaGuard, '').trim()
}

/** A heading for comparing: without case, accents, what stands in brackets, underscores and other signs. */
export function normalizeHeading(words: string): string {
  return foldText(words.replace(/\([^)]*\)/g, ' ').replace(/[^\p{L}\p{M}\p{N}¶]+/gu, ' '))
}

export function countColumns(rows: readonly SheetRow[]): number {
  return rows.reduce((width, { cells }) => Math.max(width, cells.length), 0)
}

/** `row 5`, `rows 5, 6 and 9`, `rows 5 to 9`. */
export function formatRowNumbers(numbers: readonly number[]): string {
  if (numbers.length === 1) return `row ${numbers[0]}`
  const [first, last] = [numbers[0]!, numbers.at(-1)!]
  if (numbers.length > 2 && last - first === numbers.length - 1) return `rows ${first} to ${last}`
  if (numbers.length > 6) return `${numbers.length} rows from ${first} to ${last}`
  return `rows ${numbers.slice(0, -1).join(', ')} and ${last}`
}
