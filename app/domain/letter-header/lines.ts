import { type Piece, part, splitPiece } from './proposal.ts'

/** A line of a letter, or one cell of it where the text was set in columns. Blocks are numbered from 0, parted by blank lines. */
export type Line = Piece & { block: number }

/** Heads and signatures stand at the two ends; the middle of a very long text is never read. */
const headLength = 80_000
const tailLength = 40_000
const headLines = 4_000
const tailLines = 2_000

/** A longer line is running text, whatever it begins with. */
export const longestHeadLine = 300

/** The lines that are not blank, in order; of a very long text those of its two ends. */
export function linesOf(text: string): Line[] {
  const lines = linesOfEnds(text)
  return lines.length <= headLines + tailLines
    ? lines
    : [...lines.slice(0, headLines), ...lines.slice(-tailLines)]
}

function linesOfEnds(text: string): Line[] {
  if (text.length <= headLength + tailLength) return linesBetween(text, 0, text.length, 0)
  const tail = Math.max(text.indexOf('\n', text.length - tailLength), text.length - tailLength)
  const head = linesBetween(text, 0, headLength, 0)
  return [...head, ...linesBetween(text, tail, text.length, (head.at(-1)?.block ?? 0) + 1)]
}

function linesBetween(text: string, from: number, to: number, firstBlock: number): Line[] {
  const blocks: Piece[][][] = []
  let rows: Piece[][] = []
  for (let start = from; start < to;) {
    const newline = text.indexOf('\n', start)
    const end = newline < 0 || newline > to ? to : newline
    const row = part({ start, end, words: text.slice(start, end) }, 0)
    if (row.words) rows.push(cells(row))
    else if (rows.length) {
      blocks.push(rows)
      rows = []
    }
    start = end + 1
  }
  if (rows.length) blocks.push(rows)
  return blocks.flatMap((block, index) =>
    byColumn(block).map((piece) => ({ ...piece, block: firstBlock + index })),
  )
}

/** Wide gaps part columns, but not a label from what it names. */
function cells(row: Piece): Piece[] {
  if (row.words.length > longestHeadLine) return [row]
  return splitPiece(row, /(?<!:|\bref\.?)(?:\t+ *| {3,}\t*)/gi)
}

/** Where every row has the same columns (signatures side by side), each column is read down. */
function byColumn(rows: Piece[][]): Piece[] {
  const width = rows[0]?.length ?? 0
  if (width < 2 || rows.length < 2 || rows.some((row) => row.length !== width)) return rows.flat()
  return Array.from({ length: width }, (_, column) => rows.map((row) => row[column]!)).flat()
}

/** Lines of one block each, in order. */
export function blocksOf<T extends { block: number }>(lines: readonly T[]): T[][] {
  const blocks: T[][] = []
  for (const line of lines) {
    if (blocks.at(-1)?.[0]?.block === line.block) blocks.at(-1)!.push(line)
    else blocks.push([line])
  }
  return blocks
}

/** A long line that stands by itself among the first of a text and ends without a stop is its title, not running text. */
export function isHeading(lines: readonly Line[], index: number): boolean {
  const line = lines[index]!
  if (index > 5 || line.words.length > 220 || /[.;:,]$|[.!?]\s+\p{Lu}\p{Ll}/u.test(line.words))
    return false
  const next = lines[index + 1]
  return (
    lines[index - 1]?.block !== line.block &&
    next !== undefined &&
    (next.block !== line.block || next.words.length < 45)
  )
}

/** Whether a line reads as running text rather than as a line of a head, an address or a signature. */
export function isProse({ words }: Pick<Piece, 'words'>): boolean {
  if (words.length > 110) return true
  return (
    words.length > 55 &&
    /\p{Ll}{3,}.*\s\p{Ll}{2,}/u.test(words) &&
    (/[.?!;:]$/.test(words) || words.split(' ').length > 10)
  )
}
