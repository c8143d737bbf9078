import { levels, type Level } from './level.ts'
import type { TopicSides } from './topic-sides.ts'
import { foldText } from './text/words.ts'

/** What each level means for one topic, in words that two coders read alike. */
export type LevelAnchors = Record<Level, string>

/** A name and a proposition that one can support or oppose. Each change of its words is a new `version`. */
export type Topic = {
  id: string
  name: string
  proposition: string
  anchors: LevelAnchors
  sides: TopicSides
  version: number
  /** Where it stands among the topics of the dossier that it is listed for. */
  place: number
  /** Since when nobody codes on it any more (ISO 8601 in UTC); what is coded on it goes on counting. */
  closedAt: string | null
}

/** What stands beside the name of a topic that is closed. */
export const closedWord = 'closed'

/** A topic as lists of plain words name it: `Encryption (closed)`. */
export function nameWithState({ name, closedAt }: Pick<Topic, 'name' | 'closedAt'>): string {
  return closedAt === null ? name : `${name} (${closedWord})`
}

/** What a topic of a list is called; of one that is not among them nothing is told. */
export const nameTopic = (topics: readonly Pick<Topic, 'id' | 'name'>[], id: string): string =>
  topics.find((topic) => topic.id === id)?.name ?? 'A topic'

/** Those of the topics that something new can be coded on. */
export function listOpenTopics<T extends Pick<Topic, 'closedAt'>>(topics: readonly T[]): T[] {
  return topics.filter(({ closedAt }) => closedAt === null)
}

/** Why nothing new is coded on a topic, as a sentence; null where it is open. */
export function explainClosed({ name, closedAt }: Pick<Topic, 'name' | 'closedAt'>): string | null {
  if (closedAt === null) return null
  return (
    `“${name}” is closed, so nothing new is coded on it. ` +
    'Choose another topic, or ask an editor to reopen it.'
  )
}

/** What a level means, or that it is not said yet. */
export function getAnchor(anchors: LevelAnchors, level: Level): string {
  return anchors[level] || 'Not worded yet.'
}

/** The topics a name or an id stands for; case and accents do not count. */
export function findTopicsByName<T extends Pick<Topic, 'id' | 'name'>>(
  topics: readonly T[],
  nameOrId: string,
): T[] {
  const byId = topics.filter((topic) => topic.id === nameOrId)
  return byId.length ? byId : topics.filter((topic) => foldText(topic.name) === foldText(nameOrId))
}

/** Anchors in the order of the scale, strongly supports first. */
export function listAnchors(
  anchors: LevelAnchors,
): { level: Level; word: string; anchor: string }[] {
  return [...levels]
    .reverse()
    .map(({ level, word }) => ({ level, word, anchor: getAnchor(anchors, level) }))
}
