import { formatEdtfDate } from './days.ts'
import type { AttributedPosition } from './attributed-positions.ts'
import { formatReference } from './letters.ts'
import type { LetterSummary } from './positions.ts'
import type { Stance } from './stance.ts'

/** One counted position as a table shows it. */
type EvidenceRow = Pick<
  AttributedPosition,
  'id' | 'letterId' | 'level' | 'absence' | 'conditional' | 'status'
> & { reference: string; when: string; weight: number }

/** A stance with the rows of its table, newest first, instead of all that counts: what a page needs and no more. */
export type StanceView = Omit<Stance, 'evidence'> & { rows: EvidenceRow[]; countedTotal: number }

/** The newest `most` positions of a stance: the rows of its table. */
export function selectNewestEvidence(
  { evidence }: Stance<AttributedPosition>,
  maxRows: number,
): Stance<AttributedPosition>['evidence'] {
  return maxRows > 0 ? evidence.slice(-maxRows).reverse() : []
}

/** The stance with at most `most` rows, cited by their letters; `counted` says how many there are. */
export function buildStanceView(
  stance: Stance<AttributedPosition>,
  maxRows: number,
  letters: ReadonlyMap<string, LetterSummary>,
): StanceView {
  const { evidence, ...rest } = stance
  const rows = selectNewestEvidence(stance, maxRows).map(
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
        reference: letter ? formatReference(letter) : 'letter',
        when: formatEdtfDate({ edtf, first: firstDay, last: lastDay }),
        weight,
      }
    },
  )
  return { ...rest, rows, countedTotal: evidence.length }
}
