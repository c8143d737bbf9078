import { Link } from '@remix-run/react'
import { formatCount } from '#app/domain/text/words.ts'
import type { Span } from '#app/domain/text/quotes.ts'

/** What was searched for in the list of letters, and where it stands in this one; `chosen` is the place that opens. */
export type MarkedHits = {
  typed: string
  spans: readonly Span[]
  chosen: number
  isMore: boolean
}

/** Says above the text what is marked in it, and leads back. */
export function HitSummary({ hits, letterPath }: { hits: MarkedHits | null; letterPath: string }) {
  if (!hits) return null
  const { typed, spans, isMore } = hits
  return (
    <p className="hit-summary small no-print">
      {spans.length ? (
        <>
          “{typed}” stands in {isMore && 'more than '}
          <a href="#hit">{formatCount(spans.length, 'place')}</a> of the text.
        </>
      ) : (
        <>“{typed}” does not stand in the text itself, but in what is said about the letter.</>
      )}{' '}
      <Link to={`/letters?${new URLSearchParams({ q: typed })}`}>All letters with it</Link> ·{' '}
      <Link to={letterPath}>Take the marks away</Link>
    </p>
  )
}
