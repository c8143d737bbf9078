import { cutTitles } from '../landmarks/personal-titles.ts'
import { proposeValue, type HeaderProposal } from '../lines/header-proposal.ts'
import { cutPiece, type TextPiece } from '../lines/piece.ts'
import { holderParticles, officePrefixes, officesBeforeNames } from '../vocabulary/holders.ts'
import { anyWordOf } from '../vocabulary/word-table.ts'
import { isName, proposeName } from './names.ts'
import { isBody, isCapacity, isWellKnownBody } from './offices.ts'

/** A body, an office and a name in one run of words: "European Commission President Ursula von der Leyen". */
export type OfficeHolder = { name: TextPiece; capacity: TextPiece; body: TextPiece | null }

const office = new RegExp(
  `(?<!\\p{L})((?:${anyWordOf(officePrefixes)}[- ]){0,2}${anyWordOf(officesBeforeNames)})\\s+(?=\\p{L})`,
  'u',
)
const particles = `(?:${anyWordOf(holderParticles)}\\s){0,3}`
/** The words of a person's name, one at least, as a pattern's source. */
export const personWords = `(?:\\p{Lu}\\.\\s)?${particles}\\p{Lu}[\\p{L}’'-]+(?:\\s[“"]\\p{Lu}\\p{L}+[”"])?(?:\\s${particles}\\p{Lu}[\\p{L}’'-]+){0,4}`
const person = new RegExp(`^${personWords}$`, 'u')

/** Somebody who is printed with the office before the name; null for other words. */
export function findHolder(piece: TextPiece): OfficeHolder | null {
  const match = piece.words.length > 160 ? null : office.exec(piece.words)
  if (!match) return null
  const name = cutPiece(piece, match.index + match[0].length)
  if (!isNameOfHolder(name)) return null
  const before = cutPiece(piece, 0, match.index)
  const isOfBody = isWellKnownBody(before.words) || isBody(before.words)
  if (before.words && !isOfBody && !isTitleAlone(before)) return null
  return {
    name,
    capacity: cutPiece(piece, match.index, match.index + match[1]!.length),
    body: before.words && isOfBody ? before : null,
  }
}

export function proposeHolder({ name, capacity, body }: OfficeHolder): {
  name: HeaderProposal<string>
  capacity: HeaderProposal<string>
  organisation: HeaderProposal<string> | null
} {
  return {
    name: proposeName(name),
    capacity: proposeValue(capacity.words, capacity),
    organisation: body && proposeValue(body.words, body),
  }
}

function isNameOfHolder(name: TextPiece): boolean {
  const bare = cutTitles(name).words.replace(/\s+/g, ' ')
  return (
    person.test(bare) && !isCapacity(bare) && !isBody(bare) && (!/\s/.test(bare) || isName(name))
  )
}

/** Whether words are nothing but titles, as "Mr" before "President". */
function isTitleAlone(piece: TextPiece): boolean {
  return cutTitles({ ...piece, words: `${piece.words} X`, end: piece.end + 2 }).words === 'X'
}
