import type { Span } from '#app/domain/text/quotes.ts'

/** Words with their place in the letter. The words stand there exactly so. */
export type TextPiece = Span & { words: string }

/** A part of a piece, from and to as places in its words; white space at the edges is left out. */
export function cutPiece(of: TextPiece, from: number, to = of.words.length): TextPiece {
  const words = of.words.slice(from, to)
  const start = of.start + from + (words.length - words.trimStart().length)
  const trimmed = words.trim()
  return { words: trimmed, start, end: start + trimmed.length }
}

/** The part of a piece that a pattern matched. */
export function cutMatch(of: TextPiece, match: { index?: number; 0: string }): TextPiece {
  const from = match.index ?? 0
  return cutPiece(of, from, from + match[0].length)
}

/** What is left of a piece when a pattern that matches at its start is taken away. */
export function cutOpening<P extends TextPiece>(of: P, opening: RegExp): P | TextPiece {
  const match = opening.exec(of.words)
  return match && match.index === 0 ? cutPiece(of, match[0].length) : of
}

/** The pieces between separators. */
export function splitPiece(of: TextPiece, separator: RegExp): TextPiece[] {
  const pieces: TextPiece[] = []
  let from = 0
  for (const match of of.words.matchAll(separator)) {
    pieces.push(cutPiece(of, from, match.index))
    from = match.index + match[0].length
  }
  return [...pieces, cutPiece(of, from)].filter(({ words }) => words)
}
