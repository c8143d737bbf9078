import { isAside, isSignatureMark } from '../landmarks/asides.ts'
import { isClosing } from '../landmarks/closings.ts'
import type { LetterLandmarks } from '../landmarks/letter-landmarks.ts'
import { hasTitle, isWithheldName } from '../landmarks/personal-titles.ts'
import type { LetterLine } from '../lines/letter-lines.ts'
import { cutOpening, type TextPiece } from '../lines/piece.ts'
import { isRunningText } from '../lines/running-text.ts'
import { isAddress, isContact } from '../roles/addresses.ts'
import { cutBullet, hasBullet } from '../roles/attention.ts'
import { firstRoleOf, roleOf, splitRoles } from '../roles/line-roles.ts'
import { isName } from '../roles/names.ts'
import { isBody } from '../roles/offices.ts'
import {
  behalfOfSignature,
  marksBeforeSigner,
  signatureEnds,
} from '../vocabulary/signature-marks.ts'
import { anyWordOf } from '../vocabulary/word-table.ts'
import { completeParty, type ProposedParty } from './party.ts'
import { readPeople, readSignatoryList } from './people.ts'

const markBefore = new RegExp(`^${anyWordOf(marksBeforeSigner)}\\s+`, 'iu')
const end = new RegExp(`^${anyWordOf(signatureEnds)}`, 'iu')
const behalf = new RegExp(`^${anyWordOf(behalfOfSignature)}[\\s:]+`, 'iu')

/** Who signed, and the lines that say for whom. */
export type LetterSignatures = { parties: ProposedParty[]; onBehalfOf: TextPiece[] }

/**
 * Who signed, below the closing or below "Signed by". `surname` is whom the salutation names: that one did not sign.
 */
export function readSignatures(
  lines: readonly LetterLine[],
  marks: LetterLandmarks,
  surname: string | null,
  text: string,
): LetterSignatures {
  const listed = marks.signed !== null && marks.signed >= (marks.closing ?? 0) ? marks.signed : null
  const own =
    marks.closing === null
      ? []
      : collectLines(lines, [marks.closing + 1, listed ?? marks.end], { surname, most: 60 })
  const people = own.filter(({ words }) => !behalf.test(words))
  const more =
    listed === null ? [] : collectLines(lines, [listed + 1, marks.end], { surname, most: 1000 })
  const parties = [
    ...(areBodies(people)
      ? readSignatoryList(people, 'organisations', text)
      : readPeople(people, text).filter((party) => !isNickname(party))),
    ...(listed === null ? [] : readList(more, lines[listed]!.words, text)),
  ]
  return {
    parties: mergeSameNames(parties),
    onBehalfOf: own
      .filter(({ words }) => behalf.test(words))
      .map((line) => cutOpening(line, behalf)),
  }
}

/**
 * The lines that belong to signatures, up to copies, annexes, running text or the address of who receives the letter.
 */
function collectLines(
  lines: readonly LetterLine[],
  [from, to]: [number, number],
  { surname, most }: { surname: string | null; most: number },
): LetterLine[] {
  const found: LetterLine[] = []
  for (let index = from; index < to && found.length < most; index += 1) {
    const line = lines[index]!
    if (isSignatureMark(line.words) || isAside(line.words) || isClosing(line.words)) continue
    if (
      end.test(line.words) ||
      (isRunningText(line) && !hasBullet(line.words)) ||
      (found.length > 0 && beginsAddress(lines, index, surname))
    )
      break
    const rest = cutOpening(line, markBefore)
    const signer = /^\p{Lu}/u.test(rest.words) ? rest : line
    found.push({ ...signer, block: line.block })
  }
  return found
}

function beginsAddress(
  lines: readonly LetterLine[],
  index: number,
  surname: string | null,
): boolean {
  const line = lines[index]!
  if (
    lines[index - 1]?.block === line.block ||
    !(hasTitle(line.words) || isWithheldName(line.words))
  )
    return false
  const block = lines.slice(index, index + 10).filter((each) => each.block === line.block)
  const addressed = block.some(({ words }) => isAddress(words) && !isContact(words))
  return (
    (addressed && block.length > 2) ||
    (surname !== null &&
      hasTitle(line.words) &&
      line.words.toLowerCase().includes(surname.toLowerCase()))
  )
}

/**
 * The parts of a list of those who sign, each under its heading ("Companies:"), with what the text calls the
 * undersigned.
 */
function readList(lines: readonly LetterLine[], label: string, text: string): ProposedParty[] {
  const undersigned = /\bundersigned (?:\p{L}+ ){0,3}\p{L}+/iu.exec(text.slice(0, 20_000))
  const parts: { heading: string; lines: LetterLine[] }[] = [
    { heading: `${label} ${undersigned?.[0] ?? ''}`, lines: [] },
  ]
  for (const line of lines) {
    if (/:$/.test(line.words)) parts.push({ heading: line.words, lines: [] })
    else parts.at(-1)!.lines.push(line)
  }
  return parts.flatMap((each) =>
    isList(each.lines)
      ? readSignatoryList(each.lines, each.heading, text)
      : readPeople(each.lines, text),
  )
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

/** Several bodies below each other, and nobody's name: each signs for itself. */
function areBodies(lines: readonly LetterLine[]): boolean {
  const roles = lines.map((line) => firstRoleOf(cutBullet(line)))
  return (
    roles.filter((role) => role === 'body').length >= 2 &&
    roles.every((role) => role === 'body' || role === 'free')
  )
}

/** One word alone below the closing ("Jonas") is neither a full name nor surely a body. */
function isNickname({ name, withheld, capacity, organisation, unit }: ProposedParty): boolean {
  return (
    !name &&
    !withheld &&
    !capacity &&
    !unit &&
    organisation !== null &&
    !/\s/.test(organisation.value) &&
    !isBody(organisation.value)
  )
}

/** A name that is printed twice, as after "/s/", is one party. */
function mergeSameNames(parties: readonly ProposedParty[]): ProposedParty[] {
  const merged: ProposedParty[] = []
  const places = new Map<string, number>()
  for (const party of parties) {
    const name = party.name?.value.toLowerCase()
    const at = name === undefined ? undefined : places.get(name)
    if (at !== undefined) merged[at] = completeParty(merged[at]!, party)
    else if (merged.push(party) && name !== undefined) places.set(name, merged.length - 1)
  }
  return merged
}
