import { Link } from '@remix-run/react'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import { QuoteCard } from '../quote-card.tsx'

/** Positions that wait for a place, each with the way to its form. */
export function LostList({
  rows,
}: {
  rows: readonly { position: PositionWithLetter; who: string }[]
}) {
  return (
    <ul className="plain stack">
      {rows.map(({ position, who }) => (
        <li key={position.id} className="card">
          <QuoteCard position={position} who={who} />
          <div className="row gap-above">
            <Link
              className="button"
              to={`/letters/${position.letterId}?edit=${position.id}#position-form`}
              aria-label={`Place or withdraw the quote “${position.quote.exact.slice(0, 60)}”`}
            >
              Place it, or withdraw it
            </Link>
          </div>
        </li>
      ))}
    </ul>
  )
}
