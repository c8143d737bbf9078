/**
 * A piece of a page's text: where it begins and ends on its line, how far down its line stands, the size of its
 * type, and where lines of its column end; all in points.
 */
export type PagePiece = {
  text: string
  from: number
  to: number
  down: number
  size: number
  margin?: number
}

/** What pdf.js tells of a piece: `transform` is its matrix [a, b, c, d, e, f] on the page. */
export type PdfTextItem = { str: string; transform: number[]; width: number; height: number }

/**
 * Gaps in a line, measured by its type size: from `word` on words are apart, from `cell` on they are not one
 * sentence.
 */
const gaps = { word: 0.16, cell: 0.75, tab: 2 } as const

/**
 * The lines of a page in the order a person reads them: text turned by a quarter is read along its own direction, the
 * most frequent direction first; columns one after the other; the cells of a table along its rows.
 */
export function layOutLines(items: readonly PdfTextItem[]): PagePiece[] {
  const turned = new Map<number, PagePiece[]>()
  for (const { str, transform, width, height } of items) {
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = transform
    const size = height || Math.hypot(c, d) || Math.hypot(a, b)
    if (!str.trim() || !Number.isFinite(size + e + f + width) || size <= 0) continue
    const quarter = (Math.round(Math.atan2(b, a) / (Math.PI / 2)) + 4) % 4
    const [from, up] = (
      [
        [e, f],
        [f, -e],
        [-e, -f],
        [-f, e],
      ] as const
    )[quarter]!
    const piece = { text: str, from, to: from + Math.abs(width), down: -up, size }
    const group = turned.get(quarter)
    if (group) group.push(piece)
    else turned.set(quarter, [piece])
  }
  const countSigns = (pieces: PagePiece[]) => pieces.reduce((sum, { text }) => sum + text.length, 0)
  return [...turned.values()]
    .sort((one, other) => countSigns(other) - countSigns(one))
    .flatMap((pieces) => orderCells(groupRows(pieces).flatMap(groupCells)))
}

/** Pieces on one height are one row; small raised signs belong to the row they are raised from. */
function groupRows(pieces: readonly PagePiece[]): PagePiece[][] {
  const rows: PagePiece[][] = []
  for (const piece of [...pieces].sort(
    (one, other) => one.down - other.down || one.from - other.from,
  )) {
    const row = rows.at(-1)
    const [first] = row ?? []
    if (row && first && Math.abs(piece.down - first.down) < 0.5 * Math.max(piece.size, first.size))
      row.push(piece)
    else rows.push([piece])
  }
  return rows
}

/** What stands close together in a row, as one piece. */
function groupCells(row: readonly PagePiece[]): PagePiece[] {
  const cells: PagePiece[][] = []
  for (const piece of [...row].sort((one, other) => one.from - other.from)) {
    const [cell, before] = [cells.at(-1), cells.at(-1)?.at(-1)]
    if (
      cell &&
      before &&
      piece.from - Math.max(...cell.map(({ to }) => to)) <
        gaps.cell * Math.max(piece.size, before.size)
    )
      cell.push(piece)
    else cells.push([piece])
  }
  return cells.map((cell) => mergePieces(cell, ' '))
}

