import { setImmediate } from 'node:timers/promises'
import type { EvidenceLookup } from '#app/domain/attributed-positions.ts'
import type { VisibleStore } from '#app/store.server.ts'

/** As many actors as one page shows are read in one go; of more a few at a time. */
const actorsOfAPage = 40
const actorsAStep = 4

/** What counts for each of the actors; of many a step at a time, so that others are answered in between. */
export async function readEvidenceInSteps(
  visible: VisibleStore,
  actorIds: readonly string[],
): Promise<EvidenceLookup> {
  if (actorIds.length <= actorsOfAPage) return visible.evidence.ofActors(actorIds)
  const lookups = new Map<string, EvidenceLookup>()
  for (let start = 0; start < actorIds.length; start += actorsAStep) {
    const step = actorIds.slice(start, start + actorsAStep)
    const lookup = await visible.evidence.ofActors(step)
    for (const id of step) lookups.set(id, lookup)
    await setImmediate()
  }
  return (actorId, topicId) => lookups.get(actorId)?.(actorId, topicId) ?? []
}
