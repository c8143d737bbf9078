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
 * A long line that stands by itself among the first of a text and ends without a stop is its title, not running text.
 */
export function isHeading(lines: readonly LetterLine[], index: number): boolean {
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
