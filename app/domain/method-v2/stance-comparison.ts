import type { Day } from '../days.ts'
import { findCountedDay, type SpeakerPosition } from './counted-positions.ts'
import { deriveNow, findLaterAbsence, type DatedAbsence } from './derived-stance.ts'
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
  const mean = deriveNow(positions, from)?.mean ?? null
  const { counted, letters, days } = groupCountedPositions(positions, to)
  const newest = days.at(-1)
  const newMean = newest?.mean ?? null
  const hasNewLevel = counted.some(
    (position) => position.level !== null && findCountedDay(position) > from,
  )
  const known = mean !== null && newMean !== null
  const absence = newest ? findLaterAbsence(letters, newest.day) : null
  return {
    from: mean,
    to: newMean,
    change: known && hasNewLevel ? newMean - mean : null,
    sameEvidence: known && !hasNewLevel,
    absenceSince: absence && absence.day > from ? absence : null,
  }
}
