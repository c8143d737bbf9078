import { suggestByCues } from '#app/domain/suggestions/cue-passages.ts'
import { suggestByModel } from '#app/domain/suggestions/learnt-model.ts'
import { suggestRepeats } from '#app/domain/suggestions/near-repeats.ts'
import type { SourceMeasure, SourceQuestion } from '#app/domain/suggestions/source-measures.ts'
import type { SourceSuggestion, SuggestionSource } from '#app/domain/suggestions/suggestions.ts'
import type { User } from '#app/domain/users.ts'
import type { Store } from '#app/store.server.ts'
import { findEvidenceModel } from './evidence-model.ts'
import { pairSentences, splitIntoSentences } from './letter-sentences.ts'

/** For whom suggestions are made, of which letter, and on which topics, in what a thread can be told. */
export type SuggestionTask = {
  reader: Pick<User, 'id' | 'role'>
  letterId: string
  /** Which version of its text whoever asks looks at. */
  textVersion: number
  topics: { id: string; proposition: string }[]
}

export type SuggestionAnswer = {
  proposed: SourceSuggestion[]
  measures: SourceMeasure[]
  evidenceHash: string
  /** Which version of the text was read. */
  textVersion: number
}

/** What is suggested for a letter, in the thread that learns: through the eyes of the reader, and of nobody else. */
export async function answerSuggestionTask(
  store: Store,
  { reader, letterId, textVersion, topics }: SuggestionTask,
): Promise<SuggestionAnswer> {
  const visible = store.visibleTo(reader)
  const letterDetail = await visible.letters.byId(letterId)
  if (!letterDetail) return { proposed: [], measures: [], evidenceHash: '', textVersion }
  const { letter, text: version } = letterDetail
  const { text } = version
  const sentences = splitIntoSentences(text, letter.language)
  const { learnt, uses, measures, evidenceHash } = await findEvidenceModel(visible)
  const speaks = (source: SuggestionSource, asks: SourceQuestion) =>
    measures.some((one) => one.source === source && one.asks === asks && one.speaks)
  const topicIds = new Set(topics.map(({ id }) => id))
  const propositions = new Map(topics.map(({ id, proposition }) => [id, proposition]))
  const elsewhere = uses.filter((use) => use.letterId !== letterId && topicIds.has(use.topicId))
  const repeats = speaks('repeat', 'topic')
    ? suggestRepeats(text, pairSentences(text, sentences), elsewhere)
    : []
  const cues = speaks('cue', 'topic')
    ? suggestByCues(text, sentences, await visible.suggestions.cues([...topicIds]))
    : []
  return {
    proposed: [
      ...repeats.map((one) => (speaks('repeat', 'level') ? one : { ...one, level: null })),
      ...suggestByModel(learnt, text, sentences, propositions),
      ...cues,
    ],
    ...{ measures, evidenceHash, textVersion: version.version },
  }
}
