import { median, type Piece } from './pdf-layout.ts'

/**
 * Lines as a page breaks them, put together to paragraphs: lines that run to the margin flow on, short ones (of
 * addresses, signatures, lists) stay lines, and space, indents and other sizes of type set paragraphs apart.
 * Words divided at a line's end are joined unless they are known with their hyphen elsewhere in `known`.
 */
export function unwrapped(lines: readonly Piece[], known: ReadonlySet<string>): string {
  const pitch = median(lines.slice(1).map((line, at) => line.down - lines[at]!.down).filter((step) => step > 0)) || 12
  let text = ''
  lines.forEach((line, at) => {
    const before = lines[at - 1]
    const words = line.text.trim()
    if (!before) return void (text = words)
    const between = breakBetween(before, line, marginOf(lines, at - 1), pitch)
    text = between === ' ' ? flowing(text, words, known) : text + between + words
  })
  return text
}

/** The right end of the lines around one: the margin of its column. */
function marginOf(lines: readonly Piece[], at: number): number {
  const line = lines[at]!
  let margin = line.to
  for (const way of [-1, 1]) {
    for (let [next, before] = [at + way, line]; next >= 0 && next < lines.length && Math.abs(next - at) <= 12; next += way) {
      const near = lines[next]!
      if ((near.down - before.down) * way <= 0 || near.from > line.to || near.to < line.from || Math.abs(near.size - line.size) > 0.2 * line.size) break
      margin = Math.max(margin, near.to)
      before = near
    }
  }
  return margin
}

function breakBetween(before: Piece, line: Piece, margin: number, pitch: number): ' ' | '\n' | '\n\n' {
  const step = line.down - before.down
  const words = line.text.trim()
  const isFull = before.to > margin - Math.max(0.12 * (margin - before.from), 4 * before.size) && before.text.length > 25
  const goesOn = isFull && !line.text.includes('\t') && !before.text.includes('\t')
  // A new column: the sentence goes on there, or it does not.
  if (step < 0) return goesOn && !/[.:;!?]["”’)]?$/.test(before.text.trim()) && /^\p{Ll}/u.test(words) ? ' ' : '\n\n'
  if (step > Math.max(1.38 * pitch, 1.5 * Math.min(before.size, line.size)) || Math.abs(line.size - before.size) > 0.2 * before.size) return '\n\n'
  if (/^(?:[•·▪–—*]\s|\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)]\s)/.test(words)) return isFull || /[.;:]$/.test(before.text.trim()) ? '\n\n' : '\n'
  if (goesOn) return line.from > before.from + 1.2 * line.size && /[.:!?]["”’)]?$/.test(before.text.trim()) ? '\n\n' : ' '
  return /[.!?]["”’)]?$/.test(before.text.trim()) && before.text.length > 25 ? '\n\n' : '\n'
}

/** Signs that are read from the right are joined in the same way: the text is in the order in which it is read. */
function flowing(text: string, words: string, known: ReadonlySet<string>): string {
  const [, start, hyphen] = /([\p{L}\p{M}\d-]+)([-\u00AD\u2010])$/u.exec(text) ?? []
  const [end] = /^[\p{L}\p{M}]+/u.exec(words) ?? []
  if (!start || !hyphen || !end) return `${text} ${words}`
  const bare = text.slice(0, -1)
  if (hyphen === '\u00AD') return bare + words
  const [divided, whole] = [`${start}-${end}`.toLowerCase(), (start + end).toLowerCase()]
  if (known.has(divided) && !known.has(whole)) return text + words
  if (known.has(whole)) return bare + words
  const bothAreWords = known.has(start.toLowerCase()) && known.has(end.toLowerCase())
  return /^\p{Lu}/u.test(end) || start.includes('-') || bothAreWords ? text + words : bare + words
}

/** The words of a document as its lines have them, without those that a line's end divides. */
export function wordsIn(lines: readonly Piece[]): Set<string> {
  return new Set(lines.flatMap(({ text }) => text.toLowerCase().match(/[\p{L}\p{M}\d]+(?:-[\p{L}\p{M}\d]+)*(?!-?$)/gu) ?? []))
}

/** Lines of which only the words are known, such as OCR gives them, as pieces of one column in type of size 10. */
export function asPieces(text: string): Piece[] {
  let down = 0
  return text.split('\n').flatMap((line) => {
    down += 12
    return line.trim() ? [{ text: line.trim(), from: 0, to: line.trim().length * 5, down, size: 10 }] : []
  })
}
