import { holderIn, personWords, proposedHolder } from './holders.ts'
import { hasTitle, isName, nameOf, untitled } from './names.ts'
import { bodyWithin, isBody, isCapacity } from './offices.ts'
import { nobody, partyOf, type ProposedParty } from './party.ts'
import { type Piece, part, propose, splitPiece } from './proposal.ts'

const asked = new RegExp(
  `((?:(?:Mr|Mrs|Ms|Dr|Mme|Prof)\\.?\\s)?${personWords})(?:,?\\s(?:who\\s)?(?:has|have))?\\s(?:kindly\\s)?(?:asked|requested|instructed|invited|charged)\\s(?:me|us)\\s(?:to\\s)?.{0,60}?\\b(?:on\\s(?:her|his|their)\\sbehalf|in\\s(?:her|his|their)\\sname|for\\s(?:her|him|them))`,
  'u',
)
const writing = new RegExp(
  `(?:(?<=^|[.!?\\s])(?:I|We|we)\\b[^.!?]{0,120}?\\s|(?<=^|[.!?]\\s))(?:[Oo]n\\sbehalf\\sof|[Ii]m\\sNamen\\s(?:von|der|des)|[Aa]u\\snom\\s(?:de\\sla|de\\sl[’']|de|du|des)|[Ee]n\\snombre\\sde(?:\\sla|l)?|[Aa]\\snome\\s(?:di|del|della)|[Nn]amens)\\s+((?:the\\s)?(?:(?:Mr|Mrs|Ms|Dr|Mme)\\.?\\s)?\\p{Lu}[\\p{L}\\p{N}’'&.-]*(?:\\s(?:(?:of|for|and|the|on|von|van|der|de|la|du|des|&)\\s){0,3}\\p{Lu}[\\p{L}\\p{N}’'&-]*){0,9})`,
  'u',
)

const askedPassively =
  /(?:\b(?:have|has)\sbeen|\bam)\s(?:kindly\s)?(?:asked|requested|instructed)\sby\s(?:the\s|our\s)?([^.;]{3,90}?)\s+to\s(?:thank|reply|respond|answer|write|acknowledge|inform)/u
const pronoun = /^(?:they|she|he|both|we|i|who|this|it|which)$/i
const onTheirBehalf = /\bon\s(?:her|his|their)\sbehalf\b/
const mention = new RegExp(
  `(?:(?:(?:Mr|Mrs|Ms|Dr|Mme|Prof)\\b\\.?|(?:(?:Executive|Vice|Deputy|First|Prime)[- ]){0,2}(?:Vice-President|President|Commissioner|Minister|Director(?:-General)?|Chancellor))\\s)(?:Mr\\s|Ms\\s|Mrs\\s)?${personWords}`,
  'gu',
)

/**
 * For whom a letter is written (`bodies` are those known from its signatures), from the beginning of its body and from "for and on behalf of" in its signature.
 * "on behalf of" without somebody who is named, as in "on behalf of law enforcement", counts for nothing.
 */
export function onBehalfIn(
  body: Piece | null,
  signature: readonly Piece[],
  bodies: readonly string[],
  text: string,
): ProposedParty[] {
  const parties: ProposedParty[] = []
  if (body) parties.push(...askedBy(body))
  const written = body && writing.exec(body.words)
  if (written) {
    const at = written.index + written[0].length - written[1]!.length
    const party = readAs(part(body, at, at + written[1]!.length), bodies, text)
    if (party) parties.push(party)
  }
  for (const line of signature) {
    const party = readAs(line, bodies, text)
    if (party) parties.push(party)
  }
  const seen = new Set<string>()
  return parties.filter(({ name, organisation, capacity }) => {
    const key = (name ?? organisation ?? capacity)?.value.toLowerCase()
    return key !== undefined && !seen.has(key) && Boolean(seen.add(key))
  })
}

