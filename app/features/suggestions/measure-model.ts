import {
  holdOutPassages,
  measureModelReadings,
  type TopicPassage,
} from '#app/domain/suggestions/model-measures.ts'
import {
  partPassages,
  promptVersion,
  readModelAnswer,
  writeModelQuestion,
  type ModelTopic,
  type ModelReading,
} from '#app/domain/suggestions/model-question.ts'
import { fewestLearntFrom, type SourceMeasure } from '#app/domain/suggestions/source-measures.ts'
import { formatCount } from '#app/domain/text/words.ts'
import { anybodySignedIn } from '#app/domain/users.ts'
import type { Store } from '#app/store.server.ts'
import { ModelRefusal, requestAnswer } from './model-request.ts'
import type { ModelSettings } from './model-settings.ts'

/** The newest accepted positions that are looked at. */
const mostLookedAt = 5_000

/** How a measuring goes that somebody began: how many questions were answered, or why it ended without figures. */
export type ModelMeasuring = { answered: number; questions: number } | { refusal: string }

/** What is being measured in this process, and what broke off last; by the model and the question. */
const measurings = new Map<string, ModelMeasuring>()

/** Names a model and the words of the question, for which figures hold and for no others. */
const nameMeasured = ({ host, model }: ModelSettings): string =>
  `${model} at ${host}, ${promptVersion}`

/** How the model did when it was measured last; none before the first time. */
export async function readModelMeasures(
  store: Store,
  settings: ModelSettings,
): Promise<{ measures: SourceMeasure[]; measuredAt: string | null }> {
  const kept = (await store.visibleTo(anybodySignedIn).suggestions.measures()).filter(
    ({ evidenceHash, measure }) =>
      measure.source === 'endpoint' && evidenceHash === nameMeasured(settings),
  )
  return {
    // Topics first: where these are silent, levels are never heard.
    measures: kept
      .map(({ measure }) => measure)
      .sort((a, b) => Number(b.asks === 'topic') - Number(a.asks === 'topic')),
    measuredAt: kept[0]?.measuredAt ?? null,
  }
}

export const findMeasuring = (settings: ModelSettings): ModelMeasuring | null =>
  measurings.get(nameMeasured(settings)) ?? null

/**
 * Begins to measure the model on accepted positions that anybody signed in may see, and goes on by itself: a second
 * beginning meanwhile does nothing. Returns a sentence where nothing was begun, otherwise null.
 */
export async function beginMeasuring(
  store: Store,
  settings: ModelSettings,
  onFailure: (error: unknown) => void,
): Promise<string | null> {
  const name = nameMeasured(settings)
  const running = measurings.get(name)
  if (running && 'answered' in running) return 'It is being measured already.'
  const trial = await prepareTrial(store)
  if (typeof trial === 'string') return trial
  measurings.set(name, { answered: 0, questions: trial.questions.length })
  void runTrial(store, settings, trial).then(
    () => measurings.delete(name),
    (error: unknown) => {
      if (!(error instanceof ModelRefusal)) onFailure(error)
      const refusal = error instanceof ModelRefusal ? error.message : 'Something went wrong here.'
      measurings.set(name, { refusal })
    },
  )
  return null
}

type Trial = ReturnType<typeof holdOutPassages> & {
  topics: ModelTopic[]
  questions: TopicPassage[][]
  known: number
}

async function prepareTrial(store: Store): Promise<Trial | string> {
  const visible = store.visibleTo(anybodySignedIn)
  const positions = (await visible.suggestions.sendable(mostLookedAt)).filter(
    ({ recheck }) => !recheck,
  )
  if (positions.length < fewestLearntFrom)
    return (
      `It takes ${fewestLearntFrom} accepted positions in letters and dossiers that everybody here may see; there ` +
      `${positions.length === 1 ? 'is' : 'are'} ${formatCount(positions.length, 'position')}. Nothing was sent.`
    )
  const topicIds = [...new Set(positions.map(({ topicId }) => topicId))]
  const topics = (await visible.topics.byIds(topicIds)).map(({ id, name, proposition }) => ({
    ...{ id, name, proposition },
  }))
  const split = holdOutPassages(
    positions,
    new Map(topics.map(({ id, proposition }) => [id, proposition])),
  )
  return { ...split, topics, questions: partPassages(split.heldOut), known: positions.length }
}

async function runTrial(store: Store, settings: ModelSettings, trial: Trial): Promise<void> {
  const name = nameMeasured(settings)
  const readings = new Map<TopicPassage, ModelReading[]>()
  for (const [answered, passages] of trial.questions.entries()) {
    measurings.set(name, { answered, questions: trial.questions.length })
    const { read } = await askQuestion(
      settings,
      trial.topics,
      passages.map(({ passage }) => passage),
    )
    for (const reading of read) {
      const passage = passages[reading.at]!
      readings.set(passage, [...(readings.get(passage) ?? []), reading])
    }
  }
  const measures = measureModelReadings(trial, readings, trial.known)
  await store.visibleTo(anybodySignedIn).suggestions.keepMeasures(name, measures)
}

/** One question and what was read in its answer. Throws a `ModelRefusal`. */
export async function askQuestion(
  settings: ModelSettings,
  topics: readonly ModelTopic[],
  passages: readonly string[],
): Promise<{ answer: string; read: ModelReading[] }> {
  const answer = await requestAnswer(settings, writeModelQuestion(topics, passages))
  const read = readModelAnswer(answer, { topics, passages: passages.length })
  if (!read)
    throw new ModelRefusal(
      `${settings.model} did not answer in the form that was asked for, so nothing was read in it.`,
    )
  return { answer, read }
}
