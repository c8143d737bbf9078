import { levels } from './level.ts'
import { foldText } from './text/words.ts'
import type { TopicForm } from './topic-form.ts'

/** Two texts that share this much of their words are told apart by nobody. */
const alikeShare = 0.8

/**
 * What two coders would trip over in the words of a topic, each as a sentence; nothing of it keeps anybody from saving
 * it. `others` are the topics of the same codebook.
 */
export function findTopicDoubts(
  topic: TopicForm,
  others: readonly Pick<TopicForm, 'name' | 'proposition'>[],
): string[] {
  return [
    ...findPropositionDoubts(topic.proposition),
    ...others
      .filter(({ proposition }) => isAlike(proposition, topic.proposition))
      .map(({ name }) => `The proposition says nearly the same as that of “${name}”.`),
    ...findAnchorDoubts(topic.anchors),
  ]
}

function findPropositionDoubts(proposition: string): string[] {
  const words = listWords(proposition)
  return [
    words.some((word) => negations.has(word))
      ? 'The proposition holds a “not”: whoever opposes it denies a denial. Say it the other way round.'
      : null,
    /;|\.\s+\p{Lu}/u.test(proposition) || words.filter((word) => word === 'and').length > 1
      ? 'The proposition may make two claims. Who supports one and opposes the other has no place: make two topics.'
      : null,
    words.some((word) => englishWords.has(word)) && !words.some((word) => demands.has(word))
      ? 'The proposition asks for nothing. A “should” lets everybody see what is supported.'
      : null,
  ].filter((doubt) => doubt !== null)
}

const negations = new Set(['not', 'no', 'never', 'neither', 'nor', 'cannot'])
/** What tells that a sentence is English: how other languages demand something is not known here. */
const englishWords = new Set(['the', 'to', 'of', 'be', 'are', 'and', 'from', 'with', 'by'])
const demands = new Set(['should', 'must', 'ought', 'shall', 'needs', 'need'])

function findAnchorDoubts(anchors: TopicForm['anchors']): string[] {
  const empty = levels.filter(({ level }) => !anchors[level].trim())
  const worded = levels.filter(({ level }) => anchors[level].trim())
  return [
    ...(empty.length
      ? [`Nothing is said yet of what “${empty.map(({ word }) => word).join('”, “')}” means.`]
      : []),
    ...worded.flatMap((one, index) =>
      worded
        .slice(index + 1)
        .filter(({ level }) => isAlike(anchors[one.level], anchors[level]))
        .map(({ word }) => `“${one.word}” and “${word}” mean nearly the same: coders will differ.`),
    ),
  ]
}

/** Whether most of the words of one text stand in the other, and the other way round. */
function isAlike(one: string, other: string): boolean {
  const [mine, theirs] = [new Set(listWords(one)), new Set(listWords(other))]
  const shared = [...mine].filter((word) => theirs.has(word)).length
  const all = mine.size + theirs.size - shared
  return all > 0 && shared / all >= alikeShare
}

const listWords = (text: string): string[] => foldText(text).match(/[\p{L}\p{N}]+/gu) ?? []
