import { sayDated } from './days.ts'
import { sayReference } from './letters.ts'
import type { Position, Stated } from './positions.ts'
import type { Stance } from './stance.ts'

/** One counted position as a table shows it. */
export type EvidenceRow = Pick<Position, 'id' | 'letterId' | 'level' | 'absence' | 'conditional' | 'status'> & { cited: string; when: string; weight: number }

/** A stance with the rows of its table, newest first, instead of whole positions: what a page needs and no more. */
export type StanceShown = Omit<Stance, 'evidence'> & { rows: EvidenceRow[]; counted: number }

/** The stance with at most `most` rows; `counted` says how many there are. */
export function shownStance({ evidence, ...found }: Stance<Stated>, most: number): StanceShown {
  const rows = evidence.slice(-most).reverse().map(({ position: { id, letterId, level, absence, conditional, status, letter }, weight }) => ({ id, letterId, level, absence, conditional, status, cited: sayReference(letter), when: sayDated(letter.dated), weight }))
  return { ...found, rows, counted: evidence.length }
}
