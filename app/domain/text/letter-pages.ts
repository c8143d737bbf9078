import type { LetterPage } from '../letters.ts'
import type { Span } from './quotes.ts'

/** On which page of the original a place of the text stands; null where its pages are not known. */
export function findPageAt(pages: readonly LetterPage[], place: number): number | null {
  return pages.findLast(({ start }) => start <= place)?.number ?? null
}

/**
 * The part of a span that stands on one page of the original; all of it where the pages of the text are not known, and
 * null where none of it stands there.
 */
export function spanOnPage(
  text: string,
  pages: readonly LetterPage[],
  page: number,
  span: Span,
): Span | null {
  const at = pages.findIndex(({ number }) => number === page)
  if (!pages.length) return span
  if (at === -1) return null
  const start = Math.max(span.start, pages[at]!.start)
  const end = Math.min(span.end, pages[at + 1]?.start ?? text.length)
  return start < end ? { start, end } : null
}
