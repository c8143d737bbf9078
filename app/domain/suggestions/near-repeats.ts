import { countBy } from '../collections.ts'
import type { Level } from '../level.ts'
import { hashQuoteWords } from '../quotes/quote-words.ts'
import { fewestWords, measureLikeness } from '../quotes/standard-paragraphs.ts'
import type { Span } from '../text/quotes.ts'
import { formatCount, formatSignedNumber, joinWithAnd } from '../text/words.ts'
import type { SourceSuggestion } from './suggestions.ts'

/** A passage that was coded before. */
export type CodedUse = { letterId: string; topicId: string; level: Level | null; passage: string }

/** One of them as it is compared: its words as numbers, in order. */
export type ComparedUse = Omit<CodedUse, 'passage'> & { words: Uint32Array }

export function prepareUses(uses: readonly CodedUse[]): ComparedUse[] {
  return uses
    .map(({ passage, ...use }) => ({ ...use, words: hashQuoteWords(passage).sort() }))
    .filter(({ words }) => words.length >= fewestWords)
}

/** Those of the uses that a passage says again in nearly the same words, the likest first. */
function findLikeUses(passage: string, uses: readonly ComparedUse[]): ComparedUse[] {
  const words = hashQuoteWords(passage).sort()
  if (words.length < fewestWords) return []
  return uses
    .map((use) => ({ use, likeness: measureLikeness(words, use.words) }))
    .filter(({ likeness }) => likeness > 0)
    .sort((a, b) => b.likeness - a.likeness)
    .map(({ use }) => use)
}

/**
 * The sentences of a letter, and those in twos, that say in nearly the same words what was coded in other letters.
 * Where it was coded on opposite sides no level is proposed: somebody has to look at what differs.
 */
export function suggestRepeats(
  text: string,
  spans: readonly Span[],
  uses: readonly ComparedUse[],
): SourceSuggestion[] {
  const found = spans.flatMap((span) =>
    groupLikeUses(text.slice(span.start, span.end), uses).map((group) => ({ span, ...group })),
  )
  // The longer of two that overlap says more.
  return found
    .sort((a, b) => b.span.end - b.span.start - (a.span.end - a.span.start))
    .map(({ span, topicId, level, uses: own }) => ({
      ...{ start: span.start, end: span.end, topicId, level },
      ...{ source: 'repeat' as const, why: describeRepeats(own) },
    }))
}

/** What a passage says again, by topic, with the level that is proposed; null where it was coded on opposite sides. */
export function groupLikeUses(
  passage: string,
  uses: readonly ComparedUse[],
): { topicId: string; level: Level | null; uses: ComparedUse[] }[] {
  const like = findLikeUses(passage, uses)
  return [...new Set(like.map(({ topicId }) => topicId))].map((topicId) => {
    const own = like.filter((use) => use.topicId === topicId)
    return { topicId, level: chooseRepeatedLevel(own), uses: own }
  })
}

function chooseRepeatedLevel(uses: readonly ComparedUse[]): Level | null {
  const coded = uses.flatMap(({ level }) => level ?? [])
  const sides = new Set(coded.map(Math.sign))
  if (!coded.length || sides.size > 1 || coded.length < uses.length) return null
  const counts = countBy(coded, (level) => String(level))
  const [level] = [...counts].sort(([, one], [, other]) => other - one)[0]!
  return Number(level) as Level
}

/** `standard paragraph, coded +2 in 4 letters`, `said before in nearly the same words, coded +1 in one letter`. */
function describeRepeats(uses: readonly ComparedUse[]): string {
  const letters = new Set(uses.map(({ letterId }) => letterId)).size
  const codings = [...new Set(uses.map(({ level }) => level))]
    .sort((a, b) => (b ?? -3) - (a ?? -3))
    .map((level) => {
      const own = uses.filter((use) => use.level === level)
      const count = formatCount(new Set(own.map(({ letterId }) => letterId)).size, 'letter')
      return `${level === null ? 'as absent' : formatSignedNumber(level)} in ${count}`
    })
  const what = letters > 1 ? 'standard paragraph' : 'said before in nearly the same words'
  return `${what}, coded ${joinWithAnd(codings)}`
}
