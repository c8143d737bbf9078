import type { AttributedPosition, EvidenceLookup } from '../attributed-positions.ts'
import { listSpeakers, isJoint } from '../evidence-voices.ts'

/**
 * What tells whether another actor is one voice with this one on these topics (rule 8): one of them counts for the
 * other, or all that either says is the same positions, held jointly.
 */
export function createVoiceCheck(
  actorId: string,
  topicIds: readonly string[],
  evidenceOf: EvidenceLookup,
): (otherId: string, evidenceOfOther: EvidenceLookup) => boolean {
  const own = topicIds
    .map((topicId) => ({ topicId, list: evidenceOf(actorId, topicId) }))
    .filter(({ list }) => list.length > 0)
  const speakers = new Set(own.flatMap(({ list }) => listSpeakers(list)))
  const jointKey = makeJointKey(own.map(({ list }) => list))
  return (otherId, evidenceOfOther) => {
    if (speakers.has(otherId)) return true
    const theirs = own.map(({ topicId }) => evidenceOfOther(otherId, topicId))
    if (theirs.some((list) => list.length > 0 && listSpeakers(list).includes(actorId))) return true
    return (
      jointKey !== null &&
      jointKey === makeJointKey(topicIds.map((topicId) => evidenceOfOther(otherId, topicId)))
    )
  }
}

/** The positions of which everything consists that an actor says, where all are held jointly; otherwise null. */
function makeJointKey(lists: readonly (readonly AttributedPosition[])[]): string | null {
  if (!lists.some((list) => list.length > 0) || !lists.every(isJoint)) return null
  return JSON.stringify(lists.flatMap((list) => list.map(({ id }) => id)).sort())
}
