import { hasTitle, isWithheldName } from '../landmarks/personal-titles.ts'
import { proposeValue } from '../lines/header-proposal.ts'
import type { LetterLine } from '../lines/letter-lines.ts'
import { cutPiece, type TextPiece } from '../lines/piece.ts'
import { isRunningText } from '../lines/running-text.ts'
import { isContact, isPlace } from '../roles/addresses.ts'
import { cutBullet, hasBullet } from '../roles/attention.ts'
import { isBodyHere } from '../roles/known-bodies.ts'
import { roleOf, splitRoles } from '../roles/line-roles.ts'
import { isName } from '../roles/names.ts'
import { explainImplausibleName } from '../roles/plausible-names.ts'
import { listHeadings, wordsForBodies, wordsForPersons } from '../vocabulary/signatory-lists.ts'
import { anyWordOf } from '../vocabulary/word-table.ts'
import { isSomebody, nobody, type ProposedParty } from './party.ts'
import { quoteUnread } from './party-doubts.ts'
import { readPeople } from './people.ts'
import { readParty } from './read-party.ts'

const ofBodies = new RegExp(anyWordOf(wordsForBodies), 'iu')
const ofPersons = new RegExp(anyWordOf(wordsForPersons), 'iu')
const heading = new RegExp(`^${anyWordOf(listHeadings)}(?:\\s\\(.{1,40}\\))?:?$`, 'iu')

/** Those who sign together, and what is not sure of them, as sentences for the person who confirms. */
export type SignaturesReading = { parties: ProposedParty[]; doubts: string[] }

/** Whether a line heads a part of a list: "COMPANIES AND ORGANIZATIONS", "Individuals:". */
export function isListHeading(words: string): boolean {
  return words.length <= 80 && heading.test(words)
}

/**
 * The parts of a list of those who sign, each under its heading ("Companies:"), with what the text calls the
 * undersigned.
 */
export function readList(
  lines: readonly LetterLine[],
  label: string,
  text: string,
): SignaturesReading {
  const undersigned = /\bundersigned (?:\p{L}+ ){0,3}\p{L}+/iu.exec(text.slice(0, 20_000))
  const parts: { heading: string; lines: LetterLine[] }[] = [
    { heading: `${label} ${undersigned?.[0] ?? ''}`, lines: [] },
  ]
  for (const line of lines) {
    if (/:$/.test(line.words) || isListHeading(line.words))
      parts.push({ heading: line.words, lines: [] })
    else parts.at(-1)!.lines.push(line)
  }
  const read = parts.map((each) =>
    isList(each.lines)
      ? readSignatoryList(each.lines, each.heading, text)
      : { parties: readPeople(each.lines, text), doubts: [] },
  )
  return {
    parties: read.flatMap(({ parties }) => parties),
    doubts: read.flatMap(({ doubts }) => doubts),
  }
}

/** Whether each line is somebody of its own, rather than a part of one signature. */
function isList(lines: readonly LetterLine[]): boolean {
  if (lines.some(({ words }) => hasBullet(words))) return true
  if (lines.length < 2) return lines.length === 1
  if (lines.some((line) => roleOf(line) === 'capacity' || isContact(line.words))) return false
  const aboveBodies = lines.filter(
    (line, index) =>
      isName(line) &&
      lines[index + 1]?.block === line.block &&
      roleOf(lines[index + 1]!) === 'body' &&
      splitRoles(line).length === 1,
  )
  // A body or two that have the shape of a name are no names above their bodies.
  return aboveBodies.length <= lines.length / 3
}

/**
 * A list of those who sign: one to a line. Entries of one part are bodies where the words above the list say so or
 * most of the list looks like bodies, otherwise persons where they have the shape of a name.
 */
export function readSignatoryList(
  lines: readonly TextPiece[],
  heading: string,
  text: string,
): SignaturesReading {
  const entries = joinWrapped(lines)
    .map((line) => splitRoles(cutPlace(cutBullet(line))))
    .filter(([first]) => first)
  const areBodies = !ofPersons.test(heading) && (ofBodies.test(heading) || areMostlyBodies(entries))
  const isPlain = entries.filter(({ length }) => length === 1).length > entries.length / 2
  const found: SignatoryReading = { parties: [], unread: [], mayBePersons: [], isPlain }
  for (const entry of entries) readEntry(entry, areBodies, text, found)
  return { parties: found.parties, doubts: doubtList(found) }
}

