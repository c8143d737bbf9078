import type { SpeakerPosition } from './method-v2/counted-positions.ts'
import { groupRowsBy } from './collections.ts'

/**
 * A position as it counts for one actor (method version 2, rule 8): their own, or for an organisation what one of
 * its people or units said on a day on which they spoke for it. A joint letter's position stands once for each
 * actor for whom its holders speak.
 */
export type AttributedPosition = SpeakerPosition & {
  actorId: string
  topicId: string
  id: string
  edtf: string
  conditional: boolean
  /** Several hold it, in one letter. */
  joint: boolean
  /** The letter may also be of a day on which one of the speakers did not speak for the actor. */
  belongingUncertain: boolean
  /** It is to be looked at again: the topic means something else since it was coded. */
  recheck: boolean
  /** When it was first stored, in ISO 8601 and UTC. */
  storedAt: string
}

/**
 * What counts for an actor on a topic, in the order in which it was stored; the same list every time as long as
 * nothing changed. Never to be altered.
 */
export type EvidenceLookup = (actorId: string, topicId: string) => readonly AttributedPosition[]

/** Loose rows as what each actor said on each topic. */
export function indexEvidence(rows: readonly AttributedPosition[]): EvidenceLookup {
  const byActor = new Map(
    [...groupRowsBy('actorId', rows)].map(([actorId, own]) => [
      actorId,
      groupRowsBy('topicId', own),
    ]),
  )
  return (actorId, topicId) => byActor.get(actorId)?.get(topicId) ?? []
}

/** What each of these actors said on each of these topics: a list for each pair, actor by actor. */
export function collectEvidenceLists(
  evidenceOf: EvidenceLookup,
  actors: readonly { id: string }[],
  topics: readonly { id: string }[],
): (readonly AttributedPosition[])[] {
  return actors.flatMap((actor) => topics.map((topic) => evidenceOf(actor.id, topic.id)))
}

/**
 * What is said without some letters. A list that none of them is in stays the same list, and what is left of another
 * is the same every time for the same set, so that what was reckoned from it is not reckoned again.
 */
export function excludeLetters(
  evidenceOf: EvidenceLookup,
  letterIds: ReadonlySet<string>,
): EvidenceLookup {
  return letterIds.size
    ? (actorId, topicId) => excludeLettersFromList(evidenceOf(actorId, topicId), letterIds)
    : evidenceOf
}

const remainderCache = new WeakMap<
  readonly AttributedPosition[],
  WeakMap<ReadonlySet<string>, readonly AttributedPosition[]>
>()

function excludeLettersFromList(
  list: readonly AttributedPosition[],
  letterIds: ReadonlySet<string>,
): readonly AttributedPosition[] {
  const bySet =
    remainderCache.get(list) ?? new WeakMap<ReadonlySet<string>, readonly AttributedPosition[]>()
  remainderCache.set(list, bySet)
  const remaining =
    bySet.get(letterIds) ??
    (list.some(({ letterId }) => letterIds.has(letterId))
      ? list.filter(({ letterId }) => !letterIds.has(letterId))
      : list)
  bySet.set(letterIds, remaining)
  return remaining
}
