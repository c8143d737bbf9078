import type { AttributedPosition, EvidenceLookup } from './attributed-positions.ts'
import { memoizeByObject } from './memoize.ts'
import type { VoiceActor } from './method-v2/voices.ts'

/** What rule 8 needs to know of some actors to count their voices, by their evidence on some topics. */
export function describeVoiceActors(
  evidenceOf: EvidenceLookup,
  actors: readonly { id: string }[],
  topics: readonly { id: string }[],
): VoiceActor[] {
  const speaksFor = new Map<string, Set<string>>()
  const own = actors.map(({ id }) => {
    const lists = topics.map((topic) => evidenceOf(id, topic.id))
    for (const speaker of lists.flatMap(listSpeakers))
      if (speaker !== id) speaksFor.set(speaker, (speaksFor.get(speaker) ?? new Set()).add(id))
    return { id, lists }
  })
  return own.map(({ id, lists }) => ({
    id,
    countsForIds: [...(speaksFor.get(id) ?? [])],
    positions: lists.every(isJoint) ? lists.flat() : [],
  }))
}

/** Who speaks in a list of what counts for an actor. */
export const listSpeakers = memoizeByObject((list: readonly AttributedPosition[]): string[] => [
  ...new Set(list.flatMap(({ speakerIds }) => speakerIds)),
])

/** All of it is held jointly with others, so that the actor may be one voice with them. */
export const isJoint = memoizeByObject((list: readonly AttributedPosition[]): boolean =>
  list.every(({ joint }) => joint),
)
