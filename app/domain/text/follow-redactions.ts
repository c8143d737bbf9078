import { findRedactions, type Span } from './quotes.ts'

/** So much of what stands on each side has to be the same, in signs. */
const contextLength = 32

/**
 * Finds marks of redaction of a text in its corrected version: one that stands in what both have the same, read from
 * either end, or whose surroundings stand around one mark alone in both. Null where that is not certain or the words
 * were released.
 */
export function followRedactions(before: string, after: string): (mark: Span) => Span | null {
  const [olds, nows] = [findRedactions(before), findRedactions(after)]
  const [head, tail] = [countSameHead(before, after), countSameTail(before, after)]
  const shift = after.length - before.length
  const oldKeys = countKeys(olds.map((mark) => contextKey(before, mark)))
  const nowKeys = countKeys(nows.map((mark) => contextKey(after, mark)))
  const isMark = (span: Span) =>
    nows.some(({ start, end }) => start === span.start && end === span.end)
  return (mark) => {
    if (mark.end <= head && isMark(mark)) return mark
    const moved = { start: mark.start + shift, end: mark.end + shift }
    if (before.length - mark.start <= tail && isMark(moved)) return moved
    const key = contextKey(before, mark)
    if (oldKeys.get(key) !== 1 || nowKeys.get(key) !== 1) return null
    return nows.find((now) => contextKey(after, now) === key) ?? null
  }
}

function countSameHead(one: string, other: string): number {
  const most = Math.min(one.length, other.length)
  let at = 0
  while (at < most && one[at] === other[at]) at += 1
  return at
}

/** What the head holds already is not read again from the end, so that no mark stands in both. */
function countSameTail(one: string, other: string): number {
  const most = Math.min(one.length, other.length) - countSameHead(one, other)
  let at = 0
  while (at < most && one[one.length - 1 - at] === other[other.length - 1 - at]) at += 1
  return at
}

const contextKey = (text: string, { start, end }: Span): string =>
  JSON.stringify([
    text.slice(Math.max(0, start - contextLength), start),
    text.slice(start, end),
    text.slice(end, end + contextLength),
  ])

function countKeys(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}
