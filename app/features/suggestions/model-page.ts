import { describeSourceMeasure } from '#app/domain/suggestions/source-measures.ts'
import { promptVersion } from '#app/domain/suggestions/model-question.ts'
import { formatDay } from '#app/domain/days.ts'
import type { Store } from '#app/store.server.ts'
import { beginMeasuring, findMeasuring, readModelMeasures } from './measure-model.ts'
import { describeWhatIsSent, readModelSettings } from './model-settings.ts'

/** What administrators see of the language model of the settings. */
export type ModelPageView = {
  name: string
  /** What leaves the house where a letter is read, in sentences. */
  sends: string
  promptVersion: number
  /** How it did when it was measured, in sentences, and on which day; empty before the first time. */
  measures: string[]
  measuredOn: string | null
  /** How measuring goes, or why it ended; empty where neither is so. */
  progress: string
  isMeasuring: boolean
}

/** The model of the settings, or null where none is set up. */
export async function loadModelPage(store: Store): Promise<ModelPageView | null> {
  const settings = readModelSettings()
  if (!settings) return null
  const { measures, measuredAt } = await readModelMeasures(store, settings)
  const measuring = findMeasuring(settings)
  const isMeasuring = measuring !== null && 'answered' in measuring
  return {
    name: `${settings.model} at ${settings.host}`,
    sends: describeWhatIsSent(settings),
    promptVersion,
    measures: measures.map(describeSourceMeasure),
    measuredOn: measuredAt && formatDay(measuredAt.slice(0, 10)),
    progress: describeProgress(measuring),
    isMeasuring,
  }
}

function describeProgress(measuring: ReturnType<typeof findMeasuring>): string {
  if (!measuring) return ''
  return 'answered' in measuring
    ? `It is being measured: ${measuring.answered} of ${measuring.questions} questions are answered.`
    : `It was not measured: ${measuring.refusal} What stood before stands still.`
}

/** Begins to measure the model. Returns a sentence, and whether it was begun. */
export async function measureModelByForm(
  store: Store,
  onFailure: (error: unknown) => void,
): Promise<{ ok: boolean; message: string }> {
  const settings = readModelSettings()
  if (!settings) return { ok: false, message: 'No language model is set up here.' }
  const refusal = await beginMeasuring(store, settings, onFailure)
  return refusal === null
    ? { ok: true, message: 'It is being measured. Load this page again to see how far that is.' }
    : { ok: false, message: refusal }
}
