import { Link } from '@remix-run/react'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import { QuoteDetail } from '../quote-card.tsx'

/** A quote with its place among those of the same actor and topic. */
export type SelectedQuote = {
  position: PositionWithLetter
  who: string
  as: string
  topic?: string
  actorId: string
  index: number
  count: number
  before: string | null
  after: string | null
}

type SelectedEvidenceProps = {
  selected: SelectedQuote | null
  hrefOf: (positionId: string, actorId: string) => string
}

/** The quote that a dot rests on, and the ways to its neighbours of the same actor and topic. */
export function SelectedEvidence({ selected, hrefOf }: SelectedEvidenceProps) {
  if (!selected)
    return (
      <aside className="card empty">
        <p>No quote lies in this view. Choose other actors or a longer period.</p>
      </aside>
    )
  const { before, after, actorId } = selected
  return (
    <aside className="card evidence" aria-label="Selected evidence" id="evidence">
      <div className="between">
        <h2>Selected evidence</h2>
        <span className="tiny faint">
          {selected.index + 1} of {selected.count}
        </span>
      </div>
      <div className="gap-above" aria-live="polite">
        <QuoteDetail
          position={selected.position}
          who={selected.who}
          as={selected.as}
          topic={selected.topic}
        />
      </div>
      <div className="between gap-above">
        {before ? (
          <Link className="button quiet" preventScrollReset to={hrefOf(before, actorId)}>
            ← Earlier
          </Link>
        ) : (
          <span />
        )}
        {after ? (
          <Link className="button quiet" preventScrollReset to={hrefOf(after, actorId)}>
            Later →
          </Link>
        ) : (
          <span />
        )}
      </div>
    </aside>
  )
}
