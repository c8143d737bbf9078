import { lowerCapitals, lowerCapitalsOfBody } from '../lines/casing.ts'
import { proposeValue, type HeaderProposal } from '../lines/header-proposal.ts'
import { cutPiece, type TextPiece } from '../lines/piece.ts'
import { directorateAcronym, readDirectorate } from '../roles/directorates.ts'
import { isFieldOfWork, roleOf, splitRoles, type LineRole } from '../roles/line-roles.ts'
import { proposeName } from '../roles/names.ts'
import { isBodyHere } from '../roles/known-bodies.ts'
import { findBodyWithin, isWellKnownBody } from '../roles/offices.ts'
import { explainImplausibleName } from '../roles/plausible-names.ts'
import { doubtParty } from './party-doubts.ts'
import type { ProposedParty } from './party.ts'

/** `directorate` is the name of a directorate-general that the lines of the item print. */
type PartyItem = TextPiece & { role: LineRole; directorate?: string }

/** Reads the lines of one person or body, in the order in which they are printed. `text` is the whole letter. */
export function readParty(lines: readonly TextPiece[], text: string): ProposedParty {
  const items = findItems(lines)
  const person = items.find(({ role }) => role === 'name' || role === 'withheld')
  const telling = keepTelling(items, person)
  const capacities = telling.filter(({ role }) => role === 'capacity')
  const { continued, others } = findFreeItems(telling, person)
  const within = findWithin(capacities)
  const stated = findBody(telling)
  const assumed = stated || within ? undefined : findAssumedBody(others, telling, text)
  const body = stated ?? assumed
  const organisation = body ?? within
  const units = telling.filter(
    (item) =>
      item !== body &&
      (item.role === 'unit' || item.role === 'body' || isNamelessUnit(item, others, organisation)),
  )
  const unread = others.filter((item) => item !== body && !units.includes(item))
  return {
    name: person?.role === 'name' ? proposeName(person) : null,
    withheld: person?.role === 'withheld',
    capacity: proposeCapacity(telling, capacities, continued),
    organisation: organisation ? proposeBody(organisation, text) : null,
    unit: proposeUnit(units),
    unread,
    doubts: doubtParty({ person, capacities, body, assumed, units, unread }, text),
  }
}

/**
 * "Cybersecurity and Digital Privacy Policy" is a part of a body by its field of work; so is the one line that stands
 * with an office in a well-known body.
 */
function isNamelessUnit(
  item: PartyItem,
  others: readonly PartyItem[],
  organisation: TextPiece | undefined,
): boolean {
  if (!others.includes(item)) return false
  const isKnown = organisation !== undefined && isWellKnownBody(organisation.words)
  return (item.role === 'free' && isFieldOfWork(item.words)) || (isKnown && others.length === 1)
}

/**
 * Words that may be a body: such as are one in this letter, before such as only stand where one would. What has the
 * shape of a name is one only directly behind an office or a person.
 */
function findAssumedBody(
  others: readonly PartyItem[],
  telling: readonly PartyItem[],
  text: string,
): PartyItem | undefined {
  const isPlausible = ({ words }: PartyItem) => !explainImplausibleName(words, 'organisation')
  const areNames = others.filter(({ role }) => role === 'name').length > 1
  const isBehind = (item: PartyItem) => {
    const before = telling[telling.indexOf(item) - 1]
    return before?.role === 'capacity' || (before === undefined && !areNames)
  }
  return (
    others.find((item) => item.role === 'free' && isBodyHere(item, text)) ??
    others.find((item) => isPlausible(item) && (item.role === 'free' || isBehind(item)))
  )
}

/** What the lines say piece by piece; a directorate-general whose name runs over several lines is one item. */
function findItems(lines: readonly TextPiece[]): PartyItem[] {
  const items: PartyItem[] = []
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index]!
    const directorate = readDirectorate(lines.slice(index, index + 4))
    if (directorate) {
      const last = lines[index + directorate.lines - 1]!
      items.push({ ...line, end: last.end, role: 'unit', directorate: directorate.name })
      index += directorate.lines - 1
    } else items.push(...splitRoles(line).map((piece) => ({ ...piece, role: roleOf(piece) })))
  }
  return items
}

