import type { Day } from './days.ts'
import type { Evidence } from './stance.ts'

/**
 * A position as it counts for one actor (method version 1, rule 7): their own, or for an organisation what one of
 * its people or units said on a day on which they belonged to it. A joint letter's position stands once for each
 * actor for whom its holders speak. `firstDay` to `lastDay` are the days its letter may be of.
 */
export type Counting = Evidence & {
  actorId: string
  topicId: string
  id: string
  firstDay: Day
  edtf: string
  conditional: boolean
}

/** What counts for an actor on a topic, oldest first; the same list every time as long as nothing changed. Never to be altered. */
export type Said = (actorId: string, topicId: string) => readonly Counting[]

/** Rows by one of their names, such as `actorId`, in the order given. */
export function by<K extends string, R extends Record<K, string>>(
  name: K,
  rows: readonly R[],
): Map<string, R[]> {
  const groups = new Map<string, R[]>()
  for (const row of rows) {
    const group = groups.get(row[name])
    if (group) group.push(row)
    else groups.set(row[name], [row])
  }
  return groups
}

/** Loose rows as what each actor said on each topic. */
export function saidIn(rows: readonly Counting[]): Said {
  const byActor = new Map(
    [...by('actorId', rows)].map(([actorId, own]) => [actorId, by('topicId', own)]),
  )
  return (actorId, topicId) => byActor.get(actorId)?.get(topicId) ?? []
}

/** What each of these actors said on each of these topics: a list for each pair, actor by actor. */
export function lists(
  said: Said,
  actors: readonly { id: string }[],
  topics: readonly { id: string }[],
): (readonly Counting[])[] {
  return actors.flatMap((actor) => topics.map((topic) => said(actor.id, topic.id)))
}

/**
 * What is said without some letters. A list that none of them is in stays the same list, and what is left of another
 * is the same every time for the same set, so that what was reckoned from it is not reckoned again.
 */
export function without(said: Said, letterIds: ReadonlySet<string>): Said {
  return letterIds.size ? (actorId, topicId) => leftOf(said(actorId, topicId), letterIds) : said
}

const left = new WeakMap<readonly Counting[], WeakMap<ReadonlySet<string>, readonly Counting[]>>()

function leftOf(list: readonly Counting[], letterIds: ReadonlySet<string>): readonly Counting[] {
  const bySet = left.get(list) ?? new WeakMap<ReadonlySet<string>, readonly Counting[]>()
  left.set(list, bySet)
  const found =
    bySet.get(letterIds) ??
    (list.some(({ letterId }) => letterIds.has(letterId))
      ? list.filter(({ letterId }) => !letterIds.has(letterId))
      : list)
  bySet.set(letterIds, found)
  return found
}
