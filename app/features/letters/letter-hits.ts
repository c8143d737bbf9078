import { findHits } from '#app/domain/search/search-hits.ts'
import { parseSearch } from '#app/domain/search/search-query.ts'
import { readStemLanguage, type StemLanguage } from '#app/domain/search/stem-languages.ts'
import type { Span } from '#app/domain/text/quotes.ts'

/** How many places of one letter are marked. */
const hitLimit = 500

/** What somebody comes from the search with; `forms`: by which language words stand for their other forms too. */
export type SearchPlace = { typed: string; at: number; forms?: StemLanguage }

/** Where in a letter stands what somebody came from the search with, and which of the places is opened first. */
export type LetterHits = { typed: string; spans: Span[]; chosen: number; isMore: boolean }

/**
 * The hits in a text as its reader sees it. `at` is where the hit that was followed began; where the text is another
 * one by now, the nearest is opened. Null for somebody who does not come from a search.
 */
export function findLetterHits(text: string, { typed, at, forms }: SearchPlace): LetterHits | null {
  const query = parseSearch(typed, forms)
  if (!query.groups.length) return null
  const spans = findHits(text, query, hitLimit + 1)
  const distances = spans.map(({ start }) => Math.abs(start - at))
  return {
    typed,
    spans: spans.slice(0, hitLimit),
    chosen: Math.min(hitLimit - 1, Math.max(0, distances.indexOf(Math.min(...distances)))),
    isMore: spans.length > hitLimit,
  }
}

/** What the address of a letter says of the search that leads to it. */
export function readHitParams(params: URLSearchParams): SearchPlace {
  const at = Number(params.get('at') ?? 0)
  const forms = readStemLanguage(params.get('forms'))
  return {
    typed: params.get('q') ?? '',
    at: Number.isSafeInteger(at) ? at : 0,
    ...(forms ? { forms } : {}),
  }
}
