import { isOnePiece, type PairPosition } from './coding-pairs.ts'

/** A passage of the first coding that went to another topic when the one that it was on was split, and when. */
export type SplitMove = { positionId: string; fromTopicId: string; at: string }

/** `saidAt`: when its coder last said what it is about. */
type FollowingPosition = PairPosition & { id: string; saidAt: string }

/**
 * Which passages of a second coding go with one of the first to the part of a topic that was split: those that were
 * coded on the topic before it was, on words that the first coder has nothing about on it any more. Whoever coded them
 * could not choose the part.
 */
export function followSplits<P extends PairPosition & { id: string }>(
  first: readonly P[],
  second: readonly FollowingPosition[],
  moves: readonly SplitMove[],
): Map<string, P> {
  const moveOf = new Map(moves.map((move) => [move.positionId, move]))
  const moved = first.filter(({ id }) => moveOf.has(id))
  const followed = new Map<string, P>()
  for (const passage of moved.length ? second : []) {
    if (first.some((one) => isOnePiece(one, passage))) continue
    const leader = moved.find((one) => {
      const { fromTopicId, at } = moveOf.get(one.id)!
      return (
        fromTopicId === passage.topicId &&
        passage.saidAt <= at &&
        isOnePiece(one, { ...passage, topicId: one.topicId })
      )
    })
    if (leader) followed.set(passage.id, leader)
  }
  return followed
}
