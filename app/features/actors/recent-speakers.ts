import type { Actor } from '#app/domain/actors.ts'
import type { Day } from '#app/domain/days.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { distinguishNames } from './distinct-names.ts'

/** Those who spoke last on the topics, the newest first, at most `limit`. */
export async function readRecentSpeakers(
  visible: VisibleStore,
  topicIds: readonly string[],
  limit: number,
): Promise<Actor[]> {
  const ids = await visible.positions.recentHolders(topicIds, limit)
  const found = new Map((await visible.actors.byIds(ids)).map((actor) => [actor.id, actor]))
  return ids.flatMap((id) => found.get(id) ?? [])
}

/** The same with their names told apart, and how many actors have evidence on the topics in all. */
export async function findShownSpeakers(
  visible: VisibleStore,
  topicIds: readonly string[],
  limit: number,
  asOf: Day,
): Promise<{ actors: Actor[]; total: number }> {
  const recent = await readRecentSpeakers(visible, topicIds, limit)
  return {
    actors: await distinguishNames(visible, recent, asOf),
    total: await visible.evidence.actorCount(topicIds),
  }
}
