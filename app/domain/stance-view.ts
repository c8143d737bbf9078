import { formatEdtfDate, type Day } from './days.ts'
import type { AttributedPosition } from './attributed-positions.ts'
import { formatReference } from './letters.ts'
import { memoizeByObject } from './memoize.ts'
import type { DerivedParts } from './memoized-stance.ts'
import type { DerivedStance } from './method-v2/derived-stance.ts'
import type { LetterSummary } from './positions.ts'
import { describeStance, type StanceText } from './stance-text.ts'

/** One counted position as a table shows it. */
type EvidenceRow = Pick<
  AttributedPosition,
  'id' | 'letterId' | 'level' | 'absence' | 'conditional' | 'status'
> & { reference: string; when: string; weight: number }

/** A stance with the rows of its table, newest first, instead of all that counts: what a page needs and no more. */
export type StanceView = StanceText & {
  asOf: Day
  rows: EvidenceRow[]
  countedTotal: number
  /** How many contradictions came before those that are shown, which are the newest. */
  earlierContradictions: number
}

/** How many contradictions a page shows; those of a large organisation’s members go into the hundreds. */
const maxContradictions = 5

/** A position that counts, and what its letter weighs in the record. */
export type EvidencePart = { position: AttributedPosition; weight: number }

/** Every position that counts, oldest letter first; the same list every time. */
export const listEvidenceParts = memoizeByObject(
  ({ letters }: DerivedStance<AttributedPosition>): readonly EvidencePart[] =>
    letters.flatMap(({ positions, weight }) => positions.map((position) => ({ position, weight }))),
)

/** The newest `most` positions of a stance: the rows of its table. */
export function selectNewestEvidence(
  stance: DerivedStance<AttributedPosition>,
  maxRows: number,
): EvidencePart[] {
  return maxRows > 0 ? listEvidenceParts(stance).slice(-maxRows).reverse() : []
}

/** The stance with at most `most` rows, cited by their letters; `counted` says how many there are. */
export function buildStanceView(
  parts: DerivedParts,
  maxRows: number,
  letters: ReadonlyMap<string, LetterSummary>,
): StanceView {
  const rows = selectNewestEvidence(parts.stance, maxRows).map(
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
  const text = describeStance(parts)
  return {
    ...text,
    contradictions: text.contradictions.slice(-maxContradictions),
    earlierContradictions: Math.max(0, text.contradictions.length - maxContradictions),
    asOf: parts.stance.asOf,
    rows,
    countedTotal: listEvidenceParts(parts.stance).length,
  }
}
