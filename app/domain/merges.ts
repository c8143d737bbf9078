import type { Actor } from './actors.ts'
import type { Topic } from './topics.ts'

/** What can be entered twice and made one again. */
export type MergeKind = 'actor' | 'topic'

/**
 * Who let one thing count as another, and when (ISO 8601 in UTC). `into` is what was said then; it
 * may have been merged further since.
 */
export type Merge = {
  id: string
  mergedId: string
  merged: string
  intoId: string
  into: string
  /** The propositions of two topics are opposites, so that what is merged counts with its levels negated. */
  turned: boolean
  at: string
  by: string | null
}

/**
 * Why one actor cannot be merged into another, as a sentence; null where it can. `into` is the one
 * that the other's id counts as.
 */
export function findActorMergeObstacle(
  merged: Pick<Actor, 'id' | 'kind' | 'name'>,
  into: Pick<Actor, 'id' | 'kind' | 'name'>,
): string | null {
  if (merged.id === into.id)
    return `${into.name} and ${merged.name} are one already. Choose another actor.`
  if ((merged.kind === 'person') !== (into.kind === 'person'))
    return (
      `${merged.name} is ${kindsWithArticle[merged.kind]} and ${into.name} is ` +
      `${kindsWithArticle[into.kind]}: they cannot be one. A person’s house is said by an ` +
      'affiliation.'
    )
  return null
}

const kindsWithArticle = {
  person: 'a person',
  organisation: 'an organisation',
  unit: 'a unit',
} as const

/** The same for topics. */
export function findTopicMergeObstacle(
  merged: Pick<Topic, 'id' | 'name'>,
  into: Pick<Topic, 'id' | 'name'>,
): string | null {
  if (merged.id === into.id)
    return `${into.name} and ${merged.name} are one already. Choose another topic.`
  return null
}
