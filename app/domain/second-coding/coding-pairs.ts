import type { Position } from '../positions.ts'
import { countSharedSigns, isHalfShared } from '../text/quotes.ts'

/**
 * In what two codings of a passage differ; `same` is agreement, and `alone` what one of them has and the other not.
 * `lost` is no difference: what the first coder had on the topic lost its words, so that there is nothing to compare.
 */
export const pairKinds = [
  { kind: 'level', name: 'Level differs' },
  { kind: 'condition', name: 'Condition differs' },
  { kind: 'holder', name: 'Holder differs' },
  { kind: 'quote', name: 'Quote differs' },
  { kind: 'topic', name: 'Same passage, other topic' },
  { kind: 'alone', name: 'One has it, one has not' },
  { kind: 'lost', name: 'The first one lost its words' },
] as const
export type PairKind = (typeof pairKinds)[number]['kind'] | 'same'

/** What of a position two coders can differ in. */
export type PairPosition = Pick<
  Position,
  'topicId' | 'level' | 'absence' | 'conditional' | 'condition' | 'reported' | 'holderIds' | 'quote'
>

/** A passage with what each of the two coders made of it; one of them may have nothing there. */
export type CodingPair<P extends PairPosition = PairPosition> = {
  kind: PairKind
  first: P | null
  second: P | null
  /** What the first coder had on the topic, where it lost its words. */
  lost?: P
}

/** Whether two coders say something else of a passage: not where one of the two passages is lost. */
export const isDifference = (kind: PairKind): boolean => kind !== 'same' && kind !== 'lost'

/**
 * Puts two codings of a letter side by side: passages of one holder on one topic that overlap by half of the shorter
 * one go together (rule 2), the widest overlap first; then, overlapping as far, those of other holders, and those on
 * other topics; last those of one holder on one topic that touch. What is left one coder has alone, unless a passage of
 * the first coding on that topic lost its words (`lost`). In the order of the text.
 */
export function pairCodings<P extends PairPosition>(
  first: readonly P[],
  second: readonly P[],
  lost: readonly P[] = [],
): CodingPair<P>[] {
  const [freeFirst, freeSecond, freeLost] = [new Set(first), new Set(second), new Set(lost)]
  const pairs: CodingPair<P>[] = []
  const overlaps = listOverlaps(first, second)
  for (const mayPair of [isOnePiece, isOtherHolder, isHalfOfBoth, isTouching])
    for (const [one, other] of overlaps.filter((two) => mayPair(...two))) {
      if (!freeFirst.has(one) || !freeSecond.has(other)) continue
      freeFirst.delete(one)
      freeSecond.delete(other)
      pairs.push({ kind: findPairKind(one, other), first: one, second: other })
    }
  for (const one of freeFirst) pairs.push({ kind: 'alone', first: one, second: null })
  for (const one of freeSecond) {
    const gone = [...freeLost].find((two) => isOnTopicOf(one, two) && isHolderShared(one, two))
    if (gone) freeLost.delete(gone)
    pairs.push(
      gone
        ? { kind: 'lost', first: null, second: one, lost: gone }
        : { kind: 'alone', first: null, second: one },
    )
  }
  return pairs.sort((a, b) => startOf(a) - startOf(b))
}

const startOf = ({ first, second }: CodingPair): number => (first ?? second)!.quote.start

/** In what two codings of one passage differ, the weightiest first. */
function findPairKind(first: PairPosition, second: PairPosition): PairKind {
  if (first.topicId !== second.topicId) return 'topic'
  if (!isHalfOfBoth(first, second)) return 'quote'
  if (first.level !== second.level || first.absence !== second.absence) return 'level'
  if (!isSameCondition(first, second)) return 'condition'
  if (first.reported !== second.reported || !isSameSet(first.holderIds, second.holderIds))
    return 'holder'
  return 'same'
}

/** The words of a condition may begin or end elsewhere, as those of a quote may. */
function isSameCondition(first: PairPosition, second: PairPosition): boolean {
  const [one, other] = [first.condition ?? '', second.condition ?? '']
  return first.conditional === second.conditional && (one.includes(other) || other.includes(one))
}

function isSameSet(first: readonly string[], second: readonly string[]): boolean {
  const known = new Set(second)
  return new Set(first).size === known.size && first.every((id) => known.has(id))
}

/** Whether two codings are of one passage by rule 2: one topic, a holder of both, and half of the shorter one. */
export function isOnePiece(one: PairPosition, other: PairPosition): boolean {
  return isOtherHolder(one, other) && isHolderShared(one, other)
}

const isOtherHolder = (one: PairPosition, other: PairPosition): boolean =>
  isOnTopicOf(one, other) && isHalfOfBoth(one, other)

const isTouching = (one: PairPosition, other: PairPosition): boolean =>
  isOnTopicOf(one, other) && isHolderShared(one, other) && countShared(one, other) > 0

const isOnTopicOf = (one: PairPosition, other: PairPosition): boolean =>
  one.topicId === other.topicId

const isHolderShared = (one: PairPosition, other: PairPosition): boolean =>
  one.holderIds.some((id) => other.holderIds.includes(id))

const isHalfOfBoth = ({ quote: one }: PairPosition, { quote: other }: PairPosition): boolean =>
  isHalfShared(one, other)

const countShared = ({ quote: one }: PairPosition, { quote: other }: PairPosition): number =>
  countSharedSigns(one, other)

/** Those that overlap, the widest overlap first; of the same width, those that agree more. */
function listOverlaps<P extends PairPosition>(first: readonly P[], second: readonly P[]): [P, P][] {
  return sweepOverlaps(first, second).sort(
    ([a, b], [c, d]) =>
      countShared(c, d) - countShared(a, b) ||
      Number(findPairKind(c, d) === 'same') - Number(findPairKind(a, b) === 'same') ||
      a.quote.start - c.quote.start ||
      b.quote.start - d.quote.start,
  )
}

/** By start, each with those alone that can reach it. */
function sweepOverlaps<P extends PairPosition>(first: readonly P[], second: readonly P[]) {
  const [ones, others] = [sortByStart(first), sortByStart(second)]
  let farthest = 0
  const reached = others.map(({ quote }) => (farthest = Math.max(farthest, quote.end)))
  let from = 0
  const found: [P, P][] = []
  for (const one of ones) {
    while (from < others.length && reached[from]! <= one.quote.start) from += 1
    for (let at = from; at < others.length && others[at]!.quote.start < one.quote.end; at += 1)
      if (countShared(one, others[at]!) > 0) found.push([one, others[at]!])
  }
  return found
}

const sortByStart = <P extends PairPosition>(passages: readonly P[]): P[] =>
  [...passages].sort((a, b) => a.quote.start - b.quote.start)

/** How a difference was settled: by one of the two readings, by another one, or by none, as there is no position. */
export const pairChoices = ['first', 'second', 'another', 'nothing'] as const
export type PairChoice = (typeof pairChoices)[number]

/** How many words say why a difference was settled as it was. */
const leastReasonWords = 3

export function isReasonEnough(reason: string): boolean {
  return reason.trim().split(/\s+/).filter(Boolean).length >= leastReasonWords
}
