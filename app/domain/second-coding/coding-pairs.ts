import type { Position } from '../positions.ts'

/** In what two codings of a passage differ; `same` is agreement, and `alone` what one of them has and the other not. */
export const pairKinds = [
  { kind: 'level', name: 'Level differs' },
  { kind: 'condition', name: 'Condition differs' },
  { kind: 'holder', name: 'Holder differs' },
  { kind: 'quote', name: 'Quote differs' },
  { kind: 'topic', name: 'Same passage, other topic' },
  { kind: 'alone', name: 'One has it, one has not' },
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
}

/**
 * Puts two codings of a letter side by side: passages of one holder on one topic that overlap by half of the shorter
 * one go together (rule 2), the widest overlap first; then, overlapping as far, those of other holders, and those on
 * other topics; last those of one holder on one topic that touch. What is left one coder has alone. In the order of
 * the text.
 */
export function pairCodings<P extends PairPosition>(
  first: readonly P[],
  second: readonly P[],
): CodingPair<P>[] {
  const [freeFirst, freeSecond] = [new Set(first), new Set(second)]
  const pairs: CodingPair<P>[] = []
  for (const mayPair of [isOnePiece, isOtherHolder, isHalfShared, isTouching])
    for (const [one, other] of listByOverlap(freeFirst, freeSecond, mayPair)) {
      if (!freeFirst.has(one) || !freeSecond.has(other)) continue
      freeFirst.delete(one)
      freeSecond.delete(other)
      pairs.push({ kind: findPairKind(one, other), first: one, second: other })
    }
  for (const one of freeFirst) pairs.push({ kind: 'alone', first: one, second: null })
  for (const one of freeSecond) pairs.push({ kind: 'alone', first: null, second: one })
  return pairs.sort((a, b) => startOf(a) - startOf(b))
}

const startOf = ({ first, second }: CodingPair): number => (first ?? second)!.quote.start

/** In what two codings of one passage differ, the weightiest first. */
function findPairKind(first: PairPosition, second: PairPosition): PairKind {
  if (first.topicId !== second.topicId) return 'topic'
  if (!isHalfShared(first, second)) return 'quote'
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
  one.topicId === other.topicId && isHalfShared(one, other)

const isTouching = (one: PairPosition, other: PairPosition): boolean =>
  one.topicId === other.topicId && isHolderShared(one, other) && countShared(one, other) > 0

const isHolderShared = (one: PairPosition, other: PairPosition): boolean =>
  one.holderIds.some((id) => other.holderIds.includes(id))

function isHalfShared(one: PairPosition, other: PairPosition): boolean {
  const shared = countShared(one, other)
  return shared > 0 && shared * 2 >= Math.min(countLength(one), countLength(other))
}

const countLength = ({ quote }: PairPosition): number => quote.end - quote.start

const countShared = ({ quote: one }: PairPosition, { quote: other }: PairPosition): number =>
  Math.min(one.end, other.end) - Math.max(one.start, other.start)

/** Those that may go together, the widest overlap first; of the same width, those that agree more. */
function listByOverlap<P extends PairPosition>(
  first: Iterable<P>,
  second: Iterable<P>,
  mayPair: (one: P, other: P) => boolean,
): [P, P][] {
  const others = [...second]
  return [...first]
    .flatMap((one) => others.map((other): [P, P] => [one, other]))
    .filter(([one, other]) => mayPair(one, other))
    .sort(
      ([a, b], [c, d]) =>
        countShared(c, d) - countShared(a, b) ||
        Number(findPairKind(c, d) === 'same') - Number(findPairKind(a, b) === 'same') ||
        a.quote.start - c.quote.start ||
        b.quote.start - d.quote.start,
    )
}

/** How a difference was settled: by one of the two readings, by another one, or by none, as there is no position. */
export const pairChoices = ['first', 'second', 'another', 'nothing'] as const
export type PairChoice = (typeof pairChoices)[number]

/** How many words say why a difference was settled as it was. */
const leastReasonWords = 3

export function isReasonEnough(reason: string): boolean {
  return reason.trim().split(/\s+/).filter(Boolean).length >= leastReasonWords
}
