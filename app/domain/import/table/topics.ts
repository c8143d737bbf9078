import { folded } from '#app/domain/actors.ts'
import { topicsNamed, type Topic } from '#app/domain/topics.ts'

export type KnownTopic = Pick<Topic, 'id' | 'name'>
export type TopicGuess = { topicId: string | null; sure: boolean }

/** The topics that a cell names: one, or several with ";" between them. */
export function topicsSaid(words: string, topics: readonly KnownTopic[]): string[] {
  if (!words) return []
  return topicsNamed(topics, words).length
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
export function guessTopic(said: string, topics: readonly KnownTopic[]): TopicGuess {
  const [exact, another] = topicsNamed(topics, said)
  if (exact && !another) return { topicId: exact.id, sure: true }
  const words = ` ${folded(said).replace(/[^\p{L}\p{N}]+/gu, ' ')} `
  const within = topics.filter(({ name }) =>
    words.includes(` ${folded(name).replace(/[^\p{L}\p{N}]+/gu, ' ')} `),
  )
  return { topicId: within.length === 1 ? within[0]!.id : null, sure: false }
}
