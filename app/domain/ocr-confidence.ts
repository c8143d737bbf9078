import type { LetterPage } from './letters.ts'

/** How many pages are named one by one. */
const maxNamedPages = 5

/**
 * How sure OCR was of the pages that it read, the least sure first: `page 2 61 % sure, page 1 94 %
 * sure`; null where it read none.
 */
export function describeOcrConfidence(pages: readonly LetterPage[]): string | null {
  const recognisedPages = pages
    .flatMap(({ number, confidence }) =>
      confidence === null ? [] : [{ number, confidence: Math.round(confidence) }],
    )
    .sort((a, b) => a.confidence - b.confidence || a.number - b.number)
  const [named, rest] = [
    recognisedPages.slice(0, maxNamedPages),
    recognisedPages.slice(maxNamedPages),
  ]
  if (!named.length) return null
  const others = rest.length ? [`${rest.length} more at least ${rest[0]!.confidence} %`] : []
  return [
    ...named.map(({ number, confidence }) => `page ${number} ${confidence} % sure`),
    ...others,
  ].join(', ')
}
