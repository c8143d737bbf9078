/**
 * A piece of a page's text as PDF.js tells it: its words, the way they run (`ltr`, `rtl` or `ttb`), where they begin
 * (the matrix's e and f), and their size.
 */
export type PlacedText = {
  str: string
  dir: string
  transform: readonly number[]
  width: number
  height: number
}

/** A rectangle in the page's own units, from corner to corner. */
export type WordBox = readonly [left: number, bottom: number, right: number, top: number]

/**
 * Where words stand on a page: a box for each piece of text that they run through. Only letters and digits are
 * compared, because lines break and hyphens come and go between a page and its text. Empty where they do not stand
 * there, where they stand at several places (which of these is meant is not guessed), and where a piece is turned or
 * does not run from the left.
 */
export function findWordBoxes(pieces: readonly PlacedText[], words: string): WordBox[] {
  const wanted = [...words].map(foldSign).join('')
  if (!wanted) return []
  const { signs, places } = foldPieces(pieces)
  const at = signs.indexOf(wanted)
  if (at === -1 || signs.indexOf(wanted, at + 1) !== -1) return []
  const isMeant = places
    .slice(at, at + wanted.length)
    .every(({ piece }) => isUpright(pieces[piece]!))
  if (!isMeant) return []
  const runs = new Map<number, [first: number, last: number]>()
  for (const { piece, index } of places.slice(at, at + wanted.length)) {
    const run = runs.get(piece)
    runs.set(piece, [run?.[0] ?? index, index])
  }
  return [...runs].map(([piece, run]) => boxOf(pieces[piece]!, run))
}

/** Of other text the place of a sign is not told by its share of the piece. */
const isUpright = ({ transform, dir }: PlacedText): boolean =>
  dir === 'ltr' && Math.abs(transform[1] ?? 0) < 1e-6 && Math.abs(transform[2] ?? 0) < 1e-6

/** The letters and digits of all pieces, one after another, each with its piece and its place in that. */
function foldPieces(pieces: readonly PlacedText[]) {
  let signs = ''
  const places: { piece: number; index: number }[] = []
  for (const [piece, { str }] of pieces.entries()) {
    let index = 0
    for (const sign of str) {
      const folded = foldSign(sign)
      signs += folded
      for (let unit = 0; unit < folded.length; unit += 1) places.push({ piece, index })
      index += sign.length
    }
  }
  return { signs, places }
}

const foldSign = (sign: string): string =>
  sign
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()

/** The part of a piece from one sign to another, as wide as its share of the signs. */
function boxOf(
  { str, transform, width, height }: PlacedText,
  [first, last]: [number, number],
): WordBox {
  const [, , , , left = 0, bottom = 0] = transform
  const size = height || Math.hypot(transform[2] ?? 0, transform[3] ?? 0)
  const share = (index: number) => left + (width * index) / Math.max(1, str.length)
  return [share(first), bottom - size * 0.25, share(last + 1), bottom + size * 0.95]
}
