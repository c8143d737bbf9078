import type { Period } from '../days.ts'
import type { SpeakerPosition } from './counted-positions.ts'
import { deriveNow } from './derived-stance.ts'
import { findMoves } from './moves.ts'
import { groupCountedPositions } from './stance-days.ts'

/** How far an actor went on a topic within a period (rule 9). */
export type StanceMovement = {
  /** From the word on the first day, or the first one after it, to the one on the last; 0 without a word. */
  distance: number
  /** After the first day there was an established turn that was not taken back. */
  turned: boolean
}

/** The movement of one actor on one topic. The positions must be in the order in which they were stored. */
export function measureMovement(
  positions: readonly SpeakerPosition[],
  { from, to }: Period,
): StanceMovement {
  const { days } = groupCountedPositions(positions, to)
  const beginning = deriveNow(positions, from)?.mean ?? days[0]?.mean
  const end = days.at(-1)?.mean
  return {
    distance: beginning === undefined || end === undefined ? 0 : Math.abs(end - beginning),
    turned: findMoves(positions, to).some(
      (move) =>
        move.turn && move.established && !move.takenBack && !move.orderUncertain && move.day > from,
    ),
  }
}

/** For sorting: who moved most comes first, those with an established turn before all others. */
export function compareMovements(a: StanceMovement, b: StanceMovement): number {
  return Number(b.turned) - Number(a.turned) || b.distance - a.distance
}
