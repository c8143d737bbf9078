import type { AttributedPosition } from '../attributed-positions.ts'
import { dayNumber, type Day } from '../days.ts'
import { memoizeByObject } from '../memoize.ts'
import { getCachedMoves, type DerivedMoves } from '../memoized-stance.ts'
import { countFarthestDays, type Contradiction } from '../method-v2/contradictions.ts'
import { findMoveKind, type Move, type MoveKind } from '../method-v2/moves.ts'
import type { StanceDay } from '../method-v2/stance-days.ts'
import { chooseFacing, type PositionPair } from './facing-quotes.ts'

/** What a finding is called: a move of the method, a contradiction, or members who differ. */
export type FindingKind = MoveKind | 'contradiction' | 'members differ'

type Day2 = StanceDay<AttributedPosition>

/**
 * A move or a contradiction of one actor on one topic (rules 9 and 10), as it is shown, judged and kept: the two days
 * nearest to it, and what the method says of it. `from` and `to` are words on the scale -2 to 2.
 */
export type Finding = {
  actorId: string
  topicId: string
  kind: FindingKind
  /** The day on which the actor had changed: a move's own, the later one of a contradiction. */
  day: Day
  /** The newest day before it that has a word; the same day where a day contradicts itself. */
  earlierDay: Day
  from: number
  to: number
  before: Day2
  after: Day2
  /** How many days of letters stand behind each word; of a contradiction one each. */
  daysBefore: number
  daysAfter: number
  /** Who moved is the same who spoke before; otherwise another signatory speaks, or members differ. */
  sameAuthor: boolean
  /** Null for contradictions, of which the method says neither. */
  established: boolean | null
  takenBack: boolean
  orderUncertain: boolean
}

/** The findings of one actor on one topic up to a day, oldest first: the same list every time for the same evidence. */
export function listFindings(
  evidence: readonly AttributedPosition[],
  asOf: Day,
): readonly Finding[] {
  return evidence[0] ? describeFindingsOf(getCachedMoves(evidence, asOf)) : noFindings
}

const noFindings: readonly Finding[] = []

const describeFindingsOf = memoizeByObject(
  ({ moves, contradictions }: DerivedMoves): readonly Finding[] =>
    [...moves.map(fromMove), ...contradictions.map(fromContradiction)].sort((a, b) =>
      a.day < b.day ? -1 : a.day > b.day ? 1 : 0,
    ),
)

function fromMove(move: Move<AttributedPosition>): Finding {
  const [before, after] = [move.before.at(-1)!, move.after[0]!]
  return {
    ...describePlace(before, after),
    kind: findMoveKind(move),
    from: move.from,
    to: move.to,
    daysBefore: countOwnDays(move.before),
    daysAfter: countOwnDays(move.after),
    sameAuthor: move.sameAuthor,
    established: move.established,
    takenBack: move.takenBack,
    orderUncertain: move.orderUncertain,
  }
}

function fromContradiction(found: Contradiction<AttributedPosition>): Finding {
  const { before, after, membersDiffer } = found
  const [from, to] =
    before === after ? findExtremes(before, !membersDiffer) : [before.mean, after.mean]
  return {
    ...describePlace(before, after),
    kind: membersDiffer ? 'members differ' : 'contradiction',
    from,
    to,
    daysBefore: 1,
    daysAfter: 1,
    sameAuthor: !membersDiffer,
    established: null,
    takenBack: false,
    orderUncertain: false,
  }
}

function describePlace(before: Day2, after: Day2) {
  const { actorId, topicId } = after.letters[0]!.positions[0]!
  return { actorId, topicId, day: after.day, earlierDay: before.day, before, after }
}

/** The levels of the two sides that face each other where one day holds both. */
function findExtremes(day: Day2, sameAuthor: boolean): [number, number] {
  const { before, after } = chooseFacing({ before: day, after: day, sameAuthor, from: 0, to: 0 })
  return [before.level!, after.level!]
}

const countOwnDays = (days: readonly Day2[]): number => new Set(days.map(({ day }) => day)).size

/** What names a finding on its page, in forms and in feeds: one of a kind on a day. */
export function makeFindingKey({
  topicId,
  actorId,
  kind,
  day,
  earlierDay,
}: Pick<Finding, 'topicId' | 'actorId' | 'kind' | 'day' | 'earlierDay'>): string {
  return `${kind.replaceAll(' ', '-')}.${topicId}.${actorId}.${earlierDay}.${day}`
}

/** The two quotes nearest to a finding, one of each day. */
export function findFacingPositions(finding: Finding): PositionPair {
  return chooseFacing(finding)
}

/**
 * How many days lie between the two ends. Where a letter is dated by an interval they are the most that there can be,
 * as the method counts them for contradictions.
 */
export function countDaysBetween({ before, after }: Pick<Finding, 'before' | 'after'>): {
  days: number
  atMost: boolean
} {
  const atMost = [before, after].some(({ letters }) => letters.some(({ exact }) => !exact))
  return {
    days: atMost
      ? countFarthestDays(before, after)
      : Math.abs(dayNumber(after.day) - dayNumber(before.day)),
    atMost,
  }
}

/** Contradictions first, then the newest, and last where no more than members of an organisation differ. */
export function compareFindings(a: Finding, b: Finding): number {
  return rankKind(a) - rankKind(b) || (a.day > b.day ? -1 : a.day < b.day ? 1 : 0)
}

function rankKind({ kind }: Finding): number {
  if (kind === 'contradiction') return 0
  return kind === 'members differ' ? 2 : 1
}

/** The positions of the letters of the two days: what a finding rests on. */
export function listRestingOn({
  before,
  after,
}: Pick<Finding, 'before' | 'after'>): AttributedPosition[] {
  const days = before === after ? [before] : [before, after]
  return days.flatMap(({ letters }) => letters.flatMap(({ positions }) => positions))
}
