import { type Landmarks } from './landmarks.ts'
import { isProse, type Line } from './lines.ts'
import { expand, isSomebody, partyOf, type ProposedParty, roleOf } from './party.ts'
import { withoutBullet } from './people.ts'
import { isName } from './names.ts'
import { type Piece, part, splitPiece, without } from './proposal.ts'

const label =
  /^(?:c\.?\s?c\.?|(?:in )?cop(?:y|ies)|copie|kopie|copia|kopia|do wiadomości|nachrichtlich|κοιν(?:οποίηση)?\.?|копие(?: до)?|na vědomí|kopia till|kopi til|con copia|in copia|c\/c|cópia)(?:\s(?:to|à|an|a|per))?\s?:\s*/iu

export function isCopies(words: string): boolean {
  return words.length <= 400 && label.test(words)
}

/** Those to whom a letter goes as a copy: after "cc:", one to a line or parted by semicolons. */
export function copiesIn(lines: readonly Line[], marks: Landmarks, text: string): ProposedParty[] {
  const parties: ProposedParty[] = []
  for (let index = 0; index < marks.end; index += 1) {
    const inBody =
      marks.salutation !== null && index > marks.salutation && index < (marks.closing ?? 0)
    if (inBody || !isCopies(lines[index]!.words)) continue
    const first = without(lines[index]!, label)
    const entries: Piece[] = first.words ? [first] : []
    let last = index
    for (
      let next = lines[index + 1];
      next && follows(next, lines[last]!, entries.length) && entries.length < 100;
      next = lines[last + 1]
    ) {
      entries.push(withoutBullet(next))
      last += 1
    }
    const pieces = entries.flatMap((entry) => splitPiece(entry, /;\s*/g)).flatMap(apart)
    parties.push(
      ...merged(pieces)
        .map((group) => partyOf(group, text))
        .filter(isSomebody),
    )
  }
  return parties
}

/** Copies run on in their block; below a label that stands alone they may begin in the next. */
function follows(next: Line, before: Line, sofar: number): boolean {
  return !isProse(next) && !isCopies(next.words) && (next.block === before.block || sofar === 0)
}

/** "Pauline Fabre (SG), J. Wouters (JUST)": people on one line, each with a name; "Jane Doe, Director" is one. */
function apart(entry: Piece): Piece[] {
  const pieces = splitPiece(entry, /(?<=\)),\s*|,\s+(?=[^,()]{3,60}\))/g)
  return pieces.length > 1 &&
    pieces.every((piece) =>
      isName(part(piece, 0, piece.words.replace(/\s*\([^()]*\)$/, '').length)),
    )
    ? pieces
    : [entry]
}

/** A line that names nobody belongs to the one above: an office below a name. */
function merged(pieces: readonly Piece[]): Piece[][] {
  const groups: Piece[][] = []
  for (const piece of pieces) {
    const role = roleOf(expand(piece)[0]!)
    const above = groups.at(-1)
    const below = role === 'capacity' || role === 'address' || role === 'contact'
    if (
      above &&
      below &&
      above.length < 4 &&
      roleOf(expand(above[0]!)[0]!) === 'name' &&
      expand(above[0]!).length === 1
    )
      above.push(piece)
    else groups.push([piece])
  }
  return groups
}
