import type { MoveText } from '#app/domain/method-v2/move-words.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import type { StanceView } from '#app/domain/stance-view.ts'
import { Link } from '@remix-run/react'
import { EarlierContradictions, EvidenceTable } from '../evidence-table.tsx'
import { QuoteCard } from '../quote-card.tsx'
import { ActorMoves } from './actor-moves.tsx'

type ActorTopicPart = {
  /** Where the quotes on both sides of each move stand; null where no dossier is open. */
  movesHref: string | null
  stance: StanceView
  moves: readonly MoveText[]
  quotes: readonly { position: PositionWithLetter; who: string }[]
  /** All quotes that there are on the topic. */
  all: number
}

/** An actor on a topic: the moves, what the number is made of, and the newest quotes. */
export function ActorTopic({ part }: { part: ActorTopicPart }) {
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
        <EvidenceTable stance={part.stance} />
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
