import { countPositions } from '#app/domain/method-v2/counted-positions.ts'
import type { Day } from '#app/domain/days.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import type { VisibleStore } from '#app/store.server.ts'

/** Passages that coders read differently: the ids of each one's positions, the one that counts first. */
export type CoderDifferences = string[][]

/**
 * Where coders differ in a letter (method version 2, rule 2), as far as it counts by the day: what an editor settles by
 * withdrawing all readings of a passage but one. What a second coder made of it is settled on a page of its own.
 */
export async function findCoderDifferences(
  visible: VisibleStore,
  positions: readonly PositionWithLetter[],
  day: Day,
): Promise<CoderDifferences> {
  const own = new Set(positions.map(({ id }) => id))
  if (new Set(positions.map(({ coder }) => coder?.id ?? null)).size < 2) return []
  const holderIds = [...new Set(positions.flatMap((position) => position.holderIds))]
  const topicIds = [...new Set(positions.map(({ topicId }) => topicId))]
  const evidenceOf = await visible.evidence.ofActors(holderIds)
  const differences = holderIds.flatMap((holderId) =>
    topicIds.flatMap((topicId) => {
      const inLetter = evidenceOf(holderId, topicId).filter(({ id }) => own.has(id))
      return countPositions(inLetter, day)
        .disagreements.map((codings) => [...new Set(codings.map(({ id }) => id))])
        .filter((ids) => ids.length > 1)
    }),
  )
  // A joint position is said once for each of its holders.
  return [...new Map(differences.map((ids) => [ids.join(), ids])).values()]
}
