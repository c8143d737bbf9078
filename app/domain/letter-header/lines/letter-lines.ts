import { cutPiece, splitPiece, type TextPiece } from './piece.ts'

/**
 * A line of a letter, or one cell of it where the text was set in columns. Blocks are numbered from 0, parted by
 * blank lines. `uneven`: its block has rows of several cells, but not all of as many.
 */
export type LetterLine = TextPiece & { block: number; uneven?: boolean }

/** Heads and signatures stand at the two ends; the middle of a very long text is never read. */
const headLength = 80_000
const tailLength = 40_000
const headLines = 4_000
const tailLines = 2_000

/** A longer line is running text, whatever it begins with. */
export const longestHeadLine = 300

/** The lines that are not blank, in order; of a very long text those of its two ends. */
export function splitLines(text: string): LetterLine[] {
  const lines = splitEnds(text)
  return lines.length <= headLines + tailLines
    ? lines
    : [...lines.slice(0, headLines), ...lines.slice(-tailLines)]
}

/** Lines of one block each, in order. */
export function groupByBlock<T extends { block: number }>(lines: readonly T[]): T[][] {
  const blocks: T[][] = []
  for (const line of lines) {
    if (blocks.at(-1)?.[0]?.block === line.block) blocks.at(-1)!.push(line)
    else blocks.push([line])
  }
  return blocks
}

function splitEnds(text: string): LetterLine[] {
  if (text.length <= headLength + tailLength) return splitSection(text, 0, text.length, 0)
  const tail = Math.max(text.indexOf('\n', text.length - tailLength), text.length - tailLength)
  const head = splitSection(text, 0, headLength, 0)
  return [...head, ...splitSection(text, tail, text.length, (head.at(-1)?.block ?? 0) + 1)]
}

function splitSection(text: string, from: number, to: number, firstBlock: number): LetterLine[] {
  const blocks: TextPiece[][][] = []
  let rows: TextPiece[][] = []
  for (let start = from; start < to;) {
    const newline = text.indexOf('\n', start)
    const end = newline < 0 || newline > to ? to : newline
    const row = cutPiece({ start, end, words: text.slice(start, end) }, 0)
    if (row.words) rows.push(splitCells(row))
    else if (rows.length) {
      blocks.push(rows)
      rows = []
    }
    start = end + 1
  }
  if (rows.length) blocks.push(rows)
  return blocks.flatMap((block, index) => {
    const place = { block: firstBlock + index, ...(isUneven(block) ? { uneven: true } : {}) }
    return orderByColumn(block).map((piece) => ({ ...piece, ...place }))
  })
}

/** Wide gaps part columns, but not a label from what it names. */
function splitCells(row: TextPiece): TextPiece[] {
  if (row.words.length > longestHeadLine) return [row]
  return splitPiece(row, /(?<!:|\bref\.?)(?:\t+ *| {3,}\t*)/gi)
}

function isUneven(rows: TextPiece[][]): boolean {
  return rows.some((row) => row.length > 1) && rows.some(({ length }) => length !== rows[0]!.length)
}

/** Where every row has the same columns (signatures side by side), each column is read down. */
function orderByColumn(rows: TextPiece[][]): TextPiece[] {
  const width = rows[0]?.length ?? 0
  if (width < 2 || rows.length < 2 || rows.some((row) => row.length !== width)) return rows.flat()
  return Array.from({ length: width }, (_, column) => rows.map((row) => row[column]!)).flat()
}
