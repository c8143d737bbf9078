import { datesIn } from './dates.ts'
import { isProse, type Line } from './lines.ts'
import { isSalutation, labelOf } from './landmarks.ts'
import { type Piece, type Proposal, propose, without } from './proposal.ts'

const label = /^(?:subject|objet|betreff|betr|re|asunto|oggetto|onderwerp|betreft|dotyczy|temat|assunto|concerne|θέμα|относно|ämne|emne|aihe|věc|predmet|zadeva|tárgy)\.?\s?[:：]\s*/iu

/** A subject with the lines it takes. */
export type LabelledSubject = { proposal: Proposal<string>; lines: readonly Line[] }

/** The words after "Subject:", with the lines that continue them. Null where there is no such label: titles are not guessed at. */
export function subjectIn(lines: readonly Line[]): LabelledSubject | null {
  const first = lines.findIndex(({ words }) => words.length <= 600 && label.test(words))
  if (first < 0) return null
  const own = without(lines[first]!, label)
  const pieces: Piece[] = own.words ? [own] : []
  let last = first
  for (let next = lines[last + 1]; next && continues(next, lines[last]!, pieces.length); next = lines[last + 1]) {
    pieces.push(next)
    last += 1
  }
  return pieces.length ? { proposal: propose(pieces.map(({ words }) => words).join(' '), ...pieces), lines: lines.slice(first, last + 1) } : null
}

/** A subject runs on in its block, up to four lines; one whose label stands alone may begin in the next block. */
function continues(next: Line, before: Line, sofar: number): boolean {
  if (sofar >= 4 || next.words.length > 250 || isSalutation(next.words) || isProse(next) || labelOf(next.words) || /^\p{L}[\p{L} ]{1,24}\s?:/u.test(next.words)) return false
  if (next.block !== before.block) return sofar === 0
  const [date] = datesIn(next)
  return !(date && date.words.length > next.words.length - 25 && !/^(?:of|from|vom|du|del)\b/i.test(next.words))
}
