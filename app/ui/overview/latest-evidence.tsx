import type { PositionWithLetter } from '#app/domain/positions.ts'
import { QuoteCard } from '../quote-card.tsx'

type LatestEvidenceProps = {
  latest: readonly { position: PositionWithLetter; who: string }[]
  topics: readonly { id: string; name: string }[]
}

/** The newest quotes, one of each letter. */
export function LatestEvidence({ latest, topics }: LatestEvidenceProps) {
  return (
    <section className="card" aria-labelledby="latest">
      <h2 id="latest">Latest evidence</h2>
      {!latest.length && (
        <p className="small muted">Quotes appear here once a passage is marked.</p>
      )}
      {latest.map(({ position, who }) => (
        <QuoteCard
          key={position.id}
          position={position}
          who={who}
          topic={topics.find(({ id }) => id === position.topicId)?.name}
          short
        />
      ))}
    </section>
  )
}
