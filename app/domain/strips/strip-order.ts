import type { AttributedPosition } from '../attributed-positions.ts'
import type { Day, Period } from '../days.ts'
import { memoizeLast } from '../memoize.ts'
import type { DerivedParts } from '../memoized-stance.ts'
import { measureMovement, type StanceMovement } from '../method-v2/movement.ts'

/** What actors are sorted by, with the words of the choice and what comes first. */
export const stripSorts = [
  { sort: 'moved', word: 'moved most', means: 'how far now lies from the word at the beginning' },
  { sort: 'heard', word: 'last heard', means: 'the newest letter first' },
  { sort: 'opposed', word: 'most opposed', means: 'the lowest word now first' },
  { sort: 'certain', word: 'least certain', means: 'one letter first, then the widest spread' },
  { sort: 'silent', word: 'silent longest', means: 'the oldest newest letter first' },
  { sort: 'name', word: 'name', means: 'by the alphabet' },
] as const

export type StripSort = (typeof stripSorts)[number]['sort']

/** An actor on the topic by which they are sorted; `place` is their place by name. */
export type SortedActor = {
  place: number
  evidence: readonly AttributedPosition[]
  parts: DerivedParts
}

/**
 * The actors in the order of a choice. Who has nothing to be sorted by comes last, and who has the same comes in the
 * order of names.
 */
export function sortStrips<A extends SortedActor>(
  actors: readonly A[],
  sort: StripSort,
  period: Period,
): A[] {
  const keyed = actors.map((actor) => ({ actor, key: keysBySort[sort](actor, period) }))
  return keyed
    .sort((a, b) => compareKeys(a.key, b.key) || a.actor.place - b.actor.place)
    .map(({ actor }) => actor)
}

/** Lower keys come first; without one an actor comes last. */
type Key = readonly number[] | null

const keysBySort: Record<StripSort, (actor: SortedActor, period: Period) => Key> = {
  moved: ({ evidence, parts: { stance } }, { from }) => {
    if (!stance.now) return null
    const { turned, distance } = measureCachedMovement(evidence, `${from} ${stance.asOf}`)
    return [turned ? 0 : 1, -distance]
  },
  heard: (actor) => orderByDay(findNewestLetterDay(actor), -1),
  opposed: ({ parts: { stance } }) => stance.now && [stance.now.mean],
  certain: ({ parts: { stance } }) => {
    if (!stance.now) return null
    if (stance.oneLetter) return [0, 0]
    const interval = stance.record?.interval
    return interval ? [1, -(interval.high - interval.low)] : [2, 0]
  },
  silent: (actor) => orderByDay(findNewestLetterDay(actor), 1),
  name: ({ place }) => [place],
}

/** Worked out once for as long as the evidence is the same list. */
const measureCachedMovement = memoizeLast(
  (evidence: readonly AttributedPosition[], days: string): StanceMovement => {
    const [from, to] = days.split(' ') as [Day, Day]
    return measureMovement(evidence, { from, to })
  },
)

function findNewestLetterDay({ parts: { stance } }: SortedActor): Day | null {
  return stance.letters.at(-1)?.lastDay ?? null
}

function orderByDay(day: Day | null, direction: 1 | -1): Key {
  return day === null ? null : [direction * Number(day.replaceAll('-', ''))]
}

function compareKeys(a: Key, b: Key): number {
  if (!a || !b) return Number(!a) - Number(!b)
  const differs = a.findIndex((value, index) => value !== b[index])
  return differs < 0 ? 0 : a[differs]! - b[differs]!
}
