import { foldText } from '../text/words.ts'
import type { KnownTopic } from './known-records.ts'
import { nameOfTopic, type TopicMatches } from './match-topics.ts'
import type { PackageTopic } from './package-schema.ts'
import {
  describeNameFault,
  longestTopicName,
  type TopicAnswer,
  type TopicAnswers,
  type TopicDeed,
} from './topic-questions.ts'

/** What is done with a topic whose words here are others; `problem`: why what somebody said of it does not fit. */
export type AnsweredTopic = {
  here: KnownTopic
  answer: TopicAnswer
  isAnswered: boolean
  problem: string | null
}

/** The topics of a package of which it may have to be asked what is done with them, by their keys in it. */
export type AnsweredTopics = {
  /** Those that are here, and count as no other one here. */
  known: ReadonlyMap<string, AnsweredTopic>
  /** Those whose name stands here for another proposition. */
  rivals: ReadonlyMap<string, AnsweredTopic & { deeds: TopicDeed[]; freeName: string }>
}

/**
 * What is done with each topic that may say something else here: what was answered, where it still fits. Otherwise
 * nothing that is here changes and nothing is mixed: words here stay, and another proposition is a topic of its own.
 */
export function answerTopics(
  topics: readonly PackageTopic[],
  known: readonly KnownTopic[],
  { ids, rivals }: TopicMatches,
  answers: TopicAnswers,
): AnsweredTopics {
  const standing = known.filter(({ id, countsAsId }) => id === countsAsId)
  const taken = new Set(
    [...standing, ...topics.filter(({ key }) => !ids.has(key) && !rivals.has(key))].map((topic) =>
      foldText(nameOfTopic(topic)),
    ),
  )
  const [matchedIds, rivalIds] = [new Set(ids.values()), [...rivals.values()].map(({ id }) => id)]
  const matched = new Map(
    topics.flatMap((topic): [string, AnsweredTopic][] => {
      const here = standing.find(({ id }) => id === ids.get(topic.key))
      if (!here) return []
      const said = answers[topic.key]
      const settled = settleAnswer(here, said, wordingDeeds, { deed: 'keep', name: null })
      if (takesWords(settled)) taken.add(foldText(nameOfTopic(topic)))
      return [[topic.key, settled]]
    }),
  )
  return {
    known: matched,
    rivals: new Map(
      topics.flatMap((topic) => {
        const here = rivals.get(topic.key)
        if (!here) return []
        const deeds = listRivalDeeds(
          matchedIds.has(here.id) || rivalIds.filter((id) => id === here.id).length > 1,
        )
        const freeName = findFreeName(nameOfTopic(topic), taken)
        const safest = { deed: 'own' as const, name: freeName }
        const settled = settleAnswer(here, answers[topic.key], deeds, safest)
        const problem = settled.problem ?? describeNameFault(settled.answer, taken)
        if (settled.answer.deed === 'own') taken.add(foldText(settled.answer.name ?? ''))
        return [[topic.key, { ...settled, problem, deeds, freeName }] as const]
      }),
    ),
  }
}

/** Whether a topic here takes the words of the package, its name among them. */
const takesWords = ({ answer: { deed } }: AnsweredTopic): boolean =>
  deed === 'wording' || deed === 'meaning'

/** What may be done with a topic that is here in other words. */
export const wordingDeeds: TopicDeed[] = ['keep', 'wording', 'meaning']

/** Words of a topic that another one of the package is already are not taken from two. */
const listRivalDeeds = (isMatched: boolean): TopicDeed[] =>
  isMatched ? ['keep', 'own'] : ['keep', 'wording', 'meaning', 'own']

function settleAnswer(
  here: KnownTopic,
  said: TopicAnswer | undefined,
  deeds: readonly TopicDeed[],
  safest: Pick<TopicAnswer, 'deed' | 'name'>,
): AnsweredTopic {
  const { version } = here.versions.at(-1)!
  if (!said) return { here, answer: { ...safest, version }, isAnswered: false, problem: null }
  if (!deeds.includes(said.deed)) {
    const problem = `“${said.deed}” is no answer for the topic “${nameOfTopic(here)}”; it may be: ${deeds.join(', ')}.`
    return { here, answer: { ...safest, version }, isAnswered: false, problem }
  }
  const isOvertaken = said.version !== null && said.version !== version
  return {
    here,
    answer: { ...said, name: said.deed === 'own' ? (said.name?.trim() ?? '') : null, version },
    isAnswered: !isOvertaken,
    problem: isOvertaken
      ? `The topic “${nameOfTopic(here)}” was changed here since this was answered. Look at what differs now, and ` +
        'answer again.'
      : null,
  }
}

/** “Encryption (2)”: the first that nothing is called. */
function findFreeName(name: string, taken: ReadonlySet<string>): string {
  for (let number = 2; ; number += 1) {
    const free = `${name.slice(0, longestTopicName - 8).trim()} (${number})`
    if (!taken.has(foldText(free))) return free
  }
}
