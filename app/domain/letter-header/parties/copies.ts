import { copyLabel, namesCopies } from '../landmarks/asides.ts'
import type { LetterLandmarks } from '../landmarks/letter-landmarks.ts'
import type { LetterLine } from '../lines/letter-lines.ts'
import { cutOpening, cutPiece, splitPiece, type TextPiece } from '../lines/piece.ts'
import { isRunningText } from '../lines/running-text.ts'
import { cutBullet } from '../roles/attention.ts'
import { firstRoleOf, splitRoles } from '../roles/line-roles.ts'
import { isName } from '../roles/names.ts'
import { isSomebody, type ProposedParty } from './party.ts'
import { readParty } from './read-party.ts'

const mostEntries = 100

/** Those to whom a letter goes as a copy: after "cc:", one to a line or parted by semicolons. */
export function readCopies(
  lines: readonly LetterLine[],
  marks: LetterLandmarks,
  text: string,
): ProposedParty[] {
  const parties: ProposedParty[] = []
  for (let index = 0; index < marks.end; index += 1) {
    const inBody =
      marks.salutation !== null && index > marks.salutation && index < (marks.closing ?? 0)
    if (inBody || !namesCopies(lines[index]!.words)) continue
    const pieces = collectEntries(lines, index)
      .flatMap((entry) => splitPiece(entry, /;\s*/g))
      .flatMap(splitPeople)
    parties.push(
      ...groupByPerson(pieces)
        .map((group) => readParty(group, text))
        .filter(isSomebody),
    )
  }
  return parties
}

/** What stands behind the label, and the lines below that go on with it. */
function collectEntries(lines: readonly LetterLine[], label: number): TextPiece[] {
  const first = cutOpening(lines[label]!, copyLabel)
  const entries: TextPiece[] = first.words ? [first] : []
  let last = label
  for (
    let next = lines[last + 1];
    next && continuesCopies(next, lines[last]!, entries.length) && entries.length < mostEntries;
    next = lines[last + 1]
  ) {
    entries.push(cutBullet(next))
    last += 1
  }
  return entries
}

/** Copies run on in their block; below a label that stands alone they may begin in the next. */
function continuesCopies(next: LetterLine, before: LetterLine, entriesBefore: number): boolean {
  return (
    !isRunningText(next) &&
    !namesCopies(next.words) &&
    (next.block === before.block || entriesBefore === 0)
  )
}

/** "Pauline Fabre (SG), J. Wouters (JUST)": people on one line, each with a name; "Jane Doe, Director" is one. */
function splitPeople(entry: TextPiece): TextPiece[] {
  const pieces = splitPiece(entry, /(?<=\)),\s*|,\s+(?=[^,()]{3,60}\))/g)
  return pieces.length > 1 &&
    pieces.every((piece) =>
      isName(cutPiece(piece, 0, piece.words.replace(/\s*\([^()]*\)$/, '').length)),
    )
    ? pieces
    : [entry]
}

/** A line that names nobody belongs to the one above: an office below a name. */
function groupByPerson(pieces: readonly TextPiece[]): TextPiece[][] {
  const groups: TextPiece[][] = []
  for (const piece of pieces) {
    const role = firstRoleOf(piece)
    const above = groups.at(-1)
    const belongsAbove = role === 'capacity' || role === 'address' || role === 'contact'
    if (
      above &&
      belongsAbove &&
      above.length < 4 &&
      firstRoleOf(above[0]!) === 'name' &&
      splitRoles(above[0]!).length === 1
    )
      above.push(piece)
    else groups.push([piece])
  }
  return groups
}
