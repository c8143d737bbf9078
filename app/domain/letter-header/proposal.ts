import type { Span } from '#app/domain/text/quotes.ts'

/** Something read from a letter, with the place or places it was read from: `text.slice(span.start, span.end)` shows the words. */
export type Proposal<T> = { value: T; spans: Span[] }

/** Words with their place in the letter. The words stand there exactly so. */
export type Piece = Span & { words: string }

export function propose<T>(value: T, ...places: Span[]): Proposal<T> {
  return { value, spans: places.map(({ start, end }) => ({ start, end })) }
}

/** A part of a piece, from and to as places in its words; white space at the edges is left out. */
export function part(of: Piece, from: number, to = of.words.length): Piece {
  const words = of.words.slice(from, to)
  const start = of.start + from + (words.length - words.trimStart().length)
  const trimmed = words.trim()
  return { words: trimmed, start, end: start + trimmed.length }
}

/** What is left of a piece when a pattern that matches at its start is taken away. */
export function without(of: Piece, start: RegExp): Piece {
  const match = start.exec(of.words)
  return match && match.index === 0 ? part(of, match[0].length) : of
}

/** The pieces between separators. */
export function splitPiece(of: Piece, separator: RegExp): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const match of of.words.matchAll(separator)) {
    pieces.push(part(of, from, match.index))
    from = match.index + match[0].length
  }
  return [...pieces, part(of, from)].filter(({ words }) => words)
}
