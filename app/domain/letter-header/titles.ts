import { holderIn, proposedHolder } from './holders.ts'
import type { Line } from './lines.ts'
import { isName, nameOf } from './names.ts'
import { isBody } from './offices.ts'
import { isSomebody, nobody, partyOf, type ProposedParty } from './party.ts'
import { type Piece, part, propose, without } from './proposal.ts'

const speaker =
  /\b(?:speech|remarks|address|keynote|statement|answer given|rede|discours|discurso|intervento|przemówienie|projev|toespraak|tal)\s(?:by|of|von|de|di|del|della|van|av)\s+/iu
const addressee =
  /(?:open letter|public letter|offener brief|lettre ouverte|carta abierta|carta aberta|lettera aperta|open brief|list otwarty|otevřený dopis|öppet brev|åbent brev|ανοι(?:χ|κ)τ[ήη] επιστολ[ήη]|отворено писмо)\s(?:to|an|à|aux?|al?|ao|alla|aan|do|till|til|προς|до)\s+(?:(?:the|den|die|das|la|le|les|los|las|el|de|het|τον|την|τους)\s+)?/iu
const onBehalf = /^on behalf of (?:the )?(?=\p{Lu})/u
const further =
  /\s(?:at|in|on|to|about|regarding|concerning|during|before|calling|for a|bei|beim|zu[mr]?|über|anlässlich|lors|à l|sur|sobre|en el|en la|w sprawie|για|относно)\s|\s[–—-]\s|[:,;(]|$/iu

/** Whom the title of a text names: who speaks in "Speech by Commissioner Doe at …", for whom where the next line says so, and whom an "Open letter to …" is to. */
export function titleParties(
  title: { line: Line } | null,
  lines: readonly Line[],
  text: string,
): { from: ProposedParty | null; behalf: ProposedParty | null; to: ProposedParty | null } {
  if (!title) return { from: null, behalf: null, to: null }
  const from = named(title.line, speaker, text)
  const below = lines[lines.indexOf(title.line) + 1]
  const body = from && below && onBehalf.test(below.words) ? without(below, onBehalf) : null
  const organisation = body && propose(body.words, body)
  return {
    from: from && organisation ? { ...from, organisation } : from,
    behalf: organisation && { ...nobody, organisation },
    to: addressed(title.line, text),
  }
}

function named(line: Line, before: RegExp, text: string): ProposedParty | null {
  const piece = behind(line, before)
  if (!piece) return null
  const holder = holderIn(piece)
  if (holder) return { ...nobody, ...proposedHolder(holder) }
  if (isName(piece)) return { ...nobody, name: nameOf(piece) }
  const party = partyOf([piece], text)
  return party.name ? party : null
}

function addressed(line: Line, text: string): ProposedParty | null {
  const person = named(line, addressee, text)
  if (person) return person
  const piece = behind(line, addressee)
  if (!piece || !/^\p{Lu}/u.test(piece.words)) return null
  if (isBody(piece.words)) return { ...nobody, organisation: propose(piece.words, piece) }
  const party = partyOf([piece], text)
  return isSomebody(party) ? party : null
}

/** The words after a pattern, up to where a title goes on about something else. */
function behind(line: Line, before: RegExp): Piece | null {
  const match = before.exec(line.words)
  if (!match) return null
  const rest = without(part(line, match.index + match[0].length), /^the\s/iu)
  const stop = further.exec(rest.words)
  const piece = part(rest, 0, stop?.index)
  return piece.words.length > 2 && piece.words.length < 100 ? piece : null
}