/** What says something of the party besides its name; below the first street only an office does. */
function keepTelling(items: readonly PartyItem[], person: PartyItem | undefined): PartyItem[] {
  const place = items.findIndex(({ role }, index) => role === 'address' && index > 0)
  return items.filter(
    (item, index) =>
      item !== person &&
      (place < 0 || index < place || item.role === 'capacity') &&
      item.role !== 'contact' &&
      item.role !== 'address',
  )
}

/** The items that are nothing by their words: those that go on with a capacity, and others. */
function findFreeItems(
  telling: readonly PartyItem[],
  person: PartyItem | undefined,
): { continued: PartyItem[]; others: PartyItem[] } {
  const isNickname = (words: string) => person?.words.split(' ').includes(words) ?? false
  const free = telling.filter(
    ({ role, words }) => (role === 'free' || role === 'name') && !isNickname(words),
  )
  const hasBody = telling.some(({ role }) => role === 'body') || free.length > 1
  const continued = free.filter((item) =>
    continuesCapacity(item, telling[telling.indexOf(item) - 1], hasBody),
  )
  return { continued, others: free.filter((item) => !continued.includes(item)) }
}

/** "Vice President" above "European Government Affairs" is one capacity where the organisation stands elsewhere. */
function continuesCapacity(
  item: PartyItem,
  before: PartyItem | undefined,
  hasBody: boolean,
): boolean {
  if (before?.role !== 'capacity') return false
  if (/^(?:of|for|and|der|des|de|du|della|van|für)\s/u.test(item.words)) return true
  if (!hasBody) return false
  if (/\b(?:of|for|and|&|to|the)$|,$/i.test(before.words)) return true
  return !/\b(?:of|for|at)\b/i.test(before.words) && isFieldOfWork(item.words)
}

function findBody(telling: readonly PartyItem[]): PartyItem | undefined {
  const bodies = telling.filter(({ role }) => role === 'body')
  return bodies.find(({ words }) => isWellKnownBody(words)) ?? bodies[0]
}

/** The body that a capacity names: the European Commission in "Member of the European Commission". */
function findWithin(capacities: readonly PartyItem[]): TextPiece | undefined {
  for (const capacity of capacities) {
    const at = findBodyWithin(capacity.words)
    if (at) return cutPiece(capacity, at.from, at.to)
  }
  return undefined
}

function proposeBody(body: TextPiece, text: string): HeaderProposal<string> {
  return proposeValue(lowerCapitalsOfBody(body.words.replace(/^the\s/i, ''), text), body)
}

function proposeCapacity(
  telling: readonly PartyItem[],
  capacities: readonly PartyItem[],
  continued: readonly PartyItem[],
): HeaderProposal<string> | null {
  if (!capacities.length) return null
  const places = telling.filter((item) => capacities.includes(item) || continued.includes(item))
  let words = ''
  for (const item of places) {
    const gap = !words ? '' : continued.includes(item) ? ' ' : ', '
    words += `${gap}${lowerCapitals(item.words.replace(/[,;]$/, ''))}`
  }
  const bare = words
    .replace(/^(?:the|le|la|der|die|il|el|de) (?=\p{L}{4})/iu, '')
    .replace(/\s+/g, ' ')
  return proposeValue(bare.charAt(0).toUpperCase() + bare.slice(1), ...places)
}

/**
 * "DG CNECT, Digital Society / Cybersecurity Policy": the directorate-general, then from the larger to the smaller.
 */
function proposeUnit(units: readonly PartyItem[]): HeaderProposal<string> | null {
  if (!units.length) return null
  const names = units.map(nameOfUnit)
  const [first, ...rest] = names
  const value =
    first!.startsWith('DG ') && rest.length ? `${first}, ${rest.join(' / ')}` : names.join(' / ')
  return proposeValue(value, ...units)
}

function nameOfUnit({ directorate, words }: PartyItem): string {
  if (directorate) return directorate
  const acronym = /^dg\b/i.test(words) ? directorateAcronym(words) : null
  if (acronym) return `DG ${acronym}`
  return /\d|\./.test(words) ? words : lowerCapitals(words.replace(/[,;]$/, ''))
}
