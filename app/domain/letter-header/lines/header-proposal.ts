import type { Span } from '#app/domain/text/quotes.ts'

/** Something read from a letter, with the places it was read from: `text.slice(start, end)` shows the words. */
export type HeaderProposal<T> = { value: T; spans: Span[] }

export function proposeValue<T>(value: T, ...places: Span[]): HeaderProposal<T> {
  return { value, spans: places.map(({ start, end }) => ({ start, end })) }
}