/** Pieces of one line as one; Hebrew and Arabic are written from the right. */
function mergePieces(pieces: readonly PagePiece[], between: string): PagePiece {
  const all = pieces.map(({ text }) => text).join('')
  const fromRight =
    (all.match(/[\p{Script=Hebrew}\p{Script=Arabic}]/gu)?.length ?? 0) >
    (all.match(/[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/gu)?.length ?? 0)
  const ordered = fromRight ? [...pieces].reverse() : pieces
  const text = ordered.reduce((line, piece, at) => {
    const before = ordered[at - 1]
    if (!before) return piece.text
    const apart = fromRight ? before.from - piece.to : piece.from - before.to
    const space =
      between === '\t'
        ? apart > gaps.tab * piece.size
          ? '\t'
          : ' '
        : apart > gaps.word * Math.min(piece.size, before.size)
          ? ' '
          : ''
    return /\s$/.test(line) || /^\s/.test(piece.text)
      ? (space === '\t' ? line.trimEnd() + space : line) + piece.text
      : line + space + piece.text
  }, '')
  const main = pieces.reduce((best, piece) => (piece.text.length > best.text.length ? piece : best))
  return {
    text,
    from: Math.min(...pieces.map(({ from }) => from)),
    to: Math.max(...pieces.map(({ to }) => to)),
    down: main.down,
    size: main.size,
  }
}

type Gutter = {
  low: number
  high: number
  first: number
  last: number
  left: PagePiece[]
  right: PagePiece[]
}

/**
 * Cells as lines: where a gutter runs down through several rows, what is left of it comes before what is right of
 * it.
 */
function orderCells(cells: readonly PagePiece[], depth = 0): PagePiece[] {
  const rows = groupRows(cells).map((row) => [...row].sort((one, other) => one.from - other.from))
  const lines: PagePiece[] = []
  const own: PagePiece[] = []
  const writeRow = (row: readonly PagePiece[]) => {
    const line = mergePieces(row, '\t')
    own.push(line)
    lines.push(line)
  }
  for (let at = 0; at < rows.length;) {
    const gutter = depth < 6 ? findGutter(rows, at) : null
    if (!gutter) {
      writeRow(rows[at]!)
      at += 1
      continue
    }
    rows.slice(at, gutter.first).forEach(writeRow)
    lines.push(...orderCells(gutter.left, depth + 1), ...orderCells(gutter.right, depth + 1))
    at = gutter.last + 1
  }
  const margin = own.reduce((most, { to }) => Math.max(most, to), 0)
  for (const line of own) line.margin = margin
  return lines
}

/** The gutter that begins at a row with several cells, or a few rows below where only one column has begun. */
function findGutter(rows: readonly PagePiece[][], at: number): Gutter | null {
  const divided = rows.findIndex((row, index) => index >= at && row.length > 1)
  if (divided < 0 || divided > at + 12) return null
  const row = rows[divided]!
  const found = row
    .slice(1)
    .map((cell, index) => growGutter(rows, at, divided, row[index]!.to, cell.from))
    .filter((gutter) => isColumn(gutter) || isSideBySide(gutter))
  return found.sort((one, other) => other.last - other.first - (one.last - one.first))[0] ?? null
}

/** Follows a gutter up and down as long as nothing crosses it. */
function growGutter(
  rows: readonly PagePiece[][],
  from: number,
  at: number,
  low: number,
  high: number,
): Gutter {
  const gutter: Gutter = { low, high, first: at, last: at, left: [], right: [] }
  const takeRow = (row: readonly PagePiece[]): boolean => {
    const size = Math.max(...row.map((cell) => cell.size))
    const middle = (gutter.low + gutter.high) / 2
    const [left, right] = [
      row.filter(({ to, from: begin }) => (to + begin) / 2 < middle),
      row.filter(({ to, from: begin }) => (to + begin) / 2 >= middle),
    ]
    const [lower, upper] = [
      Math.max(gutter.low, ...left.map(({ to }) => to)),
      Math.min(gutter.high, ...right.map(({ from: begin }) => begin)),
    ]
    if (upper - lower < 0.4 * Math.min(size, 20)) return false
    Object.assign(gutter, { low: lower, high: upper })
    gutter.left.push(...left)
    gutter.right.push(...right)
    return true
  }
  takeRow(rows[at]!)
  while (gutter.last + 1 < rows.length && takeRow(rows[gutter.last + 1]!)) gutter.last += 1
  while (gutter.first > from && takeRow(rows[gutter.first - 1]!)) gutter.first -= 1
  return trimGutter(gutter, rows)
}

/**
 * Rows at either end that stand on one side only and apart from the others are no part of the columns; short lines,
 * as of a table, are none at all, but below a letter's head, where an address may be longer than what stands beside
 * it.
 */
function trimGutter(gutter: Gutter, rows: readonly PagePiece[][]): Gutter {
  const middle = (gutter.low + gutter.high) / 2
  const isPaired = (at: number) =>
    new Set(rows[at]!.map(({ from, to }) => (from + to) / 2 < middle)).size > 1
  const isDense = [gutter.left, gutter.right].every(
    (side) => median(side.map(({ text }) => text.length)) >= 18,
  )
  const stepBelow = (at: number) =>
    (rows[at + 1]![0]!.down - rows[at]![0]!.down) / rows[at]![0]!.size
  let [first, last] = [gutter.first, gutter.last]
  while (last > first && !isPaired(last)) last -= 1
  const close = isDense ? 2.2 : first <= 3 ? 1.6 : 0
  while (last < gutter.last && stepBelow(last) < close) last += 1
  while (!isDense && first < last && !isPaired(first)) first += 1
  const kept = new Set(rows.slice(first, last + 1).flat())
  return {
    ...gutter,
    first,
    last,
    left: gutter.left.filter((piece) => kept.has(piece)),
    right: gutter.right.filter((piece) => kept.has(piece)),
  }
}

/** Running text on both sides: lines of some length, close upon each other. */
function isColumn({ left, right }: Gutter): boolean {
  return [left, right].every(
    (side) =>
      groupRows(side).length >= 3 &&
      median(side.map(({ text }) => text.length)) >= 18 &&
      isClose(side),
  )
}

/** From line to line at most a blank one: paragraphs of single lines are set so. */
function isClose(side: readonly PagePiece[]): boolean {
  const rows = groupRows(side)
  const steps = rows.slice(1).map((row, at) => (row[0]!.down - rows[at]![0]!.down) / row[0]!.size)
  return median(steps) < 2.4
}

/** Two blocks beside each other in a letter's head, such as an address and a date: far apart, no labels, no table. */
function isSideBySide({ left, right, low, high, first, last }: Gutter): boolean {
  const [few, more] = [left, right]
    .map((side) => groupRows(side).length)
    .sort((one, other) => one - other)
  // A table has both cells in each of its rows.
  if (
    few === more ||
    few! < 2 ||
    more! > 12 ||
    last - first > 12 ||
    left.length !== groupRows(left).length ||
    right.length !== groupRows(right).length
  )
    return false
  const isWordy = (side: readonly PagePiece[]) =>
    side.filter(({ text }) => /\p{L}{2}/u.test(text)).length > side.length * 0.6
  return (
    high - low > 3 * left[0]!.size &&
    !left.some(({ text }) => /[:.)]$/.test(text.trim()) && text.length < 30) &&
    isClose(left) &&
    isClose(right) &&
    isWordy(left) &&
    isWordy(right)
  )
}

export function median(numbers: readonly number[]): number {
  return [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0
}
