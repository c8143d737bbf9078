import { findMaskedParts, masks, type TextContacts } from './mask-text.ts'
import type { Span } from '../text/quotes.ts'

const maskPattern = new RegExp(
  Object.values(masks)
    .map((mask) => mask.replace(/[[\]]/g, '\\$&').replace(/ /g, '\\s+'))
    .join('|'),
  'giu',
)

/** A mask in a text, with its kind, which two that stand for the same sort of words share. */
type PlacedMask = Span & { kind: string }

function findMasks(text: string): PlacedMask[] {
  return [...text.matchAll(maskPattern)].map(({ index, 0: mask }) => ({
    start: index,
    end: index + mask.length,
    kind: mask.replace(/\s+/g, ' ').toLowerCase(),
  }))
}

/** A mask at its place in a masked text, with the words that it stands for. */
type Hidden = PlacedMask & { words: string }

/**
 * What somebody typed who was shown a text masked, with the words that they did not see at their places again; null
 * where it still holds a mask of which it is not certain what it stands for. `texts`: those that the stored words may
 * be cut from, which decide what of them is masked.
 */
export function placeHidden(
  typed: string,
  stored: string,
  texts: readonly TextContacts[] = [],
): string | null {
  const placed = findMasks(typed)
  if (!placed.length) return typed
  const { shown, hidden } = showMasked(stored, texts)
  if (typed === shown) return stored
  const find = makeFinder(typed, placed, shown, hidden)
  const pieces: string[] = []
  let from = 0
  for (const mask of placed) {
    const words = find(mask)
    if (words === null) return null
    pieces.push(typed.slice(from, mask.start), words)
    from = mask.end
  }
  return pieces.join('') + typed.slice(from)
}

/** The masked text, with what each mask in it hides; one that is stored as such stands for itself. */
function showMasked(stored: string, texts: readonly TextContacts[]) {
  const parts = findMaskedParts(stored, texts)
  const isApart = ({ start, end }: Span) =>
    parts.every((part) => part.end <= start || part.start >= end)
  const written = findMasks(stored)
    .filter(isApart)
    .map((span) => ({ ...span, mask: stored.slice(span.start, span.end) }))
  let [shown, from] = ['', 0]
  const hidden: Hidden[] = []
  for (const { start, end, mask } of [...parts, ...written].sort((a, b) => a.start - b.start)) {
    shown += stored.slice(from, start)
    const [{ kind }] = findMasks(mask) as [PlacedMask]
    const place = { start: shown.length, end: shown.length + mask.length }
    hidden.push({ ...place, kind, words: stored.slice(start, end) })
    shown += mask
    from = end
  }
  return { shown: shown + stored.slice(from), hidden }
}

/**
 * Finds what a mask in typed words stands for. The only one of its kind is the same wherever it stands. Of several,
 * one is certain where all words up to it, or all from it on, stand as they were shown; where masks were taken out or
 * added, so must the word at its other side.
 */
function makeFinder(
  typed: string,
  placed: readonly PlacedMask[],
  shown: string,
  hidden: readonly Hidden[],
): (mask: PlacedMask) => string | null {
  const isSameNumber = placed.length === hidden.length
  const [same, sameBack] = [countSameStart(typed, shown), countSameEnd(typed, shown)]
  const wordAfter = (place: number) =>
    shown.slice(place, place + wordReach).match(/^[^\p{L}\p{N}]*[\p{L}\p{N}]*/u)![0].length
  const wordBefore = (place: number) =>
    shown.slice(Math.max(0, place - wordReach), place).match(/[\p{L}\p{N}]*[^\p{L}\p{N}]*$/u)![0]
      .length
  return (mask) => {
    const alike = hidden.filter(({ kind }) => kind === mask.kind)
    const isNotMore = placed.filter(({ kind }) => kind === mask.kind).length <= alike.length
    if (isNotMore && new Set(alike.map(({ words }) => words)).size === 1) return alike[0]!.words
    const moved = shown.length - typed.length
    const certain = alike.filter(({ start, end }) => {
      const [after, before] = isSameNumber ? [0, 0] : [wordAfter(end), wordBefore(start)]
      const isBySame = start === mask.start && end + after <= same
      const isBySameBack = start - moved === mask.start && shown.length - start + before <= sameBack
      return isBySame || isBySameBack
    })
    const words = new Set(certain.map((one) => one.words))
    return words.size === 1 ? certain[0]!.words : null
  }
}

/** How far from a mask the word beside it is looked for, in characters. */
const wordReach = 100

function countSameStart(one: string, other: string): number {
  let count = 0
  while (count < Math.min(one.length, other.length) && one[count] === other[count]) count += 1
  return count
}

function countSameEnd(one: string, other: string): number {
  let count = 0
  while (count < Math.min(one.length, other.length) && one.at(-1 - count) === other.at(-1 - count))
    count += 1
  return count
}

/** What somebody sent with what was hidden from them; what could not be placed is told by the names of its fields. */
type Kept<Sent> = { kept: Sent; unplaced: Record<string, string> }

/**
 * What somebody sends who was shown it without addresses and numbers: what they left as it was shown is what is
 * stored, and what they changed holds again the words that they did not see. Each field with a mask of which it is not
 * certain what it stands for is told with a sentence: it must not be stored.
 */
export function keepHidden<Sent>(
  sent: Sent,
  stored: unknown,
  shown: unknown,
  texts: readonly TextContacts[] = [],
  name = '',
): Kept<Sent> {
  if (shown !== undefined && JSON.stringify(sent) === JSON.stringify(shown))
    return { kept: stored as Sent, unplaced: {} }
  if (typeof sent === 'string') {
    const words = placeHidden(sent, typeof stored === 'string' ? stored : '', texts)
    return words === null
      ? { kept: sent, unplaced: { [name]: explainMask(sent) } }
      : { kept: words as Sent, unplaced: {} }
  }
  if (typeof sent !== 'object' || sent === null) return { kept: sent, unplaced: {} }
  // Of a list with more or fewer things it is not known which of them is which.
  const isAlike = !Array.isArray(sent) || (Array.isArray(shown) && shown.length === sent.length)
  const [was, seen] = isAlike ? [asObject(stored), asObject(shown)] : [{}, {}]
  const unplaced: Record<string, string> = {}
  const entries = Object.entries(sent).map(([field, words]: [string, unknown]) => {
    const partName = Array.isArray(sent) ? name : field
    const part = keepHidden(words, was[field], seen[field], texts, partName)
    Object.assign(unplaced, part.unplaced)
    return [field, part.kept] as const
  })
  const kept = Array.isArray(sent) ? entries.map(([, words]) => words) : Object.fromEntries(entries)
  return { kept: kept as Sent, unplaced }
}

const asObject = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

/** Why words with a mask in them cannot be stored, and what to do. */
function explainMask(words: string): string {
  const { start, end } = findMasks(words)[0]!
  return (
    `“${words.slice(start, end)}” stands for words that you do not see, and it cannot be told which of them ` +
    'belong here. Put it back where it stood, or take it out. Nothing was stored.'
  )
}
