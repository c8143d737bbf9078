import { affiliationsByMember, speaksFor, type Affiliation } from './actors.ts'
import type { Stated } from './positions.ts'

/**
 * The positions that count for each actor (method version 1, rule 7): a person's own, and for an organisation also
 * what its people and units said while they belonged to it, at the last day the letter may have been written. A
 * joint letter's position appears once for each actor, however many of its holders speak for that actor.
 */
export function attributed(positions: readonly Stated[], affiliations: readonly Affiliation[]): Map<string, Stated[]> {
  const byMember = affiliationsByMember(affiliations)
  const known = new Map<string, Set<string>>()
  const byActor = new Map<string, Stated[]>()
  for (const position of positions) {
    const actors = new Set<string>()
    for (const holder of position.holderIds) {
      const key = `${holder} ${position.lastDay}`
      const spoken = known.get(key) ?? speaksFor(byMember, holder, position.lastDay)
      known.set(key, spoken)
      for (const actor of spoken) actors.add(actor)
    }
    for (const actor of actors) {
      const said = byActor.get(actor)
      if (said) said.push(position)
      else byActor.set(actor, [position])
    }
  }
  return byActor
}

/** The positions of one topic, by topic id, in the order given. */
export function byTopic<P extends { topicId: string }>(positions: readonly P[]): Map<string, P[]> {
  const topics = new Map<string, P[]>()
  for (const position of positions) {
    const said = topics.get(position.topicId)
    if (said) said.push(position)
    else topics.set(position.topicId, [position])
  }
  return topics
}
