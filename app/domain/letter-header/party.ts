import { isAddress, isContact, isPlace } from './addresses.ts'
import { bodyInNormalCase, inNormalCase } from './casing.ts'
import { directorateAt, directorateOf } from './commission.ts'
import { holderIn } from './holders.ts'
import { isName, isWithheld, nameOf, untitled } from './names.ts'
import { bodyWithin, isBody, isCapacity, isUnit, isWellKnownBody } from './offices.ts'
import { type Piece, type Proposal, part, propose } from './proposal.ts'

/** Somebody a letter is from or to, as far as it is printed. */
export type ProposedParty = {
  /** Null when it is withheld or not printed. */
  name: Proposal<string> | null
  /** The name is a redaction. */
  withheld: boolean
  capacity: Proposal<string> | null
  organisation: Proposal<string> | null
  unit: Proposal<string> | null
}

export type Role =
  'name' | 'withheld' | 'capacity' | 'body' | 'unit' | 'address' | 'contact' | 'free'
type Item = Piece & { role: Role; said?: string }

export const nobody: ProposedParty = {
  name: null,
  withheld: false,
  capacity: null,
  organisation: null,
  unit: null,
}

/** What a line of an address or a signature tells of somebody. */
export function roleOf(piece: Piece): Role {
  const { words } = piece
  if (isWithheld(words)) return 'withheld'
  if (isPlace(words)) return 'address'
  if (isContact(words)) return 'contact'
  if (untitled(piece).words !== words && isName(piece)) return 'name'
  if (
    /^(?:directorate[- ]general|dg)\b/i.test(words) &&
    !isCapacity(words.replace(/^directorate[- ]general\b/i, ''))
  )
    return 'unit'
  if (isCapacity(words)) return 'capacity'
  if (isUnit(words) || isUnitCode(words)) return 'unit'
  if (/\d/.test(words) && isAddress(words)) return 'address'
  if (isBody(words)) return 'body'
  if (isName(piece)) return 'name'
  return isAddress(words) ? 'address' : 'free'
}

/** "CNECT H.2", "HOME.D4": a directorate-general of the Commission by its acronym, with the letters of a unit. */
function isUnitCode(words: string): boolean {
  const match = /^([A-Z]{3,6})(?:[ ./-][A-Z]?\.?\d{0,2}[A-Z\d./-]{0,6})?$/.exec(words)
  return (
    match !== null &&
    /^(?:AGRI|CLIMA|CNECT|CONNECT|COMP|DIGIT|ECFIN|EMPL|ENER|FISMA|GROW|HOME|JUST|MOVE|SANTE|TAXUD|TRADE)$/.test(
      match[1]!,
    )
  )
}

/** The pieces of one line: "Jane Doe, Director, Example Foundation" are three, "Committee on Justice, Home Affairs" is one. */
export function expand(line: Piece): Piece[] {
  if (
    isContact(line.words) ||
    (/\d/.test(line.words) && isAddress(line.words) && !/\p{L}{2}\s[·•|]\s/u.test(line.words)) ||
    isPlace(line.words)
  )
    return [line]
  const dot = /\s[·•|]\s/u.exec(line.words)
  if (dot && dot.index > 2 && line.words.length < 160)
    return [part(line, 0, dot.index), ...expand(part(line, dot.index + dot[0].length))]
  const holder = holderIn(line)
  if (holder) return [holder.name, holder.capacity, ...(holder.body ? [holder.body] : [])]
  const inside = /^(.{3,70}?)\s+\(([^()]{2,80})\)$/u.exec(line.words)
  if (inside && isName(part(line, 0, inside[1]!.length)) && !isPlace(inside[2]!)) {
    const at = line.words.lastIndexOf('(') + 1
    return [part(line, 0, inside[1]!.length), ...expand(part(line, at, line.words.length - 1))]
  }
  const separator = /,\s+|\s+[–—-]\s+|\s*\|\s*|\s*;\s+/u.exec(line.words)
  if (!separator || separator.index === 0) return [line]
  const [first, rest] = [
    part(line, 0, separator.index),
    part(line, separator.index + separator[0].length),
  ]
  if (!rest.words || !first.words) return [line]
  const [role, next] = [roleOf(first), roleOf(rest)]
  if (role === 'name' || role === 'withheld') return [first, ...expand(rest)]
  if (role === 'capacity' && next === 'free' && fieldOfWork.test(rest.words)) return [line]
  if (role === 'capacity' && (next !== 'free' || !/\b(?:for|of)\b/i.test(first.words)))
    return [...expand(first), ...expand(rest)]
  if (role === 'body' && (next === 'address' || next === 'capacity'))
    return [first, ...expand(rest)]
  return [line]
}

