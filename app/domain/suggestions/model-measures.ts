import type { LearntPosition } from './learnt-model.ts'
import type { ModelReading } from './model-question.ts'
import {
  measureSource,
  splitByLetter,
  type HeldPassage,
  type SourceMeasure,
} from './source-measures.ts'

/** So many passages of the letters held out are asked about at most: the newest. */
const mostMeasured = 200

/** An accepted position that is held out, and asked about. */
export type TopicPassage = HeldPassage & { topicId: string; level: string | null }

/** Accepted positions, the newest first, parted: naive Bayes learns from some, and the others are asked about. */
export function holdOutPassages(
  positions: readonly LearntPosition[],
  propositions: ReadonlyMap<string, string>,
): { learnt: TopicPassage[]; heldOut: TopicPassage[] } {
  const rows = positions.map(({ letterId, topicId, level, passage }) => ({
    ...{ letterId, passage, topicId, label: topicId, level: level === null ? null : String(level) },
    proposition: propositions.get(topicId) ?? '',
  }))
  const { learnt, heldOut } = splitByLetter(rows)
  return { learnt, heldOut: heldOut.slice(0, mostMeasured) }
}

/**
 * How a language model did on passages that were held out, beside naive Bayes, which learns from the others: topics by
 * all that it names, levels where it names the right topic.
 */
export function measureModelReadings(
  { learnt, heldOut }: ReturnType<typeof holdOutPassages>,
  readings: ReadonlyMap<TopicPassage, readonly Omit<ModelReading, 'at'>[]>,
  known: number,
): SourceMeasure[] {
  const source = { source: 'endpoint' as const, known, mustBeat: true }
  const withoutProposition = (rows: readonly TopicPassage[]) =>
    rows.map((row) => ({ ...row, proposition: '', asked: row }))
  const withLevel = (rows: readonly TopicPassage[]) =>
    rows.flatMap((row) => (row.level === null ? [] : [{ ...row, label: row.level, asked: row }]))
  const readingsOf = ({ asked }: { asked: TopicPassage }) => readings.get(asked) ?? []
  return [
    measureSource(
      { ...source, asks: 'topic', groups: ['words', 'signs'] },
      { learnt: withoutProposition(learnt), heldOut: withoutProposition(heldOut) },
      (row) => readingsOf(row).map(({ topicId }) => topicId),
    ),
    measureSource(
      { ...source, asks: 'level', groups: ['words', 'proposition'] },
      { learnt: withLevel(learnt), heldOut: withLevel(heldOut) },
      (row) =>
        readingsOf(row).flatMap(({ topicId, level }) =>
          topicId === row.topicId && level !== null ? [String(level)] : [],
        ),
    ),
  ]
}
