import type { ActorStance, BriefingActor } from './actor-stance.ts'

/** Actors of whom a briefing tells the same on a topic, such as the signatories of a joint letter. */
export type StanceGroup = { actors: BriefingActor[]; actorStance: ActorStance }

/** Each stance once, with everybody who shares it to the last passage; in the order of the first of them. */
export function groupActorStances(actorStances: readonly ActorStance[]): StanceGroup[] {
  const groups = new Map<string, StanceGroup>()
  for (const actorStance of actorStances) {
    const { actor, ...told } = actorStance
    const key = JSON.stringify(told)
    const group = groups.get(key)
    if (group) group.actors.push(actor)
    else groups.set(key, { actors: [actor], actorStance })
  }
  return [...groups.values()]
}
