import { isCapacity } from '../letter-header/roles/offices.ts'
import { explainImplausibleName } from '../letter-header/roles/plausible-names.ts'

/** Somebody whom a line names as author, with the office and the house that stand behind the name. */
type WrittenAuthor = { name: string; capacity: string; organisation: string }

/** Whether words may be the name of a person or a body. */
export const isPlausible = (name: string): boolean =>
  name.length <= 200 &&
  (!explainImplausibleName(name, 'person') || !explainImplausibleName(name, 'organisation'))

/** “Mail.de”: a body that is called as its pages are. */
const isSiteName = (words: string): boolean => /^\p{L}[\p{L}\p{N}-]*\.\p{L}{2,6}$/u.test(words)

/**
 * Who is named in a line: somebody, also with an office and a house after commas, or three or more that commas part.
 * Of two without an office the second may be a given name, a house or a town, so that they stay one. Null where the
 * line holds more than names, or persons and bodies of which nobody can say which belong together.
 */
export function readAuthorLine(line: string): WrittenAuthor[] | null {
  const parts = line.split(/,\s+(?:and\s+)?/u).filter(Boolean)
  if (parts.slice(1).some(isOffice)) return readOffices(parts)
  if (parts.length < 3 || !parts.every((part) => isPlausible(part) || isSiteName(part)))
    return isPlausible(line) ? [makeAuthor(line)] : null
  const isMixed = parts.some(isOfBody) && parts.some(isFullName)
  return isMixed ? null : parts.map(makeAuthor)
}

const makeAuthor = (name: string): WrittenAuthor =>
  isSiteName(name)
    ? { name: '', capacity: '', organisation: name }
    : { name, capacity: '', organisation: '' }

const isOffice = (words: string): boolean => /^MEPs?$/.test(words) || isCapacity(words)

const isOfBody = (words: string): boolean =>
  isSiteName(words) || explainImplausibleName(words, 'person') !== null

const isFullName = (words: string): boolean => /\s/.test(words) && !isOfBody(words)

/** “Ana Kern, Commissioner, European Commission”: each name with the office after it, and the house after that. */
function readOffices(parts: readonly string[]): WrittenAuthor[] | null {
  const authors: WrittenAuthor[] = []
  for (const [at, part] of parts.entries()) {
    const last = authors.at(-1)
    const startsAnother = isFullName(part) || isOffice(parts[at + 1] ?? '')
    if (last && isOffice(part)) last.capacity = [last.capacity, part].filter(Boolean).join(', ')
    else if (last && !startsAnother && last.capacity && !last.organisation) last.organisation = part
    else authors.push(makeAuthor(part))
  }
  const isRead = authors.every(
    ({ name, capacity }) => isPlausible(name) && !isOffice(name) && capacity.length <= 200,
  )
  return isRead ? authors : null
}
