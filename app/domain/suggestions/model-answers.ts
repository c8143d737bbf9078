import type { Level } from '../level.ts'
import type { Span } from '../text/quotes.ts'
import type { SourceMeasure } from './source-measures.ts'
import { makePassageKey, type SourceSuggestion } from './suggestions.ts'

/** A passage that a language model takes to state a position; `passageKey` is made of its words. */
export type ModelPassage = Span & {
  passageKey: string
  topicId: string
  level: Level | null
  why: string
}

/**
 * What a language model said of a letter, as suggestions: as far as it was measured on positions of this store and
 * found better than naive Bayes, and where the words still stand that it spoke of.
 */
export function suggestByAnswer(
  { model, read }: { model: string; read: readonly ModelPassage[] },
  text: string,
  measures: readonly SourceMeasure[],
): SourceSuggestion[] {
  const speaks = (asks: 'topic' | 'level') =>
    measures.some((one) => one.source === 'endpoint' && one.asks === asks && one.speaks)
  if (!speaks('topic')) return []
  return read
    .filter(({ start, end, passageKey }) => makePassageKey(text.slice(start, end)) === passageKey)
    .map(({ start, end, topicId, level, why }) => ({
      ...{ start, end, topicId, source: 'endpoint' as const },
      level: speaks('level') ? level : null,
      why: `the language model ${model} says ${why ? `“${why}”` : 'so'}`,
    }))
}
