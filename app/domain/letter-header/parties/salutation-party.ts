import { cutTitles, hasTitle, redaction } from '../landmarks/personal-titles.ts'
import { proposeValue } from '../lines/header-proposal.ts'
import type { LetterLine } from '../lines/letter-lines.ts'
import { cutPiece, type TextPiece } from '../lines/piece.ts'
import { findHolder, proposeHolder } from '../roles/holders.ts'
import { isName, proposeName } from '../roles/names.ts'
import { findBodyWithin, isCapacity } from '../roles/offices.ts'
import { greetingWords } from '../vocabulary/greetings.ts'
import { wordsForNobody } from '../vocabulary/names.ts'
import { anyWordOf } from '../vocabulary/word-table.ts'
import { nobody, type ProposedParty } from './party.ts'
import type { SalutationName } from './recipients.ts'

/** Whom a salutation greets; `party` is null where it names nobody. */
export type SalutationParty = SalutationName & { party: ProposedParty | null }

const greeting = new RegExp(`^(?:${anyWordOf(greetingWords)}\\s+)`, 'iu')
const forNobody = new RegExp(`^${anyWordOf(wordsForNobody)}\\b`, 'i')

/** Whom a salutation names: "Dear Ms Doe" a name, "Dear Commissioner" a capacity, "Dear Sir or Madam" nobody. */
export function readSalutationParty(salutation: TextPiece): SalutationParty {
  if (redaction.test(salutation.words))
    return { party: { ...nobody, withheld: true }, surname: null, withheld: true }
  const match = greeting.exec(salutation.words)
  if (!match) return asGreeted(null)
  const addressee = cutPiece(salutation, match[0].length)
  const stop = /[,:!;]|\s+(?:and|und|et|y|&)\s+(?=\p{Lu})/u.exec(addressee.words)
  return readAddressee(cutPiece(addressee, 0, stop?.index), addressee)
}

/** `first` is the first of those greeted, `all` the whole salutation without its greeting. */
function readAddressee(first: TextPiece, all: TextPiece): SalutationParty {
  const bare = cutTitles(first)
  if (hasTitle(first.words) && isName(first) && !isCapacity(bare.words)) return asNamed(first)
  const holder = findHolder(first)
  if (holder) {
    const party = { ...nobody, ...proposeHolder(holder) }
    return asGreeted(party, lastWordOf(holder.name.words))
  }
  if (bare !== first && isCapacity(bare.words)) return asGreeted(asOffice(bare))
  if (isName(first) && !forNobody.test(first.words)) return asNamed(first)
  return isCapacity(first.words) ? asGreeted(readOffice(first, all)) : asGreeted(null)
}

/** "Dear Members of the Committee on Justice, Home Affairs": of several who hold an office its whole name. */
function readOffice(first: TextPiece, all: TextPiece): ProposedParty {
  const areSeveral = /^(?:ministers|members|commissioners|representatives|chairs)\b/i
  const greeting = cutPiece(all, 0, all.words.replace(/[\s,:!;.]+$/u, '').length)
  const office = areSeveral.test(greeting.words) ? greeting : first
  const at = findBodyWithin(office.words)
  const body = at && cutPiece(office, at.from, at.to)
  return { ...asOffice(office), organisation: body ? proposeValue(body.words, body) : null }
}

function asOffice(office: TextPiece): ProposedParty {
  return { ...nobody, capacity: proposeValue(office.words, office) }
}

function asNamed(piece: TextPiece): SalutationParty {
  const name = proposeName(piece)
  return asGreeted(
    { ...nobody, name },
    lastWordOf(hasTitle(piece.words) ? name.value : piece.words),
  )
}

function asGreeted(party: ProposedParty | null, surname: string | null = null): SalutationParty {
  return { party, surname, withheld: false }
}

function lastWordOf(name: string): string {
  return name.split(/\s+/).at(-1)!
}

/**
 * The surname of a salutation with the given name that the head prints before it: "Letter to Commissioner Jane Doe".
 */
export function findFullName(party: ProposedParty, head: readonly LetterLine[]): ProposedParty {
  const surname = party.name?.value
  if (!surname || /\s/.test(surname)) return party
  for (const line of head) {
    const at = line.words.length > 200 ? -1 : line.words.indexOf(surname)
    const given =
      at > 0
        ? /(?:\p{Lu}\p{Ll}[\p{L}’'-]*\s){1,2}$/u.exec(line.words.slice(Math.max(0, at - 60), at))
        : null
    if (!given) continue
    for (const words of [given[0], given[0].replace(/^\S+\s/, '')]) {
      const full = cutPiece(line, at - words.length, at + surname.length)
      if (words && isName(full) && !hasTitle(full.words))
        return { ...party, name: proposeName(full) }
    }
  }
  return party
}
