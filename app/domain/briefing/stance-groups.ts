import { mostNamed, nameSignatories } from '../signatories.ts'
import { joinWithAnd } from '../text/words.ts'
import type { ActorStance, BriefingActor } from './actor-stance.ts'
import type { BriefingQuote } from './quotes.ts'

/**
 * Actors of whom a briefing tells the same on a topic, such as the signatories of a joint letter; `signs`: each of them
 * said it itself.
 */
export type StanceGroup = { actors: BriefingActor[]; actorStance: ActorStance; signs: boolean }

/** Each stance once, with everybody who shares it to the last passage; in the order of the first of them. */
export function groupActorStances(actorStances: readonly ActorStance[]): StanceGroup[] {
  const groups = new Map<string, StanceGroup>()
  for (const actorStance of actorStances) {
    const { actor, signs, ...told } = actorStance
    const key = JSON.stringify(told)
    const group = groups.get(key)
    if (group) {
      group.actors.push(actor)
      group.signs &&= signs
    } else groups.set(key, { actors: [actor], actorStance, signs })
  }
  return [...groups.values()]
}

/** Whether so many said jointly what is told that a heading counts them. */
const areCounted = ({ actors, signs }: StanceGroup): boolean => signs && actors.length > mostNamed

/** What stands above what is told of a group; `all` names everybody below it where the heading counts them. */
export function headStanceGroup(group: StanceGroup): { heading: string; all: string | null } {
  const names = group.actors.map(({ name }) => name)
  return areCounted(group)
    ? {
        heading: nameSignatories(names),
        all: `The ${names.length} signatories: ${joinWithAnd(names)}.`,
      }
    : { heading: joinWithAnd(names), all: null }
}

/** Whose a passage is that is told of a group: counted where everybody of the group stands above and nobody else. */
export function nameHoldersIn(group: StanceGroup, { holders }: BriefingQuote): string {
  return areCounted(group) && holders.length === group.actors.length
    ? nameSignatories(holders)
    : joinWithAnd(holders)
}
