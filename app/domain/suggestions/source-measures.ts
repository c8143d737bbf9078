import { formatCount } from '../text/words.ts'
import { measureAnswers, type LabelAnswer } from './answer-measures.ts'
import { rateByBayes, trainNaiveBayes } from './naive-bayes.ts'
import type { CodedPassage } from './passage-classifier.ts'
import type { FeatureGroup } from './passage-features.ts'
import type { SuggestionSource } from './suggestions.ts'

/** What a source is measured on: whether it finds the topic, or how far a passage goes. */
export type SourceQuestion = 'topic' | 'level'

type AnswerQuality = { accuracy: number; macroF1: number }

/**
 * How a source did on passages of this store that were held out, beside naive Bayes on the very ones that it answered.
 * `speaks`: whether it may be heard.
 */
export type SourceMeasure = {
  source: SuggestionSource
  asks: SourceQuestion
  /** How many accepted positions there were to learn from and to be measured on. */
  known: number
  heldOut: number
  answered: number
  own: AnswerQuality | null
  yardstick: AnswerQuality | null
  speaks: boolean
}

/** From so many accepted positions on something is learnt and measured. */
export const fewestLearntFrom = 150

/** A passage with the letter that it stands in: no letter is on both sides. */
export type HeldPassage = CodedPassage & { letterId: string }

const foldsOfLetters = 5

/** Which letters are held out: every fifth as they come, the same each time. */
export function splitByLetter<Passage extends HeldPassage>(
  passages: readonly Passage[],
): { learnt: Passage[]; heldOut: Passage[] } {
  const letterIds = [...new Set(passages.map(({ letterId }) => letterId))]
  const held = new Set(letterIds.filter((_, at) => at % foldsOfLetters === foldsOfLetters - 1))
  return {
    learnt: passages.filter(({ letterId }) => !held.has(letterId)),
    heldOut: passages.filter(({ letterId }) => held.has(letterId)),
  }
}

type MeasuredSource = Pick<SourceMeasure, 'source' | 'asks' | 'known'> & {
  /** Whether it has to be better than naive Bayes, or as good: people chose cues, and coded what is repeated. */
  mustBeat: boolean
  groups: readonly FeatureGroup[]
}

/**
 * Answers of a source to what was held out, all that it would show of a passage, compared with those of naive Bayes.
 */
export function measureSource<Passage extends HeldPassage>(
  { mustBeat, groups, ...source }: MeasuredSource,
  { learnt, heldOut }: { learnt: readonly Passage[]; heldOut: readonly Passage[] },
  answer: (passage: Passage) => readonly string[],
): SourceMeasure {
  const answers = heldOut.flatMap((passage) =>
    answer(passage).map((given) => ({ passage, right: passage.label, given })),
  )
  const answered = new Set(answers.map(({ passage }) => passage)).size
  const measured = { ...source, heldOut: heldOut.length, answered }
  if (!answers.length || !learnt.length)
    return { ...measured, own: null, yardstick: null, speaks: false }
  const own = pickQuality(answers)
  const bayes = trainNaiveBayes(learnt, { smoothing: 1, groups })
  const yardstick = pickQuality(
    answers.map(({ passage }) => {
      const shares = rateByBayes(bayes, passage)
      return { right: passage.label, given: bayes.labels[shares.indexOf(Math.max(...shares))]! }
    }),
  )
  const wins = (name: keyof AnswerQuality) =>
    mustBeat ? own[name] > yardstick[name] : own[name] >= yardstick[name]
  return { ...measured, own, yardstick, speaks: wins('accuracy') && wins('macroF1') }
}

function pickQuality(answers: readonly LabelAnswer[]): AnswerQuality {
  const { accuracy, macroF1 } = measureAnswers(answers)
  return { accuracy, macroF1 }
}

const sourceNames: Record<SuggestionSource, string> = {
  cue: 'Cues',
  repeat: 'Passages coded before',
  learnt: 'What is learnt from accepted positions',
  endpoint: 'The language model',
}

/** How a source did, as a sentence for whoever is shown what it suggests, or why it is silent. */
export function describeSourceMeasure(measure: SourceMeasure): string {
  const { source, asks, known, answered, own, yardstick, speaks } = measure
  const name = `${sourceNames[source]}, ${asks === 'topic' ? 'for topics' : 'for levels'}`
  if (known < fewestLearntFrom)
    return (
      `${name}: ${speaks ? 'heard without being measured' : 'silent'}, as you see ` +
      `${formatCount(known, 'accepted position')}, and it takes ${fewestLearntFrom} to measure it.`
    )
  if (!own || !yardstick)
    return `${name}: ${speaks ? 'heard without being measured' : 'silent'}, as it answers none of the passages held out.`
  return (
    `${name}: ${speaks ? '' : 'silent, as it does not beat naive Bayes; '}right in ` +
    `${formatShare(own.accuracy)} of ${formatCount(answered, 'passage')} held out, naive Bayes in ` +
    `${formatShare(yardstick.accuracy)} (macro-F1 ${formatShare(own.macroF1)} and ${formatShare(yardstick.macroF1)}).`
  )
}

const formatShare = (share: number) => `${Math.round(share * 100)} %`
