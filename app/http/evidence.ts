import { membersOf, type Actor, type Affiliation } from '#app/domain/actors.ts'
import { asOfDay, type Day } from '#app/domain/days.ts'
import type { Stated } from '#app/domain/positions.ts'
import type { Topic } from '#app/domain/topics.ts'
import type { Store } from '#app/store.server.ts'

/** What is asked of the evidence: whose, on what, from letters that may be of `from` to `to`. */
export type EvidenceAsked = { actors: readonly Pick<Actor, 'id' | 'kind'>[]; topics: readonly Pick<Topic, 'id'>[]; from?: Day; to?: Day }
export type EvidenceRead = { positions: Stated[]; affiliations: Affiliation[] }

/** The positions that may count for the actors: their own and, for organisations, those of everybody who belonged to them. */
export async function evidenceFor(store: Store, { actors, topics, from, to }: EvidenceAsked): Promise<EvidenceRead> {
  const affiliations = await store.actors.affiliations()
  const holders = new Set(actors.flatMap((actor) => (actor.kind === 'person' ? [actor.id] : [...membersOf(affiliations, actor.id)])))
  const positions = await store.positions.stated({ actorIds: [...holders], topicIds: topics.map(({ id }) => id), from, to })
  return { positions, affiliations }
}

/** The day screens count evidence up to when none is asked for, and whether it is today. */
export async function currentAsOf(store: Store, today: Day): Promise<{ asOf: Day; isToday: boolean }> {
  const newest = await store.positions.newestDay(today)
  const asOf = asOfDay(newest ? [newest] : [], today)
  return { asOf, isToday: asOf === today }
}

export function today(): Day {
  return new Date().toISOString().slice(0, 10)
}
