import type { Sheet } from '#app/domain/plan/table/sheet.ts'
import { maxTextLength } from '#app/domain/text/quotes.ts'
import { createContent, UnreadableFile, type DocumentContent } from '../document.ts'
import { readerLimits } from '../confined/limits.ts'

/** A table as a document: its cells, and for reading them its rows as lines with tabs between the cells. */
export function createTableContent(
  sheets: readonly Sheet[],
  more: Partial<DocumentContent> = {},
): DocumentContent {
  const filled = sheets.filter(({ rows }) => rows.length)
  if (!filled.length)
    throw new UnreadableFile('This table is empty. Open it and save the sheet that has rows.')
  const text = filled
    .map(({ name, rows }) =>
      [
        ...(filled.length > 1 ? [name] : []),
        ...rows.map(({ cells }) =>
          cells
            .map((cell) => cell.text.replace(/\s+/g, ' '))
            .join('\t')
            .trimEnd(),
        ),
      ].join('\n'),
    )
    .join('\n\n')
  const tableText = text.normalize('NFC').trim()
  const doubts =
    tableText.length > maxTextLength
      ? ['Only the first million characters are shown as text; the rows are all there.']
      : []
  return createContent(tableText.slice(0, maxTextLength), {
    sheets: filled,
    ...more,
    doubts: [...doubts, ...(more.doubts ?? [])],
  })
}

/** Counts what a table holds while it is read. Throws `Unreadable` beyond what may be. */
export function createRowCounter() {
  let [rows, cells] = [0, 0]
  return (width: number) => {
    rows += 1
    cells += width
    if (rows > readerLimits.rows)
      throw new UnreadableFile(
        'This table has more than 100,000 rows. Split it into several and add them one by one.',
      )
    if (cells > readerLimits.cells)
      throw new UnreadableFile(
        'This table has more than a million cells. Leave out the columns that are not needed, or split it.',
      )
  }
}
