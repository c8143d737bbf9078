import { findLetterMarks } from '../letter-header/landmarks/letter-landmarks.ts'
import { findRedactions, type Span } from './quotes.ts'

/**
 * A block of text between blank lines; a salutation and a close begin one even where no blank line parts them from the
 * body. `number` counts the paragraphs of the letter's body; heads and addresses have none.
 */
export type Paragraph = Span & { number: number | null }

/**
 * The blocks of a text, in order. Numbered are the prose blocks of the body: after the salutation and before the
 * closing where the letter has them, so that "¶ 7" is what a reader counts, however the letter greets.
 */
export function splitParagraphs(text: string): Paragraph[] {
  const { salutation, body, closing } = findLetterMarks(text)
  const starts = [salutation, body, closing].flatMap((place) =>
    place === null ? [] : [startOfLine(text, place)],
  )
  let number = 0
  return splitBlocks(text, new Set(starts)).map((block) => {
    const isInBody = block.start >= (body ?? 0) && block.start < (closing ?? text.length)
    const isNumbered = isInBody && isProse(text.slice(block.start, block.end))
    return { ...block, number: isNumbered ? (number += 1) : null }
  })
}

/** How many paragraphs of the body there are, and in how many of them something was withheld. */
export function countWithheldParagraphs(text: string): { passages: number; withheld: number } {
  const marks = findRedactions(text)
  const numbered = splitParagraphs(text).filter(({ number }) => number !== null)
  const withheld = numbered.filter(({ start, end }) =>
    marks.some((mark) => mark.start < end && mark.end > start),
  )
  return { passages: numbered.length, withheld: withheld.length }
}

/** The number of the paragraph a place lies in; null in a head, an address or a signature. */
export function paragraphNumberAt(blocks: readonly Paragraph[], place: number): number | null {
  return blocks.find((block) => place >= block.start && place < block.end)?.number ?? null
}

function startOfLine(text: string, place: number): number {
  return place === 0 ? 0 : text.lastIndexOf('\n', place - 1) + 1
}

/**
 * The runs of lines that are not blank, without outer white space. A line that starts at one of `starts` begins a
 * run.
 */
function splitBlocks(text: string, starts: ReadonlySet<number>): Span[] {
  const blocks: Span[] = []
  let open: Span | null = null
  for (let start = 0; start <= text.length;) {
    const newline = text.indexOf('\n', start)
    const end = newline < 0 ? text.length : newline
    const line = text.slice(start, end)
    const words = line.trim()
    if (!words || starts.has(start)) open = null
    if (words) {
      const first = start + line.indexOf(words)
      if (open) open.end = first + words.length
      else blocks.push((open = { start: first, end: first + words.length }))
    }
    start = end + 1
  }
  return blocks
}

function isProse(block: string): boolean {
  const bare = cutRedactions(block).trim()
  if (!/\p{L}/u.test(bare)) return false
  const lines = bare.split('\n')
  return (
    lines.some((line) => line.length > 60) ||
    /[.?!:;…]["”’')\]]?$/u.test(bare) ||
    bare.split(/\s+/).length >= 20
  )
}

function cutRedactions(block: string): string {
  let [bare, from] = ['', 0]
  for (const { start, end } of findRedactions(block)) {
    bare += block.slice(from, start)
    from = end
  }
  return bare + block.slice(from)
}
