import type { Day } from '../days.ts'
import type { Level } from '../level.ts'

/** A quote as it is compared with others on its topic; its words as `hashQuoteWords` gives them. */
export type ParagraphUse = {
  id: string
  letterId: string
  topicId: string
  reported: boolean
  level: Level | null
  lastDay: Day
  start: number
  words: Uint32Array
}

/** Fewer words than these are anybody’s. */
export const fewestWords = 5

/** Quotes are nearly the same where they share so many of ten of the words that either has. */
const sharedOfTen = 7

/** How many quotes are looked through before others get their turn. */
const quotesAtOnce = 200

/**
 * The standard paragraphs among quotes: for the id of each quote that belongs to one, the id of the quote that used it
 * first. From the oldest on, each quote joins the first use that it shares most words with, the older one of two,
 * where that is seven of ten or more; otherwise it is a first use itself. Quotes on different topics, own words and
 * reported ones, and levels on opposite sides never join. What stands in one letter only is no standard paragraph.
 *
 * The order given changes nothing. Quotes are found by the rarest of their words (prefix filtering: Chaudhuri, Ganti,
 * Kaushik, A primitive operator for similarity joins, 2006), so that the time does not grow with their square; it rests
 * every few hundred quotes, so that whoever runs it can let others in.
 */
export function* findStandardParagraphs(
  quotes: readonly ParagraphUse[],
): Generator<void, Map<string, string>> {
  const firstUseOf = new Map<string, string>()
  for (const comparable of listComparable(quotes))
    for (const { first, uses } of yield* joinUses(comparable.sort(compareOldestFirst)))
      if (uses.some(({ letterId }) => letterId !== first.letterId))
        for (const { id } of uses) firstUseOf.set(id, first.id)
  return firstUseOf
}

function listComparable(quotes: readonly ParagraphUse[]): ParagraphUse[][] {
  const lists = new Map<string, ParagraphUse[]>()
  for (const quote of quotes) {
    if (quote.words.length < fewestWords) continue
    const key = `${quote.topicId} ${quote.reported}`
    const list = lists.get(key)
    if (list) list.push(quote)
    else lists.set(key, [quote])
  }
  return [...lists.values()]
}

function compareOldestFirst(a: ParagraphUse, b: ParagraphUse): number {
  if (a.lastDay !== b.lastDay) return a.lastDay < b.lastDay ? -1 : 1
  if (a.letterId !== b.letterId) return a.letterId < b.letterId ? -1 : 1
  return a.start - b.start || (a.id < b.id ? -1 : 1)
}

/** The uses of one paragraph: the first with its words by rank, and whether any of them supports or opposes. */
type JoinedUses = {
  place: number
  first: ParagraphUse
  uses: ParagraphUse[]
  ranks: Uint32Array
  supports: boolean
  opposes: boolean
}

/** Quotes of one topic, the oldest first, as paragraphs with their uses. */
function* joinUses(quotes: readonly ParagraphUse[]): Generator<void, JoinedUses[]> {
  const rankOf = yield* rankWords(quotes)
  const found: JoinedUses[] = []
  /** By each of the rarest words of a first use, whose it is. */
  const withWord = new Map<number, JoinedUses[]>()
  for (const [place, quote] of quotes.entries()) {
    if (place % quotesAtOnce === 0) yield
    const ranks = quote.words.map((word) => rankOf.get(word)!).sort()
    const nearest = findNearest(quote, ranks, withWord)
    if (nearest) {
      nearest.uses.push(quote)
      markSides(nearest, quote)
      continue
    }
    const alone = { place, first: quote, uses: [quote], ranks, supports: false, opposes: false }
    markSides(alone, quote)
    found.push(alone)
    for (const rank of takeRarest(ranks)) {
      const others = withWord.get(rank)
      if (others) others.push(alone)
      else withWord.set(rank, [alone])
    }
  }
  return found
}

function markSides(joined: JoinedUses, { level }: ParagraphUse): void {
  if ((level ?? 0) > 0) joined.supports = true
  if ((level ?? 0) < 0) joined.opposes = true
}

/** The rarest word first, so that few quotes share those that are looked at; of two the one that stood earlier. */
function* rankWords(quotes: readonly ParagraphUse[]): Generator<void, Map<number, number>> {
  const counts = new Map<number, number>()
  for (const [place, { words }] of quotes.entries()) {
    if (place % quotesAtOnce === 0) yield
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  const byCount = [...counts].sort(([, one], [, other]) => one - other)
  return new Map(byCount.map(([word], rank) => [word, rank]))
}

/** The first use that shares most words with a quote; the older one of two, and none on the opposite side. */
function findNearest(
  { level }: ParagraphUse,
  ranks: Uint32Array,
  withWord: ReadonlyMap<number, readonly JoinedUses[]>,
): JoinedUses | null {
  let nearest: JoinedUses | null = null
  let highest = 0
  const seen = new Set<JoinedUses>()
  for (const rank of takeRarest(ranks))
    for (const joined of withWord.get(rank) ?? []) {
      if (seen.has(joined)) continue
      seen.add(joined)
      if ((level ?? 0) > 0 ? joined.opposes : (level ?? 0) < 0 && joined.supports) continue
      const likeness = measureLikeness(ranks, joined.ranks)
      const isOlder = nearest !== null && joined.place < nearest.place
      if (likeness > highest || (likeness > 0 && likeness === highest && isOlder))
        [nearest, highest] = [joined, likeness]
    }
  return nearest
}

/** Of two lists that are nearly the same, one of these words of either is among these words of the other. */
const takeRarest = (ranks: Uint32Array): Uint32Array =>
  ranks.subarray(0, ranks.length - Math.ceil((sharedOfTen * ranks.length) / 10) + 1)

/**
 * The share of words that both have of those that either has, each list in order; 0 as soon as it is clear that they
 * are not nearly the same.
 */
export function measureLikeness(one: Uint32Array, other: Uint32Array): number {
  const all = one.length + other.length
  const mostApart = all - 2 * Math.ceil((sharedOfTen * all) / (10 + sharedOfTen))
  let [at, to, apart] = [0, 0, 0]
  while (apart <= mostApart && at < one.length && to < other.length) {
    const difference = one[at]! - other[to]!
    if (difference !== 0) apart += 1
    if (difference <= 0) at += 1
    if (difference >= 0) to += 1
  }
  apart += one.length - at + (other.length - to)
  const shared = (all - apart) / 2
  return apart <= mostApart ? shared / (shared + apart) : 0
}
