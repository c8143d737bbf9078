import { holderIn, proposedHolder } from './holders.ts'
import type { Line } from './lines.ts'
import { hasTitle, isName, nameOf, redacted, untitled } from './names.ts'
import { bodyWithin, isCapacity } from './offices.ts'
import { nobody, type ProposedParty } from './party.ts'
import { type Piece, part, propose } from './proposal.ts'

export type Greeted = { party: ProposedParty | null; surname: string | null; withheld: boolean }

const greeting =
  /^(?:(?:dear|hello|hi|good (?:morning|afternoon|day)|sehr geehrte[rs]?|geehrte[rs]?|liebe[rs]?|guten (?:tag|morgen)|ch[eè]re?s?|estimad[oa]s?|querid[oa]s?|gentil[ei]|egregi[oa]?|spettabile|geachte|beste|szanown[yai]\p{L}*|drogi[ea]?|prezad[oa]s?|hej|hei|kære|kjære|bästa|kära|vážen[áéíý]\p{L}*|mil[áéý]|tisztelt|kedves|stimat[eăă]?|poštovan[iaeo]|spoštovan[iaeo]|уважаем[аио]?|αξιότιμ[εη]|αγαπητ[έή]|your)\s+)/iu

/** Whom a salutation names: "Dear Ms Doe" a name, "Dear Commissioner" a capacity, "Dear Sir or Madam" nobody. */
export function greeted(salutation: Piece): Greeted {
  const nothing = { party: null, surname: null, withheld: false }
  if (redacted.test(salutation.words))
    return { party: { ...nobody, withheld: true }, surname: null, withheld: true }
  const match = greeting.exec(salutation.words)
  if (!match) return nothing
  const stop = /[,:!;]|\s+(?:and|und|et|y|&)\s+(?=\p{Lu})/u.exec(
    salutation.words.slice(match[0].length),
  )
  const whole = part(salutation, match[0].length, stop ? match[0].length + stop.index : undefined)
  if (hasTitle(whole.words) && isName(whole) && !isCapacity(untitled(whole).words)) {
    const name = nameOf(whole)
    return { party: { ...nobody, name }, surname: lastWord(name.value), withheld: false }
  }
  const holder = holderIn(whole)
  if (holder)
    return {
      party: { ...nobody, ...proposedHolder(holder) },
      surname: lastWord(holder.name.words),
      withheld: false,
    }
  const addressed = untitled(whole)
  if (addressed !== whole && isCapacity(addressed.words))
    return {
      party: { ...nobody, capacity: propose(addressed.words, addressed) },
      surname: null,
      withheld: false,
    }
  if (
    isName(whole) &&
    !/^(?:aunt|uncle|auntie|cousin|grandma|grandpa|granny|mum|dad|mom|friends?|fellow|valued|customer|editor|reader|santa|mother|father|brother|sister)\b/i.test(
      whole.words,
    )
  )
    return {
      party: { ...nobody, name: nameOf(whole) },
      surname: lastWord(whole.words),
      withheld: false,
    }
  if (!isCapacity(whole.words)) return nothing
  const all = part(salutation, match[0].length, salutation.words.replace(/[\s,:!;.]+$/u, '').length)
  const office = /^(?:ministers|members|commissioners|representatives|chairs)\b/i.test(all.words)
    ? all
    : whole
  const at = bodyWithin(office.words)
  const body = at && part(office, at.from, at.to)
  return {
    party: {
      ...nobody,
      capacity: propose(office.words, office),
      organisation: body ? propose(body.words, body) : null,
    },
    surname: null,
    withheld: false,
  }
}

function lastWord(name: string): string {
  return name.split(/\s+/).at(-1)!
}

/** The surname of a salutation with the given name that the head prints before it, as in a title "Letter to Commissioner Jane Doe". */
export function fullerName(party: ProposedParty, head: readonly Line[]): ProposedParty {
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
      const full = part(line, at - words.length, at + surname.length)
      if (words && isName(full) && !hasTitle(full.words)) return { ...party, name: nameOf(full) }
    }
  }
  return party
}
