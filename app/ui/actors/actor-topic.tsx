import type { MoveText } from '#app/domain/method-v2/move-words.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import type { StanceView } from '#app/domain/stance-view.ts'
import { Link } from '@remix-run/react'
import { QualifiedStance } from '../chip.tsx'
import { EarlierContradictions, EvidenceTable } from '../evidence-table.tsx'
import { QuoteCard } from '../quote-card.tsx'
import { ActorMoves } from './actor-moves.tsx'

type ActorTopicPart = {
  topic: { id: string; name: string }
  /** Where the actor stands, as a sentence with the topic's words for the side; null where there are none. */
  says: string | null
  /** Where the quotes on both sides of each move stand; null where no dossier is open. */
  movesHref: string | null
  stance: StanceView
  moves: readonly MoveText[]
  quotes: readonly { position: PositionWithLetter; who: string }[]
  /** All quotes that there are on the topic. */
  all: number
}

type ActorTopicProps = {
  part: ActorTopicPart
  actorId: string
  /** The dossier that is open. */
  slug: string | undefined
}

/** An actor on a topic: where they stand, the moves, what the number is made of, and the newest quotes. */
export function ActorTopic({ part, actorId, slug }: ActorTopicProps) {
  const { topic, says, stance } = part
  return (
    <section className="card facet" id={`topic-${topic.id}`} aria-labelledby={`head-${topic.id}`}>
      <div className="between">
        <h2 id={`head-${topic.id}`}>
          <Link to={`/dossiers/${slug}/topics/${topic.id}`}>{topic.name}</Link>
        </h2>
        <span>
          <QualifiedStance stance={stance} />
        </span>
      </div>
      {says && <p>{says}</p>}
      <ActorTopicEvidence part={part} slug={slug} actorId={actorId} />
    </section>
  )
}

function ActorTopicEvidence({ part, slug, actorId }: ActorTopicProps) {
  if (!part.all)
    return (
      <p className="empty small">
        No quote on this topic yet. When a letter says something, mark the passage and it stands
        here.
      </p>
    )
  return (
    <>
      <ActorMoves moves={part.moves} />
      {part.stance.contradictions.map((words) => (
        <p key={words} className="notice small">
          {words}.
        </p>
      ))}
      <EarlierContradictions count={part.stance.earlierContradictions} />
      {part.movesHref && part.moves.length + part.stance.contradictions.length > 0 && (
        <p className="small">
          <Link to={part.movesHref}>Their moves, quote against quote</Link>
        </p>
      )}
      <details>
        <summary className="small">How the number is made</summary>
        <EvidenceTable
          stance={part.stance}
          whyHref={slug ? `/dossiers/${slug}/why/${part.topic.id}/${actorId}` : null}
        />
      </details>
      <div className="block">
        {part.quotes.map(({ position, who }) => (
          <QuoteCard key={position.id} position={position} who={who} />
        ))}
      </div>
      {part.all > part.quotes.length && (
        <p className="small muted">
          The newest {part.quotes.length} of {part.all} quotes. All of them are in the stance
          summary.
        </p>
      )}
    </>
  )
}
