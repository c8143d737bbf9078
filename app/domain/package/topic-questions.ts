import type { DifferencePiece } from '../history/word-differences.ts'
import { foldText } from '../text/words.ts'
import type { RecheckScope, WordingChange } from '../topic-changes.ts'

/**
 * What may be done with a topic of a package that says something else here: the words here stay, those of the package
 * are taken as a change of wording or of meaning, or it comes in as a topic of its own.
 */
export const topicDeeds = ['keep', 'wording', 'meaning', 'own'] as const
export type TopicDeed = (typeof topicDeeds)[number]

/**
 * What somebody said of a topic. `name`: what one of its own is called; `version`: the words here that they saw, null
 * where they answered without looking.
 */
export type TopicAnswer = { deed: TopicDeed; name: string | null; version: number | null }

/** What was said of the topics of a package, by their keys in it. */
export type TopicAnswers = Readonly<Record<string, TopicAnswer>>

/**
 * What is asked of a topic of a package: one that is here in other words, or one whose name is that of another
 * proposition. `answer` is what is done as long as nobody says otherwise; `problem` why somebody has to say it first.
 */
export type TopicQuestion = {
  key: string
  name: string
  dossierId: string
  topicId: string
  version: number
  asks: 'words' | 'proposition'
  sentence: string
  differences: { label: string; pieces: DifferencePiece[] }[]
  deeds: TopicDeed[]
  proposed: WordingChange
  /** What is to be looked at again where the words of the package are taken as a change of meaning. */
  recheck: RecheckScope
  freeName: string
  answer: TopicAnswer
  isAnswered: boolean
  problem: string | null
}

/** Why somebody has to say first what is done with a topic: of another proposition it is never guessed. */
export function findOpenSentence({
  name,
  asks,
  isAnswered,
  problem,
}: TopicQuestion): string | null {
  if (problem || asks === 'words' || isAnswered) return problem
  return `Say what is done with the topic “${name}”, which has another proposition here.`
}

/** The longest name that a form takes, so that a name that is offered can be typed as well. */
export const longestTopicName = 80

/** What is wrong with the name of a topic of its own, where `taken` are names as they are compared; otherwise null. */
export function describeNameFault(
  { deed, name }: TopicAnswer,
  taken: ReadonlySet<string>,
): string | null {
  if (deed !== 'own') return null
  if (!name) return 'Write what the topic of its own is called.'
  if (name.length > longestTopicName)
    return `A topic’s name has at most ${longestTopicName} characters.`
  return taken.has(foldText(name))
    ? `There is a topic “${name}” already. Give the one of the package another name.`
    : null
}

export const topicDeedWords: Record<TopicDeed, string> = {
  keep: 'Keep the words here; its positions come in on the topic here',
  wording: 'Take the words of the package: only the wording changed',
  meaning: 'Take the words of the package: the meaning changed',
  own: 'Take it in as a topic of its own, called',
}
