import type { Line } from './lines.ts'
import { isSalutation, labelOf } from './landmarks.ts'
import { datesIn } from './dates.ts'
import { type Piece, type Proposal, part, propose } from './proposal.ts'

const label = /^(?:subject|objet|betreff|betr|re|asunto|oggetto|onderwerp|betreft|dotyczy|temat|assunto|concerne|θέμα|относно|ämne|emne|aihe|věc|predmet|zadeva|tárgy)\.?\s?[:：]\s*/iu

/** Where a labelled subject begins; -1 where there is none. Titles without a label are not guessed at. */
export function subjectLine(lines: readonly Line[]): number {
  return lines.findIndex(({ words }) => words.length <= 600 && label.test(words))
}

/** The words after "Subject:", with the lines that continue them; null where there is no such label. */
export function subjectIn(lines: readonly Line[]): { subject: Proposal<string>; first: number; last: number } | null {
  const first = subjectLine(lines)
  if (first < 0) return null
  const line = lines[first]!
  const pieces: Piece[] = [part(line, label.exec(line.words)![0].length)].filter(({ words }) => words)
  let last = first
  for (let next = lines[last + 1]; next && continues(next, lines[last]!, pieces.length); next = lines[last + 1]) {
    pieces.push(next)
    last += 1
  }
  return pieces.length ? { subject: propose(pieces.map(({ words }) => words).join(' '), ...pieces), first, last } : null
}

/** A subject runs on in its block, up to four lines; one whose label stands alone may begin in the next block. */
function continues(next: Line, before: Line, sofar: number): boolean {
  if (sofar >= 4 || next.words.length > 250 || isSalutation(next.words) || labelOf(next.words) || /^\p{L}[\p{L} ]{1,24}\s?:/u.test(next.words)) return false
  if (next.block !== before.block) return sofar === 0
  const [date] = datesIn(next)
  return !(date && date.words.length > next.words.length - 25 && !/^(?:of|from|vom|du|del)\b/i.test(next.words))
}
