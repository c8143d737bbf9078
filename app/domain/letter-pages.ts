import type { Page } from './letters.ts'

/** How many pages are named one by one. */
const most = 5

/** How sure OCR was of the pages that it read, the least sure first: `page 2 61 % sure, page 1 94 % sure`; null where it read none. */
export function sayOcr(pages: readonly Page[]): string | null {
  const read = pages
    .flatMap(({ number, confidence }) =>
      confidence === null ? [] : [{ number, confidence: Math.round(confidence) }],
    )
    .sort((a, b) => a.confidence - b.confidence || a.number - b.number)
  const [named, rest] = [read.slice(0, most), read.slice(most)]
  if (!named.length) return null
  const others = rest.length ? [`${rest.length} more at least ${rest[0]!.confidence} %`] : []
  return [
    ...named.map(({ number, confidence }) => `page ${number} ${confidence} % sure`),
    ...others,
  ].join(', ')
}
