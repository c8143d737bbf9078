import type { AttributedPosition } from '../attributed-positions.ts'
import type { Day } from '../days.ts'
import { memoizeLast } from '../memoize.ts'
import { findMoveKind, findMoves, type MoveKind } from '../method-v2/moves.ts'
import { groupCountedPositions } from '../method-v2/stance-days.ts'
import {
  describeStatement,
  listStatements,
  type TimelinePoint,
  type TimelineWord,
} from '../timeline-statements.ts'

/** A move on the day on which it is told (rule 9). */
type StripMove = { day: Day; up: boolean; kind: MoveKind; established: boolean }

/** One actor on one topic over all time: every statement on its own day and level, none joined and none left out. */
export type Strip = {
  /** Oldest first. Those after the as-of day are shown and do not count. */
  statements: TimelinePoint[]
  /** What holds from a day on, oldest first; also after the as-of day. */
  words: TimelineWord[]
  /** The moves up to the as-of day, without changes of tone. */
  moves: StripMove[]
}

/** A statement as a strip shows it: called by the key of its mark (`mark-key.ts`), by which its sentence is found. */
export type DrawnStatement = Omit<TimelinePoint, 'letterId' | 'positionId'>

/** What is needed to draw a strip, and to say in words what it draws. */
export type DrawnStrip = Omit<Strip, 'statements'> & { statements: DrawnStatement[] }

/**
 * The strip of what counts for an actor on a topic, the same for the same list and days. `until` is the last day that
 * is shown at all, the as-of day or a later one.
 */
export function buildStrip(
  evidence: readonly AttributedPosition[],
  { asOf, until }: { asOf: Day; until: Day },
): Strip {
  return memoizedStrip(evidence, `${asOf} ${until}`)
}

const memoizedStrip = memoizeLast((evidence: readonly AttributedPosition[], key: string): Strip => {
  const [asOf, until] = key.split(' ') as [Day, Day]
  const { letters, days } = groupCountedPositions(evidence, until)
  return {
    statements: letters.flatMap(listStatements).map((statement) => describeStatement(statement)),
    words: days.map(({ day, mean }) => ({ day, level: mean })),
    moves: findMoves(evidence, asOf)
      .filter(({ tone }) => !tone)
      .map((move) => ({
        day: move.day,
        up: move.to > move.from,
        kind: findMoveKind(move),
        established: move.established,
      })),
  }
})
