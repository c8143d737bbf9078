import { dayNumber, type Day } from '../days.ts'
import { computeMean } from '../stance.ts'
import type { SpeakerPosition } from './counted-positions.ts'
import { holdsOppositeLevels } from './derived-stance.ts'
import { areApart, areOpposite, findSide, type Side } from './sides.ts'
import { groupCountedPositions, type StanceDay } from './stance-days.ts'

/** How many days may lie between the two ends of a contradiction, counted between their farthest possible days. */
export const longestContradictionDays = 90

/** Opposite sides, two levels or more apart, on one day or shortly after each other (rule 10). */
export type Contradiction<P extends SpeakerPosition = SpeakerPosition> = {
  from: Day
  to: Day
  before: StanceDay<P>
  after: StanceDay<P>
  /** No speaker stands at both ends: the actor is an organisation, and its members differ. */
  membersDiffer: boolean
}

/** The contradictions of one actor on one topic up to a day, oldest first. Positions in the order stored. */
export function findContradictions<P extends SpeakerPosition>(
  positions: readonly P[],
  asOf: Day,
): Contradiction<P>[] {
  const found: Contradiction<P>[] = []
  let before: StanceDay<P> | undefined
  for (const day of groupCountedPositions(positions, asOf).days) {
    const isSided = findSide(day.mean) !== 0
    if (isSided && before && contradict(before, day)) found.push(describeBetweenDays(before, day))
    if (holdsOppositeLevels(day)) found.push(describeWithinDay(day))
    if (isSided) before = day
  }
  return found.sort((a, b) => compareDayOrder(a, b))
}

function describeWithinDay<P extends SpeakerPosition>(day: StanceDay<P>): Contradiction<P> {
  const levels = collectBySpeaker(day, (speaker) => speaker.levels)
  const saysBoth = [...levels.values()].some(
    (own) => own.some((level) => level > 0) && own.some((level) => level < 0),
  )
  return { from: day.day, to: day.day, before: day, after: day, membersDiffer: !saysBoth }
}

function describeBetweenDays<P extends SpeakerPosition>(
  before: StanceDay<P>,
  after: StanceDay<P>,
): Contradiction<P> {
  const [sidesBefore, sidesAfter] = [findSideBySpeaker(before), findSideBySpeaker(after)]
  const sameAuthor = [...sidesBefore].some(
    ([id, side]) => side === findSide(before.mean) && sidesAfter.get(id) === findSide(after.mean),
  )
  return { from: before.day, to: after.day, before, after, membersDiffer: !sameAuthor }
}

function contradict(before: StanceDay, after: StanceDay): boolean {
  return (
    areOpposite(findSide(before.mean), findSide(after.mean)) &&
    areApart(before.mean, after.mean, 2) &&
    countFarthestDays(before, after) <= longestContradictionDays
  )
}

/** From the earliest possible day of either to the latest of the other. */
export function countFarthestDays(a: StanceDay, b: StanceDay): number {
  const distance = (from: StanceDay, to: StanceDay) =>
    Math.max(...to.letters.map(({ lastDay }) => dayNumber(lastDay))) -
    Math.min(...from.letters.map(({ firstDay }) => dayNumber(firstDay)))
  return Math.max(distance(a, b), distance(b, a))
}

function findSideBySpeaker(day: StanceDay): Map<string, Side> {
  const means = collectBySpeaker(day, ({ mean }) => [mean])
  return new Map([...means].map(([id, own]) => [id, findSide(computeMean(own)!)]))
}

function collectBySpeaker(
  { letters }: StanceDay,
  valuesOf: (speaker: { levels: readonly number[]; mean: number }) => readonly number[],
): Map<string, number[]> {
  const bySpeaker = new Map<string, number[]>()
  for (const speaker of letters.flatMap(({ speakers }) => speakers))
    for (const id of speaker.speakerIds)
      bySpeaker.set(id, [...(bySpeaker.get(id) ?? []), ...valuesOf(speaker)])
  return bySpeaker
}

function compareDayOrder(a: Contradiction, b: Contradiction): number {
  const [one, other] = [a, b].map(({ from, to }) => `${from} ${to}`)
  return one! < other! ? -1 : one! > other! ? 1 : 0
}
