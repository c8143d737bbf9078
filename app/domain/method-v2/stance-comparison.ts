import type { Day } from '../days.ts'
import { findCountedDay, type SpeakerPosition } from './counted-positions.ts'
import { deriveNow, deriveStance, type DatedAbsence } from './derived-stance.ts'
import { groupCountedPositions } from './stance-days.ts'

/** Now on two days, with the change between them (rule 11). */
export type StanceComparison = {
  from: number | null
  to: number | null
  /** Null where there is no word on one of the days, and where no level was given in between. */
  change: number | null
  /** There is a word on both days, from the same letters. */
  sameEvidence: boolean
  /** What was answered in between instead of a level. */
  absenceSince: DatedAbsence | null
}

/** Compares where an actor stands on two days, of which the first comes first. Positions in the order stored. */
export function compareStances(
  positions: readonly SpeakerPosition[],
  from: Day,
  to: Day,
): StanceComparison {
  const after = deriveStance(positions, to)
  const [mean, newMean] = [deriveNow(positions, from)?.mean ?? null, after.now?.mean ?? null]
  const hasNewLevel = groupCountedPositions(positions, to).counted.some(
    (position) => position.level !== null && findCountedDay(position) > from,
  )
  const known = mean !== null && newMean !== null
  const absence = after.laterAbsence
  return {
    from: mean,
    to: newMean,
    change: known && hasNewLevel ? newMean - mean : null,
    sameEvidence: known && !hasNewLevel,
    absenceSince: absence && absence.day > from ? absence : null,
  }
}
