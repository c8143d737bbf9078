import { useKeptContent } from '#app/charts/kept-markup.ts'
import { identityKey } from '#app/domain/memoize.ts'
import { WithDefinitions } from '../help/with-definitions.tsx'
import type { MoveText } from '#app/domain/method-v2/move-words.ts'

/** As many moves as are read before the quotes. */
const movesInSight = 3

/**
 * The moves of an actor on a topic: the newest in sight, the earlier ones folded, with how many they are. The list is
 * the same object for as long as they are the same.
 */
export function ActorMoves({ moves }: { moves: readonly MoveText[] }) {
  const earlier = moves.slice(0, -movesInSight)
  const keptKey = `earlier moves ${identityKey(moves)}`
  return (
    <>
      {earlier.length > 0 && <EarlierMoves moves={earlier} keptKey={keptKey} />}
      <MoveList moves={moves.slice(-movesInSight)} />
    </>
  )
}

/** Hundreds for the members of a large organisation, so they are drawn once. */
function EarlierMoves({ moves, keptKey }: { moves: readonly MoveText[]; keptKey: string }) {
  const content = useKeptContent(
    keptKey,
    <>
      <summary className="small">
        {moves.length} earlier {moves.length === 1 ? 'move' : 'moves'}
      </summary>
      <MoveList moves={moves} />
    </>,
  )
  return <details {...content} />
}

function MoveList({ moves }: { moves: readonly MoveText[] }) {
  return moves.map(({ heading, sentence }) => (
    <p key={heading + sentence} className="notice small">
      <b>
        <WithDefinitions>{`${heading}.`}</WithDefinitions>
      </b>{' '}
      {sentence}
    </p>
  ))
}
