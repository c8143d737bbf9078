import type { Period } from '../days.ts'
import type { SpeakerPosition } from './counted-positions.ts'
import { deriveStance } from './derived-stance.ts'
import { findMoves } from './moves.ts'

/** How far an actor went on a topic within a period (rule 9). */
export type StanceMovement = {
  /** From the word at the beginning, or the first one in the period, to now at its end; 0 without a word. */
  distance: number
  /** An established turn that was not taken back lies in the period. */
  turned: boolean
}

/** The movement of one actor on one topic. The positions must be in the order in which they were stored. */
export function measureMovement(
  positions: readonly SpeakerPosition[],
  { from, to }: Period,
): StanceMovement {
  const end = deriveStance(positions, to)
  const [beginning] = [
    deriveStance(positions, from).now?.mean,
    end.letters.find(({ mean }) => mean !== null)?.mean,
  ].filter((mean) => typeof mean === 'number')
  return {
    distance: end.now && beginning !== undefined ? Math.abs(end.now.mean - beginning) : 0,
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
