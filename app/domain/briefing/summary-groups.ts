import { mostNamed, nameSignatories } from '../signatories.ts'
import { joinWithAnd } from '../text/words.ts'
import type { Topic } from '../topics.ts'
import type { ActorStance, BriefingActor } from './actor-stance.ts'
import type { Phrase } from './phrases.ts'
import { writeSummary } from './summary.ts'

/** An actor with what is told of it on each topic. */
type ActorRow = { actor: BriefingActor; actorStances: ActorStance[] }

/** The sentences of a briefing, in the order of the actors; those of whom the same is told are in one. */
export function writeGroupSummaries(
  rows: readonly ActorRow[],
  briefed: readonly { id: string }[],
  topics: readonly Topic[],
): { actors: BriefingActor[]; sentence: Phrase[] }[] {
  const topicOf = (index: number) => topics.find(({ id }) => id === briefed[index]!.id)!
  const write = (names: readonly string[], { actorStances }: ActorRow, isJoint = false) =>
    writeSummary(
      { name: isJoint ? nameSignatories(names) : joinWithAnd(names), plural: names.length > 1 },
      actorStances.map((actorStance, index) => ({ topic: topicOf(index), ...actorStance })),
    )
  const groups = new Map<string, ActorRow[]>()
  for (const row of rows) {
    const key = JSON.stringify(write([''], row))
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return [...groups.values()].map((group) => ({
    actors: group.map(({ actor }) => actor),
    sentence: write(
      group.map(({ actor }) => actor.name),
      group[0]!,
      group.length > mostNamed && group.every(saysAllItself),
    ),
  }))
}

/** Whether the actor signed all that a sentence about it rests on; its topics name everybody who did. */
const saysAllItself = ({ actorStances }: ActorRow): boolean =>
  actorStances.some(({ signs }) => signs) &&
  actorStances.every(({ signs, cites }) => signs || !cites.length)
