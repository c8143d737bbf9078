import { splitWords } from '../history/word-differences.ts'
import { findTextRuns, sumLengths, type TextRun } from './text-runs.ts'
import { quoteAt, type Quote, type Span } from './quotes.ts'

/**
 * What becomes of a passage in another text: it stands at the place that the difference leads to, it stands once
 * elsewhere, or nobody but a person can say where.
 */
export type QuoteFate = { fate: 'held' | 'moved'; quote: Quote } | { fate: 'lost' }

/** How many signs on each side settle which of several places is meant. */
const contextLength = 32
/** Shorter words that stand somewhere else may be there by chance. */
const leastOwnWords = 20

/**
 * Finds passages of one text in another, each by the difference of the two, read from both ends, and where that does
 * not lead to its words by the only place that has them. Where words stand several times and what stands around them
 * does not settle which is meant, the passage is lost: none is moved to the nearest.
 */
export function compareForAnchors(before: string, after: string): (passage: Span) => QuoteFate {
  if (before === after)
    return ({ start, end }) => ({ fate: 'held', quote: quoteAt(after, start, end) })
  const [old, now] = [splitWords(before), splitWords(after)]
  const texts = { before, after }
  const forward = spanRuns(findTextRuns(old, now), old, now)
  const backward = spanRuns(turnRuns(old, now), old, now)
  return (passage) => {
    const place = findPlace(texts, passage, forward, backward)
    return place ? { ...place, quote: quoteAt(after, place.start, place.end) } : { fate: 'lost' }
  }
}

type Texts = { before: string; after: string }
type Place = Span & { fate: 'held' | 'moved' }

function findPlace(
  texts: Texts,
  passage: Span,
  forward: readonly TextRun[],
  backward: readonly TextRun[],
): Place | null {
  const there = followRuns(texts, passage, forward)
  const back = followRuns(texts, passage, backward)
  if (there && back && there.start === back.start && there.end === back.end)
    return isSettled(texts, passage, there) ? { fate: 'held', ...there } : null
  const exact = texts.before.slice(passage.start, passage.end)
  const only = findOnlyPlace(texts, exact)
  if (there || back) {
    const start = only?.after
    const found = [there, back].find((one) => one && one.start === start)
    return found ? { fate: 'held', ...found } : null
  }
  if (only && exact.length >= leastOwnWords) return placeAt(only.after, exact)
  return findByContext(texts, passage)
}

const placeAt = (start: number, exact: string): Place => ({
  fate: 'moved',
  start,
  end: start + exact.length,
})

/** The same runs found from the end, where words that repeat are taken for the last of them and not the first. */
function turnRuns(old: readonly string[], now: readonly string[]): TextRun[] {
  const runs = findTextRuns([...old].reverse(), [...now].reverse())
  return runs
    .map(({ before, after, length }) => ({
      before: old.length - before - length,
      after: now.length - after - length,
      length,
    }))
    .reverse()
}

/** Runs of words as runs of the signs of the two texts. */
function spanRuns(
  runs: readonly TextRun[],
  old: readonly string[],
  now: readonly string[],
): TextRun[] {
  const [olds, nows] = [sumLengths(old), sumLengths(now)]
  return runs.map(({ before, after, length }) => ({
    before: olds[before]!,
    after: nows[after]!,
    length: olds[before + length]! - olds[before]!,
  }))
}

/** Where a passage's first and last sign went, if the same words stand between: only white space may differ. */
function followRuns(
  { before, after }: Texts,
  { start, end }: Span,
  runs: readonly TextRun[],
): Span | null {
  const first = followSign(start, runs)
  const last = followSign(end - 1, runs)
  if (first === null || last === null || last < first) return null
  const there = after.slice(first, last + 1)
  return joinSpaces(there) === joinSpaces(before.slice(start, end))
    ? { start: first, end: last + 1 }
    : null
}

const joinSpaces = (words: string): string => words.replace(/\s+/g, ' ')

function followSign(place: number, runs: readonly TextRun[]): number | null {
  let [low, high] = [0, runs.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (runs[middle]!.before <= place) low = middle + 1
    else high = middle
  }
  const run = runs[low - 1]
  return run && place < run.before + run.length ? run.after + place - run.before : null
}

/** Whether a place is the passage's beyond doubt: by much that is the same around it, or because nothing else is. */
function isSettled({ before, after }: Texts, passage: Span, place: Span): boolean {
  let [left, right] = [0, 0]
  while (left < contextLength && isSameSign(before, passage.start, after, place.start, -1 - left))
    left += 1
  while (right < contextLength && isSameSign(before, passage.end, after, place.end, right))
    right += 1
  const isWhole = (reached: number, atEdge: boolean) => reached === contextLength || atEdge
  return (
    (isWhole(left, passage.start === left && place.start === left) &&
      isWhole(
        right,
        passage.end + right === before.length && place.end + right === after.length,
      )) ||
    (isOnly(before, before.slice(passage.start - left, passage.end + right)) &&
      isOnly(after, after.slice(place.start - left, place.end + right)))
  )
}

function isSameSign(
  before: string,
  beforePlace: number,
  after: string,
  afterPlace: number,
  offset: number,
): boolean {
  const sign = before[beforePlace + offset]
  return sign !== undefined && sign === after[afterPlace + offset]
}

const isOnly = (text: string, words: string): boolean =>
  text.indexOf(words) === text.lastIndexOf(words)

/** Where words stand that are in each of the texts just once. */
function findOnlyPlace({ before, after }: Texts, words: string): { after: number } | null {
  const place = after.indexOf(words)
  return place >= 0 && isOnly(after, words) && isOnly(before, words) ? { after: place } : null
}

/** The only place where a passage stands with what stood around it; what stood at an end of the text still does. */
function findByContext(texts: Texts, passage: Span): Place | null {
  const { before, after } = texts
  const { exact, prefix, suffix } = quoteAt(before, passage.start, passage.end)
  const only = findOnlyPlace(texts, prefix + exact + suffix)
  if (!only) return null
  const place = placeAt(only.after + prefix.length, exact)
  const wasFirst = passage.start === prefix.length
  const wasLast = passage.end + suffix.length === before.length
  if (wasFirst && only.after !== 0) return null
  return wasLast && place.end + suffix.length !== after.length ? null : place
}
