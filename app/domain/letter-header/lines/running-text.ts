import type { LetterLine } from './letter-lines.ts'
import type { TextPiece } from './piece.ts'

/** Whether a line reads as running text rather than as a line of a head, an address or a signature. */
export function isRunningText({ words }: Pick<TextPiece, 'words'>): boolean {
  if (words.length > 110) return true
  return (
    words.length > 55 &&
    /\p{Ll}{3,}.*\s\p{Ll}{2,}/u.test(words) &&
    (/[.?!;:]$/.test(words) || words.split(' ').length > 10)
  )
}

/**
 * A long line among the first of a text that ends without a stop and has another short line or a blank one below is its
 * title, not running text. What it quotes may hold stops.
 */
export function isHeading(lines: readonly LetterLine[], index: number): boolean {
  const line = lines[index]!
  const own = line.words.replace(/["“„«][^"“”„»]{1,150}["”“»]/gu, '“”')
  if (index > 5 || line.words.length > 220 || /[.;:,]$|[.!?]\s+\p{Lu}\p{Ll}/u.test(own))
    return false
  const above = lines.slice(0, index).filter((each) => each.block === line.block)
  const next = lines[index + 1]
  return (
    above.length < 2 &&
    above.every(({ words }) => words.length < 45) &&
    next !== undefined &&
    (next.block !== line.block || next.words.length < 45)
  )
}
