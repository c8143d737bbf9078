import { parse } from 'csv-parse/sync'
import { detectSeparator } from './csv.ts'

/** The most rows that are taken out of words which somebody pasted. */
const mostPastedRows = 2000

/**
 * The rows of cells in words that were copied out of a spreadsheet (tabs between the cells) or out of a CSV file, empty
 * rows left out; or a sentence that says why they cannot be read.
 */
export function readPastedRows(
  text: string,
): { ok: true; rows: string[][] } | { ok: false; reason: string } {
  try {
    const records: string[][] = parse(text, {
      delimiter: text.includes('\t') ? '\t' : detectSeparator(text),
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
    })
    const rows = records
      .map((cells) => cells.map((cell) => cell.normalize('NFC').trim()))
      .filter((cells) => cells.some(Boolean))
    if (!rows.length) return { ok: false, reason: 'Paste at least one row.' }
    return rows.length <= mostPastedRows
      ? { ok: true, rows }
      : {
          ok: false,
          reason: `These are ${rows.length} rows; at most ${mostPastedRows} are taken at once. Take them in parts.`,
        }
  } catch {
    return {
      ok: false,
      reason:
        'A quotation mark is opened and never closed, so the rows cannot be told apart. Mend it and try again.',
    }
  }
}
