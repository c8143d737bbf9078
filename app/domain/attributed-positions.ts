import type { Day } from './days.ts'
import type { CodedEvidence } from './stance.ts'
import { groupRowsBy } from './collections.ts'

/**
 * A position as it counts for one actor (method version 1, rule 7): their own, or for an organisation what one of
 * its people or units said on a day on which they belonged to it. A joint letter's position stands once for each
 * actor for whom its holders speak. `firstDay` to `lastDay` are the days its letter may be of.
 */
export type AttributedPosition = CodedEvidence & {
  actorId: string
  topicId: string
  id: string
  firstDay: Day
  edtf: string
  conditional: boolean
}

/**
 * What counts for an actor on a topic, oldest first; the same list every time as long as nothing
 * changed. Never to be altered.
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
