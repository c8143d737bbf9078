import { isAddress, isContact } from './addresses.ts'
import { isProse, type Line } from './lines.ts'
import { hasTitle, isName, nameOf, redacted, sameName, untitled } from './names.ts'
import { bodyWithin, isCapacity, isWellKnownBody } from './offices.ts'
import { expand, nobody, type ProposedParty, type Role, roleOf } from './party.ts'
import { attended, hasBullet, partiesOf } from './people.ts'
import { type Piece, part, propose } from './proposal.ts'

/** A block of a letter's head; `opened` says that a date, a reference or a subject stands before it. */
export type HeadBlock = { lines: Line[]; opened: boolean; first: boolean; last: boolean }

export type Sender = { names: readonly string[]; organisations: readonly string[] }

/** The blocks of the head that name whom the letter is to; the others are the letterhead. */
export function addressBlocks(blocks: readonly HeadBlock[], surname: string | null, withheld: boolean, sender: Sender): HeadBlock[] {
  const scored = blocks.map((block) => ({ block, score: scoreOf(block, surname, withheld, sender) }))
  const sure = scored.filter(({ score }) => score >= 3)
  return (sure.length ? sure : scored.filter(({ score }) => score === 2).slice(-1)).map(({ block }) => block)
}

/** How much a block of the head looks like an address; the weights are reasons, the letters in the tests are their measure. */
function scoreOf({ lines, opened, first, last }: HeadBlock, surname: string | null, withheld: boolean, sender: Sender): number {
  const roles = lines.map((line) => roleOf(expand(attended(line) ?? line)[0]!))
  const has = (...wanted: Role[]) => roles.some((role) => wanted.includes(role))
  const named = has('name', 'withheld', 'capacity')
  const placed = has('address', 'contact')
  const addressed = lines.some((line) => attended(line))
  const known = lines.some(({ words }) => isWellKnownBody(words))
  const aware = lines.some(({ words }) => hasTitle(words) && !isContact(words))
  if (!named && !addressed && !(has('body') && (placed || known))) return 0
  if (lines.some((line) => expand(line).some((piece) => sender.names.some((name) => isName(piece) && sameName(untitled(piece).words, name))))) return -1
  if (!named && lines.some(({ words }) => sender.organisations.some((name) => name.toLowerCase() === words.toLowerCase()))) return -1
  if (surname && lines.some(({ words }) => words.length < 120 && !isContact(words) && words.toLowerCase().split(/[\s,]+/).includes(surname.toLowerCase()))) return 9
  let score = addressed ? 4 : 0
  if (withheld && has('withheld')) score += 5
  if (aware) score += 3
  if (opened) score += 3
  if (!first && placed) score += 2
  if (last) score += 1
  if (first && !opened) score -= 3
  if (known && !named && !opened) score -= 3
  return score
}

export function partiesOfAddress(block: readonly Line[], text: string): ProposedParty[] {
  return partiesOf(block.map((line) => ({ ...(attended(line) ?? line), block: line.block })), text)
}

/**
 * An address at the foot of a page, which text extraction puts in the middle of the body: three or more short lines
 * that begin with somebody and hold a street, a town or a way of contact.
 */
export function addressWithin(blocks: readonly Line[][], letterhead: readonly Line[], sender: Sender): Line[] | null {
  const head = new Set(letterhead.map(({ words }) => words.toLowerCase()))
  const found = blocks.find((block) => {
    if (block.length < 3 || block.length > 14 || block.some((line) => line.words.length > 80 || isProse(line) || hasBullet(line.words))) return false
    if (block.filter(({ words }) => /[.;:!?]$/.test(words) && words.split(' ').length > 4).length) return false
    const role = roleOf(expand(attended(block[0]!) ?? block[0]!)[0]!)
    const someone = role === 'withheld' || role === 'name' || block.slice(0, 3).some(({ words }) => isCapacity(words))
    const placed = block.some(({ words }) => isAddress(words) || isContact(words))
    const own = block.some((line) => head.has(line.words.toLowerCase()) || sender.names.some((name) => sameName(line.words, name)))
    return someone && placed && !own
  })
  return found ?? null
}

const greeting = /^(?:(?:dear|hello|hi|good (?:morning|afternoon|day)|sehr geehrte[rs]?|geehrte[rs]?|liebe[rs]?|guten (?:tag|morgen)|ch[eè]re?s?|estimad[oa]s?|querid[oa]s?|gentil[ei]|egregi[oa]?|spettabile|geachte|beste|szanown[yai]\p{L}*|drogi[ea]?|prezad[oa]s?|your)\s+)/iu

/** Whom a salutation names: "Dear Ms Doe" a name, "Dear Commissioner" a capacity, "Dear Sir or Madam" nobody. */
export function greeted(salutation: Piece, text: string): { party: ProposedParty | null; surname: string | null; withheld: boolean } {
  const nothing = { party: null, surname: null, withheld: false }
  const match = greeting.exec(salutation.words)
  if (!match) return nothing
  if (redacted.test(salutation.words)) return { party: { ...nobody, withheld: true }, surname: null, withheld: true }
  const stop = /[,:!;]|\s+(?:and|und|et|y|&)\s+(?=\p{Lu})/u.exec(salutation.words.slice(match[0].length))
  const whole = part(salutation, match[0].length, stop ? match[0].length + stop.index : undefined)
  if (hasTitle(whole.words) && isName(whole)) {
    const name = nameOf(whole)
    return { party: { ...nobody, name }, surname: lastWord(name.value), withheld: false }
  }
  const office = /^(?:(?:the\s+)?(?:(?:executive|vice|deputy|first|prime)[- ])*(?:vice-president|president|commissioner|minister|chair(?:man|woman)?|director(?:-general)?|secretary|ambassador|senator|chancellor|rapporteur))\s+(?=\p{Lu}|v)/iu.exec(whole.words)
  const named = office && part(whole, office[0].length)
  if (named && /^(?:(?:von|van|de|der|den|la|le|di)\s){0,3}\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+)?$/u.test(named.words) && !isCapacity(named.words)) {
    const capacity = part(whole, 0, office[0].length)
    return { party: { ...nobody, name: nameOf(named), capacity: propose(capacity.words, capacity) }, surname: lastWord(named.words), withheld: false }
  }
  if (isName(whole)) return { party: { ...nobody, name: nameOf(whole) }, surname: lastWord(whole.words), withheld: false }
  if (!isCapacity(whole.words)) return nothing
  const at = bodyWithin(whole.words)
  const body = at && part(whole, at.from, at.to)
  void text
  return { party: { ...nobody, capacity: propose(whole.words, whole), organisation: body ? propose(body.words, body) : null }, surname: null, withheld: false }
}

function lastWord(name: string): string {
  return name.split(/\s+/).at(-1)!
}
