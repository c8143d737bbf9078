import { folded } from '#app/domain/actors.ts'

/** A cell as it is shown; `number` and `date` (2020-10-29 or 2020-10-29T14:03:00) where the file holds it as one. */
export type Cell = { text: string; number?: number; date?: string }

/** `number` counts rows from 1 as the program that wrote the file shows them. */
export type Row = { number: number; cells: Cell[] }
export type Sheet = { name: string; rows: Row[] }

/** An apostrophe in front of a formula's sign is how spreadsheets, and our own tables, keep text from being reckoned. */
const disarmed = /^'(?=[=+\-@\t\r])/

/** The words of a cell without outer white space; none where the row ends before it. */
export function wordsAt(row: Row, place: number): string {
  return (row.cells[place]?.text ?? '').replace(disarmed, '').trim()
}

/** A heading for comparing: without case, accents, what stands in brackets, underscores and other signs. */
export function asHeading(words: string): string {
  return folded(words.replace(/\([^)]*\)/g, ' ').replace(/[^\p{L}\p{M}\p{N}¶]+/gu, ' '))
}

export function widthOf(rows: readonly Row[]): number {
  return rows.reduce((width, { cells }) => Math.max(width, cells.length), 0)
}

/** `row 5`, `rows 5, 6 and 9`, `rows 5 to 9`. */
export function sayRows(numbers: readonly number[]): string {
  if (numbers.length === 1) return `row ${numbers[0]}`
  const [first, last] = [numbers[0]!, numbers.at(-1)!]
  if (numbers.length > 2 && last - first === numbers.length - 1) return `rows ${first} to ${last}`
  if (numbers.length > 6) return `${numbers.length} rows from ${first} to ${last}`
  return `rows ${numbers.slice(0, -1).join(', ')} and ${last}`
}
