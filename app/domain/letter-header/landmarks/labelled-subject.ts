import { proposeValue, type HeaderProposal } from '../lines/header-proposal.ts'
import type { LetterLine } from '../lines/letter-lines.ts'
import { cutOpening, type TextPiece } from '../lines/piece.ts'
import { isRunningText } from '../lines/running-text.ts'
import { columnSubjectLabels, subjectLabels } from '../vocabulary/asides.ts'
import { anyWordOf } from '../vocabulary/word-table.ts'
import { readMailLabel } from './mail-labels.ts'
import { findDates } from './printed-dates.ts'
import { isSalutation } from './salutations.ts'

/** A subject with the lines it takes. */
export type PrintedSubject = { proposal: HeaderProposal<string>; lines: readonly LetterLine[] }

const label = new RegExp(
  `^(?:[*_]{1,3})?${anyWordOf(subjectLabels)}\\.?(?:[*_]{1,3})?\\s?[:：](?:[*_]{1,3})?\\s*` +
    `|^${anyWordOf(columnSubjectLabels)}(?:\\s{2,}|$)`,
  'iu',
)
const mostLines = 4

/** The words after "Subject:", with the lines that continue them. Null where there is no such label. */
export function findLabelledSubject(lines: readonly LetterLine[]): PrintedSubject | null {
  const first = lines.findIndex(({ words }) => words.length <= 600 && label.test(words))
  if (first < 0) return null
  const own = cutOpening(lines[first]!, label)
  const pieces: TextPiece[] = own.words ? [own] : []
  let last = first
  for (
    let next = lines[last + 1];
    next && continuesSubject(next, lines[last]!, pieces.length);
    next = lines[last + 1]
  ) {
    pieces.push(next)
    last += 1
  }
  return pieces.length ? proposeSubject(pieces, lines.slice(first, last + 1)) : null
}

export function proposeSubject(
  pieces: readonly TextPiece[],
  lines: readonly LetterLine[],
): PrintedSubject {
  return { proposal: proposeValue(pieces.map(({ words }) => words).join(' '), ...pieces), lines }
}

/** A subject runs on in its block, up to four lines; one whose label stands alone may begin in the next block. */
function continuesSubject(next: LetterLine, before: LetterLine, piecesBefore: number): boolean {
  if (
    piecesBefore >= mostLines ||
    next.words.length > 250 ||
    isSalutation(next.words) ||
    isRunningText(next) ||
    readMailLabel(next) ||
    /^\p{L}[\p{L} ]{1,24}\s?:/u.test(next.words)
  )
    return false
  if (next.block !== before.block) return piecesBefore === 0
  const [date] = findDates(next)
  return !(
    date &&
    date.words.length > next.words.length - 25 &&
    !/^(?:of|from|vom|du|del)\b/i.test(next.words)
  )
}
