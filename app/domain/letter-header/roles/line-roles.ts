import { cutTitles, isWithheldName } from '../landmarks/personal-titles.ts'
import { cutPiece, type TextPiece } from '../lines/piece.ts'
import { endingsOfFieldsOfWork } from '../vocabulary/fields-of-work.ts'
import { suffixesOfNames } from '../vocabulary/names.ts'
import { directoratesOfUnits } from '../vocabulary/units.ts'
import { anyWordOf, listWords } from '../vocabulary/word-table.ts'
import { isAddress, isContact, isPlace } from './addresses.ts'
import { findHolder } from './holders.ts'
import { isName } from './names.ts'
import { isBody, isCapacity, isUnit } from './offices.ts'

/** What a line of an address or a signature says of somebody. */
export type LineRole =
  'name' | 'withheld' | 'capacity' | 'body' | 'unit' | 'address' | 'contact' | 'free'

const directorates = new Set(listWords(directoratesOfUnits))
/** "Ph.D., " between a name and what is printed of it. */
const suffixAfterName = new RegExp(`^(${anyWordOf(suffixesOfNames)})(?:,\\s+(?=\\S)|$)`, 'u')
const endsInFieldOfWork = new RegExp(`${anyWordOf(endingsOfFieldsOfWork)}$`, 'i')

export function roleOf(piece: TextPiece): LineRole {
  const { words } = piece
  if (isWithheldName(words)) return 'withheld'
  if (isPlace(words)) return 'address'
  if (isContact(words)) return 'contact'
  if (cutTitles(piece).words !== words && isName(piece)) return 'name'
  if (isDirectorate(words)) return 'unit'
  if (isCapacity(words)) return 'capacity'
  if (isUnit(words) || isUnitCode(words)) return 'unit'
  if (/\d/.test(words) && isAddress(words)) return 'address'
  if (isBody(words)) return 'body'
  if (isName(piece)) return 'name'
  return isAddress(words) ? 'address' : 'free'
}

/** The role of what stands first on a line. */
export function firstRoleOf(line: TextPiece): LineRole {
  return roleOf(splitRoles(line)[0]!)
}

/**
 * The pieces of one line: "Jane Doe, Director, Example Foundation" are three, "Committee on Justice, Home Affairs" is
 * one.
 */
export function splitRoles(line: TextPiece): TextPiece[] {
  if (isWholePlace(line.words)) return [line]
  const dot = /\s[·•|]\s/u.exec(line.words)
  if (dot && dot.index > 2 && line.words.length < 160)
    return [cutPiece(line, 0, dot.index), ...splitRoles(cutPiece(line, dot.index + dot[0].length))]
  const holder = findHolder(line)
  if (holder) return [holder.name, holder.capacity, ...(holder.body ? [holder.body] : [])]
  return splitBrackets(line) ?? splitAtSeparator(line)
}

/** Whether words go on with a capacity that stands before them: "European Government Affairs". */
export function isFieldOfWork(words: string): boolean {
  return endsInFieldOfWork.test(words)
}

function isDirectorate(words: string): boolean {
  return (
    /^(?:directorate[- ]general|dg)\b/i.test(words) &&
    !isCapacity(words.replace(/^directorate[- ]general\b/i, ''))
  )
}

/** "CNECT H.2", "HOME.D4": a directorate-general of the Commission by its acronym, with the letters of a unit. */
function isUnitCode(words: string): boolean {
  const match = /^([A-Z]{3,6})(?:[ ./-][A-Z]?\.?\d{0,2}[A-Z\d./-]{0,6})?$/.exec(words)
  return match !== null && directorates.has(match[1]!)
}

function isWholePlace(words: string): boolean {
  return (
    isContact(words) ||
    (/\d/.test(words) && isAddress(words) && !/\p{L}{2}\s[·•|]\s/u.test(words)) ||
    isPlace(words)
  )
}

/** "Jane Doe (Example Foundation)". */
function splitBrackets(line: TextPiece): TextPiece[] | null {
  const match = /^(.{3,70}?)\s+\(([^()]{2,80})\)$/u.exec(line.words)
  if (!match) return null
  const name = cutPiece(line, 0, match[1]!.length)
  if (!isName(name) || isPlace(match[2]!)) return null
  const at = line.words.lastIndexOf('(') + 1
  return [name, ...splitRoles(cutPiece(line, at, line.words.length - 1))]
}

function splitAtSeparator(line: TextPiece): TextPiece[] {
  const separator = /,\s+|\s+[–—-]\s+|\s*\|\s*|\s*;\s+/u.exec(line.words)
  if (!separator || separator.index === 0) return [line]
  const parted = separator.index + separator[0].length
  const suffix = suffixAfterName.exec(line.words.slice(parted))
  if (suffix) {
    const rest = cutPiece(line, parted + suffix[0].length)
    return [cutPiece(line, 0, parted + suffix[1]!.length), ...(rest.words ? splitRoles(rest) : [])]
  }
  const first = cutPiece(line, 0, separator.index)
  const rest = cutPiece(line, parted)
  if (!rest.words || !first.words) return [line]
  return splitByRole(line, first, rest)
}

/** What stands before and behind a separator, told apart where the roles of both bear it; otherwise the line. */
function splitByRole(line: TextPiece, first: TextPiece, rest: TextPiece): TextPiece[] {
  const role = roleOf(first)
  if (role === 'name' || role === 'withheld') return [first, ...splitRoles(rest)]
  if (role === 'capacity')
    return isPartOfCapacity(first, rest) ? [line] : [...splitRoles(first), ...splitRoles(rest)]
  if (role === 'free' && isFieldOfWork(first.words) && roleOf(rest) === 'body') return [first, rest]
  const isBodyWithMore = role === 'body' && ['address', 'capacity'].includes(roleOf(rest))
  return isBodyWithMore ? [first, ...splitRoles(rest)] : [line]
}

/** "Head of Unit, Digital Affairs": what stands behind the separator is still the office. */
function isPartOfCapacity(capacity: TextPiece, rest: TextPiece): boolean {
  if (roleOf(rest) !== 'free') return false
  return isFieldOfWork(rest.words) || /\b(?:for|of)\b/i.test(capacity.words)
}
