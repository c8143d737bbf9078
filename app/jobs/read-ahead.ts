import type { Day } from '#app/domain/days.ts'
import { chunk } from '#app/domain/collections.ts'
import { getCachedStanceParts } from '#app/domain/memoized-stance.ts'
import type { Store } from '#app/store.server.ts'
import { yieldToRequests } from './yield-to-requests.ts'

/** After so many actors requests are answered before the next are worked out. */
const actorsAStep = 5

/**
 * Works out where everybody stands today on the topics of each open dossier, so that the first who look after a start
 * need not wait for it. What it reads is kept where every request looks. Returns how many actors it read, fewer than
 * all where it was asked to stop.
 */
export async function readAhead(
  store: Pick<Store, 'dossiers' | 'topics' | 'evidence'>,
  today: Day,
  signal: AbortSignal,
): Promise<number> {
  let read = 0
  for (const { id, closedAt } of await store.dossiers.all()) {
    if (closedAt !== null) continue
    const topicIds = (await store.topics.ofDossier(id)).map((topic) => topic.id)
    for (const actorIds of chunk(await store.evidence.actorIds(topicIds), actorsAStep)) {
      if (signal.aborted) return read
      const evidenceOf = await store.evidence.ofActors(actorIds)
      for (const actorId of actorIds)
        for (const topicId of topicIds)
          getCachedStanceParts(evidenceOf(actorId, topicId), { asOf: today, today })
      read += actorIds.length
      await yieldToRequests()
    }
  }
  return read
}
