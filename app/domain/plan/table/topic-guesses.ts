import { findTopicsByName, type Topic } from '#app/domain/topics.ts'
import { foldText } from '../../text/words.ts'

export type TopicName = Pick<Topic, 'id' | 'name'>
export type TopicGuess = { topicId: string | null; sure: boolean }

/** The topics that a cell names: one, or several with ";" between them. */
export function splitTopics(words: string, topics: readonly TopicName[]): string[] {
  if (!words) return []
  return findTopicsByName(topics, words).length
    ? [words]
    : [
        ...new Set(
          words
            .split(';')
            .map((part) => part.trim())
            .filter(Boolean),
        ),
      ]
}

/** Which topic a value names: for sure by its name or id, and to be looked at where it holds just one topic's name. */
export function guessTopic(value: string, topics: readonly TopicName[]): TopicGuess {
  const [exact, another] = findTopicsByName(topics, value)
  if (exact && !another) return { topicId: exact.id, sure: true }
  const words = ` ${foldText(value).replace(/[^\p{L}\p{N}]+/gu, ' ')} `
  const within = topics.filter(({ name }) =>
    words.includes(` ${foldText(name).replace(/[^\p{L}\p{N}]+/gu, ' ')} `),
  )
  return { topicId: within.length === 1 ? within[0]!.id : null, sure: false }
}
