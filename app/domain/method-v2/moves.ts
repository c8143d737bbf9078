import { dayNumber, type Day } from '../days.ts'
import { computeMean } from '../stance.ts'
import { speakerKey, type SpeakerPosition } from './counted-positions.ts'
import { areApart, areOpposite, findSide, type Side } from './sides.ts'
import { groupCountedPositions, type StanceDay, type StanceLetter } from './stance-days.ts'

/** Within how many days the next move may take one back. */
export const daysToTakeBack = 90

/** A dated change of stance: from one run of days to the next, on the first day of that (rule 9). */
export type Move<P extends SpeakerPosition = SpeakerPosition> = {
  day: Day
  /** The words of the first days of the two runs. */
  from: number
  to: number
  /** The day is on the other side than the last side held before. */
  sideChanged: boolean
  /** Somebody speaks in both runs and went the same way. */
  sameAuthor: boolean
  /** To the other side, by the same author. */
  turn: boolean
  /** A change of tone: within one side. */
  tone: boolean
  /** Letters of two days or more in both runs; otherwise once so far. */
  established: boolean
  takenBack: boolean
  /** A letter of one run falls into the interval of a letter of the other. */
  orderUncertain: boolean
  before: StanceDay<P>[]
  after: StanceDay<P>[]
}

/** What a move is called. Where no author made it, another signatory speaks, and nobody turned. */
export type MoveKind = 'turn' | 'change of tone' | 'step' | 'another signatory'

export function findMoveKind(move: Pick<Move, 'turn' | 'tone' | 'sameAuthor'>): MoveKind {
  if (!move.sameAuthor) return 'another signatory'
  if (move.turn) return 'turn'
  return move.tone ? 'change of tone' : 'step'
}

/** Days on end that say about the same, and the last side held when they began. */
type Run<P extends SpeakerPosition> = { days: StanceDay<P>[]; heldBefore: Side }

/** The moves of one actor on one topic up to a day, oldest first. Positions in the order in which they were stored. */
export function findMoves<P extends SpeakerPosition>(
  positions: readonly P[],
  asOf: Day,
): Move<P>[] {
  const runs = splitIntoRuns(groupCountedPositions(positions, asOf).days)
  const moves = runs.slice(1).map((run, index) => describeMove(runs[index]!.days, run))
  return moves.map((move, index) => ({ ...move, takenBack: isTakenBack(move, moves[index + 1]) }))
}

function splitIntoRuns<P extends SpeakerPosition>(days: readonly StanceDay<P>[]): Run<P>[] {
  const runs: Run<P>[] = []
  let held: Side = 0
  for (const day of days) {
    const side = findSide(day.mean)
    const run = runs.at(-1)
    if (run && !areOpposite(side, held) && !areApart(day.mean, run.days[0]!.mean, 1))
      run.days.push(day)
    else runs.push({ days: [day], heldBefore: held })
    held = side || held
  }
  return runs
}

function describeMove<P extends SpeakerPosition>(
  before: StanceDay<P>[],
  { days: after, heldBefore }: Run<P>,
): Omit<Move<P>, 'takenBack'> {
  const [from, to] = [before[0]!.mean, after[0]!.mean]
  const [sideFrom, sideTo] = [findSide(from), findSide(to)]
  const sideChanged = areOpposite(sideTo, heldBefore)
  const sameAuthor = hasSameAuthor(before, after, to > from)
  return {
    day: after[0]!.day,
    from,
    to,
    sideChanged,
    sameAuthor,
    turn: sideChanged && sameAuthor,
    tone: !sideChanged && sideFrom === sideTo,
    established: countDays(before) >= 2 && countDays(after) >= 2,
    orderUncertain: fallsIntoInterval(before, after) || fallsIntoInterval(after, before),
    before,
    after,
  }
}

/** An interval that ends on the day of another letter stands apart from it, but it is one day. */
function countDays(days: readonly StanceDay[]): number {
  return new Set(days.map(({ day }) => day)).size
}

/**
 * Whether somebody who speaks in both runs went the same way by 1 or more, from the mean of their words in the one to
 * that in the other. Where both are wholly the same speaker's, the move is theirs, however far it goes.
 */
function hasSameAuthor(
  before: readonly StanceDay[],
  after: readonly StanceDay[],
  upward: boolean,
): boolean {
  const speakers = [...before, ...after].flatMap(({ letters }) =>
    letters.flatMap((letter) => letter.speakers.map(({ speakerIds }) => speakerKey(speakerIds))),
  )
  if (new Set(speakers).size === 1) return true
  const meansAfter = computeMeanBySpeaker(after)
  return [...computeMeanBySpeaker(before)].some(([id, from]) => {
    const to = meansAfter.get(id)
    return to !== undefined && to > from === upward && areApart(from, to, 1)
  })
}

function computeMeanBySpeaker(days: readonly StanceDay[]): Map<string, number> {
  const meansById = new Map<string, number[]>()
  for (const { speakerIds, mean } of days.flatMap(({ letters }) =>
    letters.flatMap(({ speakers }) => speakers),
  ))
    for (const id of speakerIds) meansById.set(id, [...(meansById.get(id) ?? []), mean])
  return new Map([...meansById].map(([id, means]) => [id, computeMean(means)!]))
}

function fallsIntoInterval(intervals: readonly StanceDay[], others: readonly StanceDay[]): boolean {
  const lettersOf = (days: readonly StanceDay[]): StanceLetter[] =>
    days.flatMap(({ letters }) => letters)
  return lettersOf(intervals).some(
    (letter) =>
      !letter.exact &&
      lettersOf(others).some(
        (other) => other.lastDay >= letter.firstDay && other.firstDay <= letter.lastDay,
      ),
  )
}

function isTakenBack(move: Pick<Move, 'day' | 'from'>, next?: Pick<Move, 'day' | 'to'>): boolean {
  return (
    next !== undefined &&
    !areApart(next.to, move.from, 1) &&
    dayNumber(next.day) - dayNumber(move.day) <= daysToTakeBack
  )
}
