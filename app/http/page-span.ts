import type { Span } from '#app/domain/text/quotes.ts'

/** The words of a text that an address marks (`?start=12&end=40`); null where it names none that can be read. */
export function readPageSpan(params: URLSearchParams): Span | null {
  const [start, end] = ['start', 'end'].map((name) => {
    const written = params.get(name) ?? ''
    return /^\d{1,8}$/.test(written) ? Number(written) : null
  })
  return start !== null && end !== null && start! < end! ? { start: start!, end: end! } : null
}

/** The number of a page in an address, from 1. Throws a 404 where it is none. */
export function requirePageNumber(written: string | undefined): number {
  if (/^[1-9]\d{0,4}$/.test(written ?? '')) return Number(written)
  throw new Response('There is no such page.', { status: 404 })
}
