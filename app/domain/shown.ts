import { sayDated } from './days.ts'
import type { Counting } from './evidence.ts'
import { sayReference } from './letters.ts'
import type { LetterHead } from './positions.ts'
import type { Stance } from './stance.ts'

/** One counted position as a table shows it. */
export type EvidenceRow = Pick<
  Counting,
  'id' | 'letterId' | 'level' | 'absence' | 'conditional' | 'status'
> & { cited: string; when: string; weight: number }

/** A stance with the rows of its table, newest first, instead of all that counts: what a page needs and no more. */
export type StanceShown = Omit<Stance, 'evidence'> & { rows: EvidenceRow[]; counted: number }

/** The newest `most` positions of a stance: the rows of its table. */
export function rowsShown(
  { evidence }: Stance<Counting>,
  most: number,
): Stance<Counting>['evidence'] {
  return most > 0 ? evidence.slice(-most).reverse() : []
}

/** The stance with at most `most` rows, cited by their letters; `counted` says how many there are. */
export function shownStance(
  found: Stance<Counting>,
  most: number,
  letters: ReadonlyMap<string, LetterHead>,
): StanceShown {
  const { evidence, ...rest } = found
  const rows = rowsShown(found, most).map(
    ({
      position: { id, letterId, level, absence, conditional, status, edtf, firstDay, lastDay },
      weight,
    }) => {
      const letter = letters.get(letterId)
      return {
        id,
        letterId,
        level,
        absence,
        conditional,
        status,
        cited: letter ? sayReference(letter) : 'letter',
        when: sayDated({ edtf, first: firstDay, last: lastDay }),
        weight,
      }
    },
  )
  return { ...rest, rows, counted: evidence.length }
}
