import { proposeValue } from '../lines/header-proposal.ts'
import { cutPiece, type TextPiece } from '../lines/piece.ts'
import { isName, proposeName } from '../roles/names.ts'
import { isBody, isCapacity } from '../roles/offices.ts'
import { behalfPhrases, titlesInText, wordsWithinBodies } from '../vocabulary/behalf.ts'
import { anyWordOf } from '../vocabulary/word-table.ts'
import { findAsking, readHolder } from './asking.ts'
import { nobody, type ProposedParty } from './party.ts'
import { readParty } from './read-party.ts'

const writing = new RegExp(
  [
    '(?:(?<=^|[.!?\\s])(?:I|We|we)\\b[^.!?]{0,120}?\\s|(?<=^|[.!?]\\s))',
    `${anyWordOf(behalfPhrases)}\\s+`,
    `((?:the\\s)?(?:${anyWordOf(titlesInText)}\\.?\\s)?\\p{Lu}[\\p{L}\\p{N}’'&.-]*(?<!\\p{L}{4}\\.)`,
    `(?:\\s(?:(?:${anyWordOf(wordsWithinBodies)}|&)\\s){0,3}\\p{Lu}[\\p{L}\\p{N}’'&-]*){0,9})`,
  ].join(''),
  'u',
)

/**
 * For whom a letter is written, from the beginning of its body and from "for and on behalf of" in its signature.
 * `bodies` are those known from its signatures. "on behalf of" without somebody who is named, as in "on behalf of law
 * enforcement", counts for nothing.
 */
export function readOnBehalf(
  body: TextPiece | null,
  signature: readonly TextPiece[],
  bodies: readonly string[],
  text: string,
): ProposedParty[] {
  const written = body && findWritten(body)
  const named = [...(written ? [written] : []), ...signature].flatMap(
    (piece) => readNamed(piece, bodies, text) ?? [],
  )
  const parties = keepFirstOfEach([...(body ? findAsking(body) : []), ...named])
  return body ? parties.map((party) => nameOffice(party, body)) : parties
}

/** "The Attorney-General" with the name that stands behind the same office: "to the Attorney-General, Jane Doe". */
function nameOffice(party: ProposedParty, body: TextPiece): ProposedParty {
  const { name, withheld, organisation, capacity } = party
  if (name || withheld || organisation || !capacity) return party
  const office = capacity.value.replace(/^the\s/i, '').replace(/[^\p{L}\p{N}\s-]/gu, '.')
  const before = new RegExp(
    `${office.replace(/\s+/gu, '\\s+')},\\s+(?:(?:Senator|the|Rt|Right|Hon|Honou?rable)\\b\\.?\\s+)*`,
    'gu',
  )
  for (const match of body.words.matchAll(before)) {
    const rest = cutPiece(body, match.index + match[0].length)
    const named = cutPiece(rest, 0, /[,;.(]/u.exec(rest.words)?.index)
    if (isName(named)) return { ...party, name: proposeName(named) }
  }
  return party
}

/** The words after "I write to you on behalf of". */
function findWritten(body: TextPiece): TextPiece | null {
  const match = writing.exec(body.words)
  if (!match) return null
  const end = match.index + match[0].length
  return cutPiece(body, end - match[1]!.length, end)
}

/** A person, an office with a person, or a body; null for anything else. */
function readNamed(
  piece: TextPiece,
  bodies: readonly string[],
  text: string,
): ProposedParty | null {
  const hasArticle = /^the\s/i.test(piece.words)
  const bare = cutPiece(piece, hasArticle ? 4 : 0, piece.words.replace(/[.,;:]$/, '').length)
  const held = readHolder(bare)
  if (held) return held
  const asBody = { ...nobody, organisation: proposeValue(bare.words, bare) }
  const known = bodies.some((each) => each.toLowerCase().startsWith(bare.words.toLowerCase()))
  if (known || (hasArticle && !isCapacity(bare.words))) return asBody
  if (isName(bare)) return { ...nobody, name: proposeName(bare) }
  const party = readParty([bare], text)
  if (party.name || party.capacity) return party
  const isNamed = /^\p{Lu}[\p{L}\p{N}&.-]+(?:\s\p{Lu}\p{L}+)*$/u.test(bare.words)
  return isBody(bare.words) || isNamed ? asBody : null
}

function keepFirstOfEach(parties: readonly ProposedParty[]): ProposedParty[] {
  const seen = new Set<string>()
  return parties.filter(({ name, organisation, capacity }) => {
    const key = (name ?? organisation ?? capacity)?.value.toLowerCase()
    return key !== undefined && !seen.has(key) && Boolean(seen.add(key))
  })
}
