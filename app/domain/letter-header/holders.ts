import { isName, nameOf, untitled } from './names.ts'
import { isBody, isCapacity, isWellKnownBody } from './offices.ts'
import { type Piece, type Proposal, part, propose } from './proposal.ts'

/** A body, an office and a name in one run of words: "European Commission President Ursula von der Leyen", "Commissioner Doe". */
export type Holder = { name: Piece; capacity: Piece; body: Piece | null }

const office =
  /(?<!\p{L})((?:(?:Executive|Vice|Deputy|First|Prime)[- ]){0,2}(?:Vice-President|President|(?:EU )?Commissioner|Minister|Director(?:-General)?|Chair(?:man|woman|person)?|Secretary(?:-General)?|Chancellor|Ambassador|Senator|Rapporteur|Head of Unit|Staatssekretär(?:in)?|(?:Bundes)?[Mm]inister(?:in)?|(?:Bundes)?[Kk]anzler(?:in)?|Präsident(?:in)?|Kommissar(?:in)?|Commissaire|Ministre|Présidente?|Presidente|Presidenta|Ministr[oa]|Commissari[oa]|Comisari[oa]))\s+(?=\p{L})/u
const particle = '(?:von|vom|van|der|den|de|del|della|di|da|du|la|le|ter|ten)'
/** The words of a person's name, one at least, as a pattern's source. */
export const personWords = `(?:${particle}\\s){0,3}\\p{Lu}[\\p{L}’'-]+(?:\\s(?:${particle}\\s){0,3}\\p{Lu}[\\p{L}’'-]+){0,4}`
const person = new RegExp(`^${personWords}$`, 'u')

/** Somebody who is printed with the office before the name; null for other words. */
export function holderIn(piece: Piece): Holder | null {
  const match = piece.words.length > 160 ? null : office.exec(piece.words)
  if (!match) return null
  const name = part(piece, match.index + match[0].length)
  const bare = untitled(name).words.replace(/\s+/g, ' ')
  if (!person.test(bare) || isCapacity(bare) || isBody(bare) || (/\s/.test(bare) && !isName(name)))
    return null
  const before = part(piece, 0, match.index)
  const body =
    before.words && (isWellKnownBody(before.words) || isBody(before.words)) ? before : null
  if (
    before.words &&
    !body &&
    untitled({ ...before, words: `${before.words} X`, end: before.end + 2 }).words !== 'X'
  )
    return null
  return { name, capacity: part(piece, match.index, match.index + match[1]!.length), body }
}

export function proposedHolder({ name, capacity, body }: Holder): {
  name: Proposal<string>
  capacity: Proposal<string>
  organisation: Proposal<string> | null
} {
  return {
    name: nameOf(name),
    capacity: propose(capacity.words, capacity),
    organisation: body && propose(body.words, body),
  }
}
