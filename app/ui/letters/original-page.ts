import type { Span } from '#app/domain/text/quotes.ts'

const addSpan = (path: string, marked: Span | null, sign: '?' | '&') =>
  marked ? `${path}${sign}start=${marked.start}&end=${marked.end}` : path

/** The picture of a page of a letter's original. */
export function originalPageHref(letterPath: string, page: number): string {
  return `${letterPath}/pages/${page}.webp`
}

/** Where words stand on that picture. */
export function originalMarksHref(letterPath: string, page: number, marked: Span): string {
  return addSpan(`${letterPath}/pages/${page}.json`, marked, '?')
}

/** The same on a page of its own. */
export function originalPagePath(letterPath: string, page: number | null, marked: Span | null) {
  const path = `${letterPath}/pages`
  return page === null ? addSpan(path, marked, '?') : addSpan(`${path}?page=${page}`, marked, '&')
}
