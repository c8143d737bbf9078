import { computeAlignment, type TopicStances } from '../alignment.ts'
import { areOpposite, findSide } from '../method-v2/sides.ts'

/** A topic on which two actors both have a word that is not stale. */
export type AlignmentTopic = {
  topicId: string
  /** Where each of them stands, on the scale -2 to 2. */
  own: number
  other: number
  relation: 'same side' | 'one is mixed' | 'opposite sides'
}

/** How near another actor stands to the one that is looked at (rule 13). */
export type ActorAlignment = {
  actorId: string
  /** From 0, at opposite ends, to 1; null without a topic in common. */
  alignment: number | null
  topics: AlignmentTopic[]
}

/** The topics on which both have a word, in the order of the first one's. */
export function listCommonTopics(own: TopicStances, other: TopicStances): AlignmentTopic[] {
  return Object.entries(own).flatMap(([topicId, mean]) => {
    const theirs = Object.hasOwn(other, topicId) ? other[topicId] : null
    if (typeof mean !== 'number' || typeof theirs !== 'number') return []
    return [{ topicId, own: mean, other: theirs, relation: relateSides(mean, theirs) }]
  })
}

function relateSides(a: number, b: number): AlignmentTopic['relation'] {
  const [one, other] = [findSide(a), findSide(b)]
  if (one === other) return 'same side'
  return areOpposite(one, other) ? 'opposite sides' : 'one is mixed'
}

/** How near an actor stands to another. */
export function alignWith(
  own: TopicStances,
  { id, means }: { id: string; means: TopicStances },
): ActorAlignment {
  return {
    actorId: id,
    alignment: computeAlignment(own, means).alignment,
    topics: listCommonTopics(own, means),
  }
}

/** Actors by how near they stand; those with too few topics in common apart from them, in the order given. */
type SortedAlignments = {
  nearest: ActorAlignment[]
  farthest: ActorAlignment[]
  tooFew: ActorAlignment[]
}

/**
 * Puts actors in order from both ends. Of those who stand equally near, who shares more topics comes first, and then
 * whoever was given first: so the last of one order need not be the first of the other.
 */
export function sortAlignments(
  all: readonly ActorAlignment[],
  leastTopics: number,
): SortedAlignments {
  const least = Math.max(1, leastTopics)
  const enough = all.filter(({ topics }) => topics.length >= least)
  return {
    nearest: [...enough].sort(compareAlignments(1)),
    farthest: [...enough].sort(compareAlignments(-1)),
    tooFew: all.filter(({ topics }) => topics.length < least),
  }
}

function compareAlignments(way: 1 | -1): (a: ActorAlignment, b: ActorAlignment) => number {
  return (a, b) => {
    // What is missing in the last bits of fractions makes nobody nearer.
    const difference = Math.round((b.alignment! - a.alignment!) * 1e9)
    return difference * way || b.topics.length - a.topics.length
  }
}
