import type { LetterLandmarks } from '../landmarks/letter-landmarks.ts'
import type { LetterLine } from '../lines/letter-lines.ts'
import { cutPiece, type TextPiece } from '../lines/piece.ts'

/** How many characters of a body, and how many lines of a foot, are looked at. */
const bodyRead = 5000
const footRead = 80

/** The beginning of the running text, where a letter says what it answers and for whom. */
export function findBodyOpening(
  text: string,
  lines: readonly LetterLine[],
  marks: LetterLandmarks,
  headEnd: number,
): TextPiece | null {
  const first = lines[marks.salutation === null ? headEnd : marks.salutation + 1]
  const end = marks.closing !== null && marks.closing > headEnd ? marks.closing : marks.end
  const last = lines[end - 1]
  if (!first || !last || last.end <= first.start) return null
  const to = Math.min(last.end, first.start + bodyRead)
  return cutPiece({ words: text.slice(first.start, to), start: first.start, end: to }, 0)
}

/** The lines from the closing on, where a letter may be dated too. */
export function findFoot(lines: readonly LetterLine[], marks: LetterLandmarks): LetterLine[] {
  const first = marks.closing ?? marks.signed
  return first === null ? [] : lines.slice(first, Math.min(marks.end, first + footRead))
}
