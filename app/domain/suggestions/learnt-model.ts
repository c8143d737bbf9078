import { levels, type Level } from '../level.ts'
import type { Span } from '../text/quotes.ts'
import { chooseLevel } from './level-choice.ts'
import { rateLabels, trainPassageClassifier, type PassageClassifier } from './passage-classifier.ts'
import { featureGroups, type FeatureGroup } from './passage-features.ts'
import {
  fewestLearntFrom,
  measureSource,
  splitByLetter,
  type HeldPassage,
  type SourceMeasure,
  type SourceQuestion,
} from './source-measures.ts'
import type { SourceSuggestion } from './suggestions.ts'

/** An accepted position as something is learnt from it. */
export type LearntPosition = {
  id: string
  letterId: string
  topicId: string
  level: Level | null
  passage: string
}

/** A sentence of a coded letter in which nothing is coded. */
export type UncodedSentence = { letterId: string; passage: string }

/** What was learnt: which sentences are on which topic, and how far they go; null where that is silent. */
export type LearntModel = {
  topics: PassageClassifier | null
  levels: PassageClassifier | null
  measures: SourceMeasure[]
}

const nothing = 'nothing'
/** A topic with fewer passages is not learnt. */
const fewestOfTopic = 5
const groupsOf: Record<SourceQuestion, readonly FeatureGroup[]> = {
  topic: ['words', 'signs'],
  level: featureGroups,
}

/**
 * Learns topics and levels from accepted positions, measures both on letters that are held out, and keeps what beats
 * naive Bayes there.
 */
export function learnModel(
  positions: readonly LearntPosition[],
  uncoded: readonly UncodedSentence[],
  propositions: ReadonlyMap<string, string>,
): LearntModel {
  const known = positions.length
  const topics = learnLabels('topic', listTopicPassages(positions, uncoded), known)
  const ofLevels = positions.flatMap(({ letterId, topicId, level, passage }) =>
    level === null
      ? []
      : [{ letterId, passage, proposition: propositions.get(topicId) ?? '', label: String(level) }],
  )
  const learntLevels = learnLabels('level', ofLevels, known)
  return {
    topics: topics.classifier,
    levels: learntLevels.classifier,
    measures: [topics.measure, learntLevels.measure],
  }
}

function listTopicPassages(
  positions: readonly LearntPosition[],
  uncoded: readonly UncodedSentence[],
): HeldPassage[] {
  const counts = new Map<string, number>()
  for (const { topicId } of positions) counts.set(topicId, (counts.get(topicId) ?? 0) + 1)
  return [
    ...positions
      .filter(({ topicId }) => counts.get(topicId)! >= fewestOfTopic)
      .map(({ letterId, topicId, passage }) => ({
        ...{ letterId, passage, proposition: '', label: topicId },
      })),
    ...uncoded.map((one) => ({ ...one, proposition: '', label: nothing })),
  ]
}

function learnLabels(
  asks: SourceQuestion,
  passages: readonly HeldPassage[],
  known: number,
): { classifier: PassageClassifier | null; measure: SourceMeasure } {
  const split = splitByLetter(passages)
  const source = { source: 'learnt' as const, asks, known, mustBeat: true, groups: groupsOf[asks] }
  const isEnough = known >= fewestLearntFrom && countLabels(split.learnt) > 1
  if (!isEnough)
    return {
      classifier: null,
      measure: measureSource(source, { learnt: [], heldOut: [] }, () => []),
    }
  const tried = trainPassageClassifier(split.learnt, groupsOf[asks])
  // By the rules that choose what is shown.
  const measure = measureSource(source, split, (passage) => {
    const given =
      asks === 'topic' ? giveSureLabel(tried, passage)?.label : findSureLevel(tried, passage)?.level
    return given === undefined ? [] : [String(given)]
  })
  return {
    classifier: measure.speaks ? trainPassageClassifier(passages, groupsOf[asks]) : null,
    measure,
  }
}

const countLabels = (passages: readonly HeldPassage[]) =>
  new Set(passages.map(({ label }) => label)).size

/** The likeliest label where it is sure enough. */
function giveSureLabel(
  classifier: PassageClassifier,
  reading: { passage: string; proposition: string },
): { label: string; confidence: number } | null {
  const shares = rateLabels(classifier, reading)
  const confidence = Math.max(...shares)
  if (confidence < classifier.sureFrom) return null
  return { label: classifier.labels[shares.indexOf(confidence)]!, confidence }
}

/** The sentences that are taken to be on one of the topics, each with its level where that is sure enough. */
export function suggestByModel(
  model: LearntModel,
  text: string,
  sentences: readonly Span[],
  propositions: ReadonlyMap<string, string>,
): SourceSuggestion[] {
  const { topics } = model
  if (!topics) return []
  return sentences.flatMap(({ start, end }) => {
    const passage = text.slice(start, end)
    const found = giveSureLabel(topics, { passage, proposition: '' })
    const proposition = found && propositions.get(found.label)
    if (!found || proposition === undefined || proposition === null) return []
    const level = findSureLevel(model.levels, { passage, proposition })
    const sure = [
      `${formatPercent(found.confidence)} sure of the topic`,
      ...(level ? [`${formatPercent(level.confidence)} ${describeSide(level.level)}`] : []),
    ]
    return [
      {
        ...{ start, end, topicId: found.label, level: level?.level ?? null },
        ...{
          source: 'learnt' as const,
          why: `learnt from accepted positions, ${sure.join(', ')}`,
        },
      },
    ]
  })
}

function findSureLevel(
  classifier: PassageClassifier | null,
  reading: { passage: string; proposition: string },
): { level: Level; confidence: number } | null {
  if (!classifier) return null
  const shares = rateLabels(classifier, reading)
  const choice = chooseLevel(
    levels.map(({ level }) => ({
      level,
      share: shares[classifier.labels.indexOf(String(level))] ?? 0,
    })),
  )
  return choice && choice.sideConfidence >= classifier.sureFrom
    ? { level: choice.level, confidence: choice.sideConfidence }
    : null
}

/** What the share of a level is the share of: its side, and not the level itself. */
function describeSide(level: Level): string {
  if (level === 0) return 'that it is mixed'
  return level > 0 ? 'that it supports' : 'that it opposes'
}

const formatPercent = (share: number) => `${Math.round(share * 100)} %`