/** Who asked the writer to answer: the one before "asked me", or whom "on her behalf" and "on their behalf" point back to. */
function askedBy(body: Piece): ProposedParty[] {
  const match = asked.exec(body.words)
  const named =
    match && !pronoun.test(match[1]!)
      ? part(body, match.index, match.index + match[1]!.length)
      : null
  if (named) return [fuller(named, body)]
  const passive = askedPassively.exec(body.words)
  if (passive) {
    const asking = partyOf(
      [
        part(
          body,
          passive.index + passive[0].indexOf(passive[1]!),
          passive.index + passive[0].indexOf(passive[1]!) + passive[1]!.replace(/,$/, '').length,
        ),
      ],
      '',
    )
    if (asking.name ?? asking.capacity) return [asking]
  }
  const phrase = onTheirBehalf.exec(body.words)
  if (!phrase) return []
  const at = phrase.index + phrase[0].length
  const sentences = sentencesBefore(part(body, 0, at))
  if (!/(?<!\p{L})(?:I|me|we|us)(?!\p{L})/u.test(sentences.at(-1)?.words ?? '')) return []
  for (const sentence of sentences.reverse().slice(0, 3)) {
    const mentions = [...sentence.words.matchAll(mention)]
      .map((each) => part(sentence, each.index, each.index + each[0].length))
      .filter((each) => holderIn(each) ?? hasTitle(each.words))
    if (mentions.length)
      return (/their/.test(phrase[0]) ? mentions : mentions.slice(-1)).map((each) =>
        fuller(each, body),
      )
  }
  return []
}

/** The sentences up to the end; a full stop after a title or an initial ends none. */
function sentencesBefore(piece: Piece): Piece[] {
  return splitPiece(piece, /(?<!\b(?:Mr|Ms|Mrs|Dr|Prof|No|\p{Lu}))[.!?]\s+(?=\p{Lu})/gu)
}

/** A person, an office with a person, or a body; null for anything else. */
function readAs(piece: Piece, bodies: readonly string[], text: string): ProposedParty | null {
  const bare = part(
    piece,
    /^the\s/i.test(piece.words) ? 4 : 0,
    piece.words.replace(/[.,;:]$/, '').length,
  )
  const held = officeBefore(bare)
  if (held) return held
  const known = bodies.some((each) => each.toLowerCase().startsWith(bare.words.toLowerCase()))
  if (known || (/^the\s/i.test(piece.words) && !isCapacity(bare.words)))
    return { ...nobody, organisation: propose(bare.words, bare) }
  if (isName(bare)) return { ...nobody, name: nameOf(bare) }
  const party = partyOf([bare], text)
  if (party.name || party.capacity) return party
  if (isBody(bare.words) || /^\p{Lu}[\p{L}\p{N}&.-]+(?:\s\p{Lu}\p{L}+)*$/u.test(bare.words))
    return { ...nobody, organisation: propose(bare.words, bare) }
  return null
}

function officeBefore(piece: Piece): ProposedParty | null {
  const holder = holderIn(piece)
  return holder && { ...nobody, ...proposedHolder(holder) }
}

/** The one who asked, as the body introduces them: with given name, office and body where these are printed before. */
function fuller(mention: Piece, body: Piece): ProposedParty {
  const own = officeBefore(mention)
  const surname = own?.name?.value ?? untitled(mention).words
  const before = body.words.slice(0, mention.end - body.start).replace(/\s/g, ' ')
  const wanted = surname.replace(/\s/g, ' ')
  const found: Piece[] = []
  for (let at = before.indexOf(wanted); at >= 0; at = before.indexOf(wanted, at + 1)) {
    const lead = /(?:\p{Lu}[\p{L}-]+ ){0,8}$/u.exec(before.slice(Math.max(0, at - 100), at))![0]
    found.push(part(body, at - lead.length, at + wanted.length))
  }
  const longest = found.sort((a, b) => b.words.length - a.words.length)[0]
  const read = longest && longest.words.length > surname.length ? officeBefore(longest) : null
  if (read?.name) return { ...read, capacity: read.capacity ?? own?.capacity ?? null }
  if (own) return own
  const bare = longest && isName(longest) ? longest : mention
  if (!isName(bare) && isCapacity(bare.words)) {
    const at = bodyWithin(bare.words)
    const inside = at && part(bare, at.from, at.to)
    return {
      ...nobody,
      capacity: propose(bare.words, bare),
      organisation: inside ? propose(inside.words, inside) : null,
    }
  }
  return { ...nobody, name: nameOf(bare) }
}