/** Reads the lines of one person or body, in the order in which they are printed. `text` is the whole letter. */
export function partyOf(lines: readonly Piece[], text: string): ProposedParty {
  const items = itemsOf(lines)
  const person = items.find(({ role }) => role === 'name' || role === 'withheld')
  const place = items.findIndex(({ role }, index) => role === 'address' && index > 0)
  const said = items.filter(
    (item, index) =>
      item !== person &&
      (place < 0 || index < place || item.role === 'capacity') &&
      item.role !== 'contact' &&
      item.role !== 'address',
  )
  const capacities = said.filter(({ role }) => role === 'capacity')
  const bodies = said.filter(({ role }) => role === 'body')
  const within = capacities
    .map((piece) => ({ piece, at: bodyWithin(piece.words) }))
    .find(({ at }) => at)
  const nickname = (words: string) =>
    person !== undefined && person.words.split(' ').includes(words)
  const free = said.filter(
    ({ role, words }) => (role === 'free' || role === 'name') && !nickname(words),
  )
  const continued = free.filter((item) =>
    continues(item, said[said.indexOf(item) - 1], bodies.length > 0 || free.length > 1),
  )
  const others = free.filter((item) => !continued.includes(item))
  const body =
    bodies.find(({ words }) => isWellKnownBody(words)) ??
    bodies[0] ??
    (within ? undefined : others[0])
  const units = said.filter(
    (item) =>
      item !== body && (item.role === 'unit' || item.role === 'body' || others.includes(item)),
  )
  const inside = within?.at && part(within.piece, within.at.from, within.at.to)
  const organisation = body ?? inside
  return {
    name: person?.role === 'name' ? nameOf(person) : null,
    withheld: person?.role === 'withheld',
    capacity: capacityOf(said, capacities, continued),
    organisation: organisation
      ? propose(bodyInNormalCase(organisation.words.replace(/^the\s/i, ''), text), organisation)
      : null,
    unit: unitOf(units),
  }
}

/** The lines with what they tell; a directorate-general whose name runs over several lines is one item. */
function itemsOf(lines: readonly Piece[]): Item[] {
  const items: Item[] = []
  for (let index = 0; index < lines.length; index += 1) {
    const directorate = directorateAt(lines.slice(index, index + 4))
    const line = lines[index]!
    if (directorate?.name) {
      const last = lines[index + directorate.lines - 1]!
      items.push({
        words: line.words,
        start: line.start,
        end: last.end,
        role: 'unit',
        said: directorate.name,
      })
      index += directorate.lines - 1
    } else items.push(...expand(line).map((piece) => ({ ...piece, role: roleOf(piece) })))
  }
  return items
}

const fieldOfWork =
  /(?:affairs|policy|relations|operations|communications?|security|compliance|privacy|safety|strategy|engineering|research|regulation|EMEA|europe|law)$/i

/** "Vice President" above "European Government Affairs" is one capacity where the organisation stands elsewhere. */
function continues(item: Item, before: Item | undefined, elsewhere: boolean): boolean {
  if (before?.role !== 'capacity') return false
  if (/^(?:of|for|and|der|des|de|du|della|van|für)\s/u.test(item.words)) return true
  if (!elsewhere) return false
  if (/\b(?:of|for|and|&|to|the)$|,$/i.test(before.words)) return true
  return !/\b(?:of|for|at)\b/i.test(before.words) && fieldOfWork.test(item.words)
}

function capacityOf(
  said: readonly Item[],
  capacities: readonly Item[],
  continued: readonly Item[],
): Proposal<string> | null {
  if (!capacities.length) return null
  let words = ''
  const places = said.filter((item) => capacities.includes(item) || continued.includes(item))
  for (const item of places)
    words += `${!words ? '' : continued.includes(item) ? ' ' : ', '}${inNormalCase(item.words.replace(/[,;]$/, ''))}`
  const bare = words
    .replace(/^(?:the|le|la|der|die|il|el|de) (?=\p{L}{4})/iu, '')
    .replace(/\s+/g, ' ')
  return propose(bare.charAt(0).toUpperCase() + bare.slice(1), ...places)
}

/** "DG CNECT, Digital Society / Cybersecurity Policy": the directorate-general, then from the larger to the smaller. */
function unitOf(units: readonly Item[]): Proposal<string> | null {
  if (!units.length) return null
  const names = units.map(
    ({ said, words }) =>
      said ??
      (directorateOf(words) && /^dg\b/i.test(words)
        ? `DG ${directorateOf(words)}`
        : /\d|\./.test(words)
          ? words
          : inNormalCase(words.replace(/[,;]$/, ''))),
  )
  const [first, ...rest] = names
  const value =
    first!.startsWith('DG ') && rest.length ? `${first}, ${rest.join(' / ')}` : names.join(' / ')
  return propose(value, ...units)
}

/** The first reading, filled up from a second one of the same party. */
export function filled(party: ProposedParty, from: ProposedParty): ProposedParty {
  return {
    name: party.name ?? (party.withheld ? null : from.name),
    withheld: party.withheld || (!party.name && from.withheld),
    capacity: party.capacity ?? from.capacity,
    organisation: party.organisation ?? from.organisation,
    unit: party.unit ?? from.unit,
  }
}

export function isSomebody(party: ProposedParty): boolean {
  return Boolean(party.name || party.withheld || party.capacity || party.organisation || party.unit)
}
