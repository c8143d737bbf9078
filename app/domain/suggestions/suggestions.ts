import { hashSigns, splitWordsOfAnyScript } from '../quotes/quote-words.ts'
import type { Level } from '../level.ts'
import type { Span } from '../text/quotes.ts'

/** What suggests passages, the surest first: of several that say the same, the first that has a level gives it. */
export const suggestionSources = ['repeat', 'learnt', 'endpoint', 'cue'] as const
export type SuggestionSource = (typeof suggestionSources)[number]

/** What one source proposes, and why, as a sentence without a full stop. */
export type SourceSuggestion = Span & {
  topicId: string
  level: Level | null
  source: SuggestionSource
  why: string
}

type SuggestionReason = Pick<SourceSuggestion, 'source' | 'level' | 'why'>

/** A passage that may state a position on a topic, with or without a level; it counts nowhere. */
export type Suggestion = Span & {
  topicId: string
  level: Level | null
  reasons: SuggestionReason[]
}

/** That somebody said no to a suggestion; `passageKey` is made of the words, wherever they stand in the letter. */
export type SuggestionRefusal = { passageKey: string; topicId: string; source: SuggestionSource }

/** So many suggestions are shown for one letter at most, the first in the text. */
const mostShown = 40

/** What names the words of a passage, without case and marks; none can be read out of it. */
export function makePassageKey(passage: string): string {
  const words = splitWordsOfAnyScript(passage)
  return `${words.length}-${hashSigns(words.join(' ')).toString(36)}-${hashSigns([...words].reverse().join(' ')).toString(36)}`
}

type SettledPassages = {
  text: string
  /** What is coded already: it is not suggested again on the same topic. */
  coded: readonly (Span & { topicId: string })[]
  refusals: readonly SuggestionRefusal[]
}

/**
 * What of all that was proposed is shown: nothing that was coded or refused, and one suggestion for a passage and a
 * topic, however many sources propose it, in the order of the text.
 */
export function gatherSuggestions(
  proposed: readonly SourceSuggestion[],
  { text, coded, refusals }: SettledPassages,
): Suggestion[] {
  const refused = new Set(refusals.map(nameRefusal))
  const open = [...proposed]
    .sort((a, b) => suggestionSources.indexOf(a.source) - suggestionSources.indexOf(b.source))
    .filter(
      (one) =>
        !coded.some((position) => position.topicId === one.topicId && overlaps(position, one)) &&
        !refused.has(
          nameRefusal({ ...one, passageKey: makePassageKey(text.slice(one.start, one.end)) }),
        ),
    )
  const gathered: Suggestion[] = []
  for (const { start, end, topicId, level, source, why } of open) {
    const same = gathered.find((one) => one.topicId === topicId && overlaps(one, { start, end }))
    const reason = { source, level, why }
    if (!same) gathered.push({ start, end, topicId, level, reasons: [reason] })
    else if (!same.reasons.some((one) => one.source === source)) {
      same.reasons.push(reason)
      same.level ??= level
    }
  }
  return gathered.sort((a, b) => a.start - b.start || a.end - b.end).slice(0, mostShown)
}

const nameRefusal = ({ passageKey, topicId, source }: SuggestionRefusal) =>
  `${passageKey} ${topicId} ${source}`

const overlaps = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end
