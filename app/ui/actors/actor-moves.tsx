import type { MoveText } from '#app/domain/method-v2/move-words.ts'

/** As many moves as are read before the quotes. */
const movesInSight = 3

/** The moves of an actor on a topic: the newest in sight, the earlier ones folded, with how many they are. */
export function ActorMoves({ moves }: { moves: readonly MoveText[] }) {
  const earlier = moves.slice(0, -movesInSight)
  return (
    <>
      {earlier.length > 0 && (
        <details>
          <summary className="small">
            {earlier.length} earlier {earlier.length === 1 ? 'move' : 'moves'}
          </summary>
          <MoveList moves={earlier} />
        </details>
      )}
      <MoveList moves={moves.slice(-movesInSight)} />
    </>
  )
}

function MoveList({ moves }: { moves: readonly MoveText[] }) {
  return moves.map(({ heading, sentence }) => (
    <p key={heading + sentence} className="notice small">
      <b>{heading}.</b> {sentence}
    </p>
  ))
}
