import { isName, nameOf, untitled } from './names.ts'
import { isBody, isCapacity, isWellKnownBody, bodyWithin } from './offices.ts'
import { nobody, partyOf, type ProposedParty } from './party.ts'
import { type Piece, part, propose } from './proposal.ts'

const particles = '(?:von|vom|van|der|den|de|del|della|di|da|du|la|le|ter|ten)'
const person = `(?:${particles}\\s){0,3}\\p{Lu}[\\p{L}’'-]+(?:\\s(?:${particles}\\s){0,3}\\p{Lu}[\\p{L}’'-]+){0,4}`
const asked = new RegExp(`((?:(?:Mr|Mrs|Ms|Dr|Mme|Prof)\\.?\\s)?${person})(?:,?\\s(?:who\\s)?(?:has|have))?\\s(?:kindly\\s)?(?:asked|requested|instructed|invited|charged)\\s(?:me|us)\\s(?:to\\s)?.{0,60}?\\b(?:on\\s(?:her|his|their)\\sbehalf|in\\s(?:her|his|their)\\sname|for\\s(?:her|him|them))`, 'u')
const writing = new RegExp(`(?:(?<=^|[.!?\\s])(?:I|We|we)\\b[^.!?]{0,120}?\\s|(?<=^|[.!?]\\s))(?:[Oo]n\\sbehalf\\sof|[Ii]m\\sNamen\\s(?:von|der|des)|[Aa]u\\snom\\s(?:de\\sla|de\\sl[’']|de|du|des)|[Ee]n\\snombre\\sde(?:\\sla|l)?|[Aa]\\snome\\s(?:di|del|della)|[Nn]amens)\\s+((?:the\\s)?(?:(?:Mr|Mrs|Ms|Dr|Mme)\\.?\\s)?\\p{Lu}[\\p{L}\\p{N}’'&.-]*(?:\\s(?:(?:of|for|and|the|on|von|van|der|de|la|du|des|&)\\s){0,3}\\p{Lu}[\\p{L}\\p{N}’'&-]*){0,9})`, 'u')

/**
 * For whom a letter is written, from the beginning of its body and from "for and on behalf of" in its signature.
 * "on behalf of" without somebody who is named, as in "on behalf of law enforcement", counts for nothing.
 */
export function onBehalfIn(body: Piece | null, signature: readonly Piece[], text: string): ProposedParty[] {
  const parties: ProposedParty[] = []
  const match = body && asked.exec(body.words)
  if (match) parties.push(fuller(part(body, match.index, match.index + match[1]!.length), body))
  const written = body && writing.exec(body.words)
  if (written) {
    const at = written.index + written[0].length - written[1]!.length
    const party = readAs(part(body, at, at + written[1]!.length), text)
    if (party) parties.push(party)
  }
  for (const line of signature) {
    const party = readAs(line, text)
    if (party) parties.push(party)
  }
  const seen = new Set<string>()
  return parties.filter(({ name, organisation, capacity }) => {
    const key = (name ?? organisation ?? capacity)?.value.toLowerCase()
    return key !== undefined && !seen.has(key) && Boolean(seen.add(key))
  })
}

/** A person, an office with a person, or a body; null for anything else. */
function readAs(piece: Piece, text: string): ProposedParty | null {
  const bare = part(piece, /^the\s/i.test(piece.words) ? 4 : 0, piece.words.replace(/[.,;:]$/, '').length)
  const held = officeBefore(bare)
  if (held) return held
  if (isName(bare)) return { ...nobody, name: nameOf(bare) }
  const party = partyOf([bare], text)
  if (party.name || party.capacity) return party
  if (isBody(bare.words) || /^\p{Lu}[\p{L}\p{N}&.-]+(?:\s\p{Lu}\p{L}+)*$/u.test(bare.words)) return { ...nobody, organisation: propose(bare.words, bare) }
  return null
}

/** "European Commission President Ursula von der Leyen", "Commissioner Johansson": body, office and name in one run of words. */
function officeBefore(piece: Piece): ProposedParty | null {
  const match = /(?<!\p{L})((?:(?:Executive|Vice|Deputy|First|Prime)[- ]){0,2}(?:Vice-President|President|Commissioner|Minister|Director(?:-General)?|Chair(?:man|woman|person)?|Secretary(?:-General)?|Chancellor|Head of Unit))\s+/u.exec(piece.words)
  if (!match) return null
  const name = part(piece, match.index + match[0].length)
  const bare = untitled(name)
  if (!new RegExp(`^${person}$`, 'u').test(bare.words) || isCapacity(bare.words) || isBody(bare.words)) return null
  const capacity = part(piece, match.index, match.index + match[1]!.length)
  const body = part(piece, 0, match.index)
  const organisation = body.words && (isWellKnownBody(body.words) || isBody(body.words)) ? propose(body.words, body) : null
  return { ...nobody, name: nameOf(name), capacity: propose(capacity.words, capacity), organisation }
}

/** The one who asked, as the body introduces them: with given name, office and body where these are printed before. */
function fuller(mention: Piece, body: Piece): ProposedParty {
  const own = officeBefore(mention)
  const surname = own?.name?.value ?? untitled(mention).words
  const introduced = new RegExp(`(?:\\p{Lu}[\\p{L}-]+\\s){0,5}?(?:[\\p{Lu}][\\p{L}-]+\\s){0,3}${escaped(surname)}(?!\\p{L})`, 'gu')
  const found = [...body.words.slice(0, mention.end - body.start).matchAll(introduced)].map((match) => part(body, match.index, match.index + match[0].length))
  const longest = found.sort((a, b) => b.words.length - a.words.length)[0]
  const read = longest && longest.words.length > surname.length ? officeBefore(longest) : null
  if (read?.name) return { ...read, capacity: read.capacity ?? own?.capacity ?? null }
  if (own) return own
  const bare = longest && isName(longest) ? longest : mention
  if (!isName(bare) && isCapacity(bare.words)) {
    const at = bodyWithin(bare.words)
    const inside = at && part(bare, at.from, at.to)
    return { ...nobody, capacity: propose(bare.words, bare), organisation: inside ? propose(inside.words, inside) : null }
  }
  return { ...nobody, name: nameOf(bare) }
}

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')
}
