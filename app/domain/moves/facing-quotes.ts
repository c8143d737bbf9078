import type { AttributedPosition } from '../attributed-positions.ts'
import type { StanceDay } from '../method-v2/stance-days.ts'

/** The two positions whose quotes face each other. */
export type PositionPair = { before: AttributedPosition; after: AttributedPosition }

type Facing = {
  before: StanceDay<AttributedPosition>
  after: StanceDay<AttributedPosition>
  sameAuthor: boolean
  /** The words from which and to which it went: the quotes are of somebody who went the same way. */
  from: number
  to: number
}

/** A position with how far its level lies from the word of its day. */
type Candidate = { position: AttributedPosition; distance: number }

/**
 * Of each day the quote whose level is nearest to the day's word; where the same author stands on both days, two of
 * theirs that go the way of the finding. Where one day holds both sides: a quote of each, in the order of the letters.
 */
export function chooseFacing(facing: Facing): PositionPair {
  const { before, after, sameAuthor } = facing
  if (before === after) return chooseWithinDay(before, sameAuthor)
  const own = sameAuthor ? chooseOfOneAuthor(facing) : null
  return (
    own ?? {
      before: pickNearest(listCandidates(before)),
      after: pickNearest(listCandidates(after)),
    }
  )
}

function chooseOfOneAuthor({ before, after, from, to }: Facing): PositionPair | null {
  const later = groupNearestBySpeaker(listCandidates(after))
  let found: (PositionPair & { distance: number }) | null = null
  for (const [speaker, first] of groupNearestBySpeaker(listCandidates(before))) {
    const second = later.get(speaker)
    if (!second || !goesTheSameWay(first.position, second.position, to - from)) continue
    const distance = first.distance + second.distance
    if (!found || distance < found.distance)
      found = { before: first.position, after: second.position, distance }
  }
  return found
}

const goesTheSameWay = (a: AttributedPosition, b: AttributedPosition, way: number): boolean =>
  (b.level! - a.level!) * way > 0

function chooseWithinDay(day: StanceDay<AttributedPosition>, sameAuthor: boolean): PositionPair {
  const stated = listCandidates(day).map(({ position }) => position)
  const bySpeaker = new Map<string, AttributedPosition[]>()
  for (const position of stated)
    for (const id of position.speakerIds)
      bySpeaker.set(id, [...(bySpeaker.get(id) ?? []), position])
  const lists = sameAuthor ? [...bySpeaker.values()] : [stated]
  for (const own of lists) {
    const [against, inFavour] = [findFarthest(own, -1), findFarthest(own, 1)]
    if (against && inFavour)
      return own.indexOf(against) < own.indexOf(inFavour)
        ? { before: against, after: inFavour }
        : { before: inFavour, after: against }
  }
  return { before: stated[0]!, after: stated.at(-1)! }
}

/** The position that goes farthest to one side; the first of several. */
function findFarthest(
  positions: readonly AttributedPosition[],
  side: -1 | 1,
): AttributedPosition | null {
  let found: AttributedPosition | null = null
  for (const position of positions)
    if (position.level! * side > 0 && (!found || position.level! * side > found.level! * side))
      found = position
  return found
}

/** Of a day the position whose level is nearest to the day's word; the first of several. */
export function chooseQuoteOfDay(day: StanceDay<AttributedPosition>): AttributedPosition {
  return pickNearest(listCandidates(day))
}

function listCandidates({ letters, mean }: StanceDay<AttributedPosition>): Candidate[] {
  return letters.flatMap(({ positions }) =>
    positions
      .filter(({ level }) => level !== null)
      .map((position) => ({ position, distance: Math.abs(position.level! - mean) })),
  )
}

function pickNearest(candidates: readonly Candidate[]): AttributedPosition {
  return candidates.reduce((best, one) => (one.distance < best.distance ? one : best)).position
}

function groupNearestBySpeaker(candidates: readonly Candidate[]): Map<string, Candidate> {
  const found = new Map<string, Candidate>()
  for (const candidate of candidates) {
    for (const id of candidate.position.speakerIds) {
      const best = found.get(id)
      if (!best || candidate.distance < best.distance) found.set(id, candidate)
    }
  }
  return found
}
