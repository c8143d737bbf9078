import { completeMapping, proposeMapping } from '#app/domain/plan/table/propose-mapping.ts'
import { readTableLetters } from '#app/domain/plan/table/table-letters.ts'
import type { TableMapping } from '#app/domain/plan/table/table-mapping.ts'
import type { SheetCell, Sheet } from '#app/domain/plan/table/sheet.ts'
import { topics } from './world.ts'

/** A sheet out of rows of words; a cell may be given as the file holds it. Rows are numbered from `from`. */
export function aSheet(
  rows: readonly (readonly (string | SheetCell)[])[],
  { name = 'Letters', from = 1 } = {},
): Sheet {
  return {
    name,
    rows: rows.map((cells, index) => ({
      number: from + index,
      cells: cells.map((cell) => (typeof cell === 'string' ? { text: cell } : cell)),
    })),
  }
}

/** A row of the plain form with plain defaults: Johansson's of 29 October 2020, +1 on encryption. */
export function aRow(changes: Record<string, string> = {}): Record<string, string> {
  return {
    letter: 'Reply to Microsoft',
    date: '2020-10-29',
    author: 'Ylva Johansson',
    topic: 'Encryption',
    level: '1',
    quote: 'We support it without reservation.',
    ...changes,
  }
}

/** A sheet in the plain form: headings in row 1, and below them only what the rows say. */
export function plainSheet(rows: readonly Record<string, string>[]): Sheet {
  const headings = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  return aSheet([headings, ...rows.map((row) => headings.map((heading) => row[heading] ?? ''))])
}

/** The mapping that is proposed for a sheet, with what a person says about it. */
export function mapped(sheet: Sheet, said: Partial<TableMapping> = {}): TableMapping {
  const mapping = proposeMapping([sheet], topics)
  if (!mapping) throw new Error('the sheet is empty')
  return completeMapping([sheet], { ...mapping, ...said }, topics)
}

export function read(sheet: Sheet, said: Partial<TableMapping> = {}) {
  return readTableLetters([sheet], mapped(sheet, said), topics)
}
