import type { PdfTextItem } from './page-layout.ts'

type FontItem = PdfTextItem & { fontName?: string }

/** How often each sign is looked at until the widths fit, and how much a space may be wide, in ems, to be none. */
const [rounds, emptyWidth] = [80, 0.06] as const
/** In how many pieces a sign has to stand, so that its width can be told. */
const enoughPieces = 3

/**
 * Takes out the spaces that have no width: a soft hyphen within a line is drawn as nothing, and some programs write it
 * as a space, which would cut its word in two. How wide a font's signs are follows from the widths of the pieces that
 * hold no space; a space stays wherever that is not known well enough.
 */
export function removeEmptySpaces<Item extends FontItem>(items: readonly Item[]): Item[] {
  const fonts = new Map<string, Map<string, number>>()
  const widthsOf = (item: Item) => {
    const font = item.fontName ?? ''
    const known =
      fonts.get(font) ?? measureSigns(items.filter(({ fontName = '' }) => fontName === font))
    fonts.set(font, known)
    return known
  }
  return items.map((item, at) =>
    mayBeEmpty(item.str, items[at - 1]?.str) && isSpaceEmpty(item, widthsOf(item))
      ? { ...item, str: item.str.slice(1) }
      : item,
  )
}

/** Whether a space before lower-case letters follows letters at once. */
function mayBeEmpty(words: string, before: string | undefined): boolean {
  return /^ \p{Ll}/u.test(words) && /\p{L}$/u.test(before ?? '')
}

function isSpaceEmpty(item: FontItem, widths: ReadonlyMap<string, number>): boolean {
  const size = sizeOf(item)
  const signs = [...item.str.slice(1)]
  if (!size || signs.some((sign) => !widths.has(sign))) return false
  const drawn = signs.reduce((sum, sign) => sum + widths.get(sign)!, 0)
  return item.width / size - drawn < emptyWidth
}

const sizeOf = ({ height, transform: [a = 1, b = 0, c = 0, d = 1] }: FontItem) =>
  height || Math.hypot(c, d) || Math.hypot(a, b)

/** The widths of signs in ems, of those that stand in enough pieces (Kaczmarz' method for linear equations). */
function measureSigns(items: readonly FontItem[]): Map<string, number> {
  const pieces = items
    .filter((item) => item.str && !/\s/.test(item.str) && sizeOf(item))
    .map((item) => ({ signs: [...item.str], width: item.width / sizeOf(item) }))
  const widths = new Map<string, number>()
  const uses = new Map<string, number>()
  for (const { signs } of pieces)
    for (const sign of new Set(signs)) {
      widths.set(sign, 0.5)
      uses.set(sign, (uses.get(sign) ?? 0) + 1)
    }
  for (let round = 0; round < rounds; round += 1)
    for (const { signs, width } of pieces) {
      const off = width - signs.reduce((sum, sign) => sum + widths.get(sign)!, 0)
      for (const sign of signs) widths.set(sign, widths.get(sign)! + off / signs.length)
    }
  for (const [sign, count] of uses) if (count < enoughPieces) widths.delete(sign)
  measureRareSigns(pieces, widths)
  return widths
}

/** A sign that stands in few pieces is as wide as what the others leave of one. */
function measureRareSigns(
  pieces: readonly { signs: string[]; width: number }[],
  widths: Map<string, number>,
): void {
  for (const { signs, width } of pieces) {
    const [rare, ...more] = new Set(signs.filter((sign) => !widths.has(sign)))
    if (rare === undefined || more.length) continue
    const others = signs.filter((sign) => sign !== rare)
    const drawn = others.reduce((sum, sign) => sum + widths.get(sign)!, 0)
    widths.set(rare, (width - drawn) / (signs.length - others.length))
  }
}