/** `isPlain`: most entries are nothing but a name. */
type SignatoryReading = {
  isPlain: boolean
  parties: ProposedParty[]
  unread: TextPiece[]
  mayBePersons: TextPiece[]
}

function readEntry(
  entry: readonly TextPiece[],
  areBodies: boolean,
  text: string,
  found: SignatoryReading,
): void {
  const first = entry[0]!
  const isUntitled = !isWithheldName(first.words) && !hasTitle(first.words)
  if (isUntitled && entry.length === 1 && (areBodies || roleOf(first) !== 'name'))
    return addBody(first, text, found)
  if (isUntitled && areBodies && found.isPlain && isWithPlace(entry)) {
    const whole = joinEntry(entry)
    found.mayBePersons.push(whole)
    return addBody(whole, text, found)
  }
  const party = readParty(entry, text)
  if (isSomebody(party)) found.parties.push(party)
  else found.unread.push(...entry)
}

function addBody(body: TextPiece, text: string, found: SignatoryReading): void {
  if (mayBeSeveral(body) || explainImplausibleName(body.words, 'organisation')) {
    found.unread.push(body)
    return
  }
  found.parties.push({ ...nobody, organisation: proposeValue(body.words, body) })
  if (roleOf(body) === 'name' && !isBodyHere(body, text)) found.mayBePersons.push(body)
}

function isWithPlace([, last, more]: readonly TextPiece[]): boolean {
  return last !== undefined && !more && roleOf(last) === 'free'
}

/** "Example Concepts, Bahamas": one body with its place, where bodies sign. */
function joinEntry([first, last]: readonly TextPiece[]): TextPiece {
  return { words: `${first!.words}, ${last!.words}`, start: first!.start, end: last!.end }
}

/** A line that holds the ends of two names: "… (CIPER) Comité …". */
function mayBeSeveral({ words }: TextPiece): boolean {
  return words.length > 110 || /\([^()]+\)\s+\p{Lu}/u.test(words) || isRunningText({ words })
}

function doubtList({ parties, unread, mayBePersons }: SignatoryReading): string[] {
  const [lines, entries] = [unread.length, mayBePersons.length]
  return [
    ...(lines ? [describeUnreadLines(unread)] : []),
    ...(entries && parties.length
      ? [
          `${quoteUnread(mayBePersons)} ${entries === 1 ? 'is' : 'are'} taken for organisations among ` +
            `${parties.length} who sign, and may be persons.`,
        ]
      : []),
  ]
}

/** How many lines of a list were passed over, and which. */
export function describeUnreadLines(unread: readonly TextPiece[]): string {
  const count = unread.length === 1 ? '1 line' : `${unread.length} lines`
  return `${count} among those who sign ${unread.length === 1 ? 'is' : 'are'} not understood: ${quoteUnread(unread)}.`
}

/** An entry that is too long for a line goes on in the next, which begins with a small letter or a bracket. */
function joinWrapped(lines: readonly TextPiece[]): TextPiece[] {
  const joined: TextPiece[] = []
  for (const line of lines) {
    const above = joined.at(-1)
    if (above && /^(?:(?:of|for|and|de|des|del|und|für|et|y)\s|\()/u.test(line.words))
      joined[joined.length - 1] = { ...above, words: `${above.words} ${line.words}`, end: line.end }
    else joined.push(line)
  }
  return joined
}

function areMostlyBodies(entries: readonly TextPiece[][]): boolean {
  const single = entries.filter(({ length }) => length === 1).map(([first]) => first!)
  return single.filter((piece) => roleOf(piece) === 'name').length <= single.length / 2
}

/** "Example GmbH (Germany)", "Example e.V., Berlin" without the place. */
function cutPlace(line: TextPiece): TextPiece {
  const match = /\s+\([^()]{2,30}\)$|,\s[^,()]{2,30}$/u.exec(line.words)
  if (!match || match.index === 0 || !isPlace(match[0].replace(/[(),]/g, '').trim())) return line
  return cutPiece(line, 0, match.index)
}
