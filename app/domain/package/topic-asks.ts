import type { OpenQuestion } from '../plan/plan-item.ts'
import { findOpenSentence, type TopicAnswers, type TopicQuestion } from './topic-questions.ts'

/** What an item of an import keeps of what is asked of a package's topics; `isOpen`: whether it waits for an answer. */
export function toTopicAsks(questions: readonly TopicQuestion[]): {
  asks: OpenQuestion[]
  isOpen: boolean
} {
  return {
    asks: questions.map((topic) => ({
      field: `topic.${topic.key}`,
      sentence: findOpenSentence(topic) ?? topic.sentence,
      topic,
    })),
    isOpen: questions.some((question) => findOpenSentence(question) !== null),
  }
}

/** What was answered of the topics of a package, as its item keeps it. */
export function readTopicAnswers(asks: readonly OpenQuestion[]): TopicAnswers {
  return Object.fromEntries(
    asks.flatMap(({ topic }) => (topic?.isAnswered ? [[topic.key, topic.answer]] : [])),
  )
}
