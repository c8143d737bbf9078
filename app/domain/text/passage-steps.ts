import { splitParagraphs } from './paragraphs.ts'
import type { Span } from './quotes.ts'
import { findWordEdge } from './sentences.ts'

/** Which end of a passage steps move. */
export type PassageEnd = 'start' | 'end'

/** The sentence after a passage, or the one before it; the first or the last of the text where there is none yet. */
export function findNextSentence(
  sentences: readonly Span[],
  current: Span | null,
  step: 1 | -1,
): Span | undefined {
  if (!current) return step === 1 ? sentences[0] : undefined
  return step === 1
    ? sentences.find(({ start }) => start >= current.end)
    : sentences.findLast(({ end }) => end <= current.start)
}

/** A passage with one of its ends moved by a sentence; null where there is none further, or nothing would stay. */
export function widenBySentence(
  sentences: readonly Span[],
  { start, end }: Span,
  moved: PassageEnd,
  step: 1 | -1,
): Span | null {
  if (moved === 'end') {
    const to =
      step === 1
        ? sentences.find((one) => one.end > end)?.end
        : sentences.findLast((one) => one.end < end)?.end
    return to !== undefined && to > start ? { start, end: to } : null
  }
  const to =
    step === 1
      ? sentences.find((one) => one.start > start)?.start
      : sentences.findLast((one) => one.start < start)?.start
  return to !== undefined && to < end ? { start: to, end } : null
}

/** A passage with one of its ends moved by a word, or by a sign in scripts without spaces; something always stays. */
export function widenByWord(
  text: string,
  { start, end }: Span,
  moved: PassageEnd,
  step: 1 | -1,
): Span | null {
  if (moved === 'end') {
    const to = trimEnd(text, findWordEdge(text, end, step), step)
    return to > start ? { start, end: to } : null
  }
  const edge = findWordEdge(text, start, step)
  const to = step === 1 ? edge + countSpaces(text.slice(edge, end)) : edge
  return to < end && text.slice(to, end).trim() ? { start: to, end } : null
}

/** Where the words before a place end. */
function trimEnd(text: string, place: number, step: 1 | -1): number {
  return step === 1 ? place : text.slice(0, place).trimEnd().length
}

const countSpaces = (words: string): number => words.length - words.trimStart().length

/**
 * The sentence at which work on a letter goes on: the first after the passages that are coded, or, where nothing is,
 * the first of its body. Its head and its foot have no number, and are passed over where there is a body.
 */
export function findWorkBegin(
  text: string,
  sentences: readonly Span[],
  coded: readonly Span[],
): Span | null {
  const body = splitParagraphs(text).filter(({ number }) => number !== null)
  const inBody = sentences.filter(({ start, end }) =>
    body.some((block) => block.start <= start && end <= block.end),
  )
  const offered = inBody.length ? inBody : sentences
  const passed = Math.max(0, ...coded.map(({ end }) => end))
  return offered.find(({ start }) => start >= passed) ?? offered.at(-1) ?? null
}

/** Where the words of a condition stand: within the quote, otherwise at their first place in the letter. */
export function findCondition(text: string, condition: string, quote: Span | null): Span | null {
  if (!condition) return null
  const within = quote ? text.slice(quote.start, quote.end).indexOf(condition) : -1
  const start = within >= 0 ? quote!.start + within : text.indexOf(condition)
  return start < 0 ? null : { start, end: start + condition.length }
}
