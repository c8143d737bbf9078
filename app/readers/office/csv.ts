import { parse } from 'csv-parse/sync'
import type { SheetRow } from '#app/domain/plan/table/sheet.ts'
import { UnreadableFile, type FormatReader } from '../document.ts'
import { decodeText } from '../text/encoding.ts'
import { createRowCounter, createTableContent } from './table-content.ts'

const separators = [',', ';', '\t', '|'] as const

/**
 * A table with commas, semicolons, tabs or bars between its cells (RFC 4180); which of them is seen in its first
 * lines.
 */
export const readCsv: FormatReader = ({ bytes }) => {
  const { text, doubt } = decodeText(bytes)
  if (text.includes('\u0000'))
    throw new UnreadableFile(
      'This holds NUL bytes, so it is not a table of text. Open it in the program it comes ' +
        'from and save it as CSV in UTF-8.',
    )
  const delimiter = detectSeparator(text)
  const quoted = parseRows(text, delimiter, '"')
  // Quotation marks of a tab-separated text may be its words': then they hold no cell together, and swallow others.
  const swallows = quoted === null || quoted.some(({ cells }) => cells.some(holdsTab))
  const rows = delimiter === '\t' && swallows ? parseRows(text, delimiter, null) : quoted
  if (rows === null)
    throw new UnreadableFile(
      'This table is damaged: a quotation mark is opened and never closed, or a cell is larger ' +
        'than a million signs. Save it as CSV anew.',
    )
  return {
    ok: true,
    content: createTableContent([{ name: 'Table', rows }], { doubts: doubt ? [doubt] : [] }),
    attached: [],
  }
}

const holdsTab = ({ text }: SheetRow['cells'][number]) => text.includes('\t')

/** The rows that hold something; null where quotation marks or a cell have no end. */
function parseRows(text: string, delimiter: string, quote: '"' | null): SheetRow[] | null {
  const count = createRowCounter()
  const rows: SheetRow[] = []
  try {
    parse(text, {
      delimiter,
      quote,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: 1_000_000,
      on_record: (record, { records }) => {
        count(record.length)
        if (record.some((cell) => cell.trim()))
          rows.push({
            number: records,
            cells: record.map((cell) => ({ text: cell.normalize('NFC') })),
          })
        return null
      },
    })
  } catch (error) {
    if (error instanceof UnreadableFile) throw error
    return null
  }
  return rows
}

/**
 * The one that divides most of the first lines alike, and these into the most cells; a title may stand above them. Tabs
 * that stand in most lines part cells, however many are cut off at the ends of lines: sentences hold none.
 */
export function detectSeparator(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .replace(/"[^"]*"/g, '')
    .split(/\r?\n/)
    .filter((line) => line.trim())
    .slice(0, 10)
  if (lines.filter((line) => line.includes('\t')).length > lines.length * 0.7) return '\t'
  const scored = separators.map((sign) => {
    const counts = lines.map((line) => line.split(sign).length - 1)
    const countAlike = (count: number) => counts.filter((other) => other === count).length
    return {
      sign,
      score: Math.max(
        0,
        ...counts
          .filter((count) => count > 0)
          .map((count) => countAlike(count) * 100 + Math.min(count, 99)),
      ),
    }
  })
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).sign
}
