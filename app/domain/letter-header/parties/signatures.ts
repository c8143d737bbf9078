import type { LetterLandmarks } from '../landmarks/letter-landmarks.ts'
import type { LetterLine } from '../lines/letter-lines.ts'
import { cutOpening, type TextPiece } from '../lines/piece.ts'
import { cutBullet } from '../roles/attention.ts'
import { firstRoleOf } from '../roles/line-roles.ts'
import { isBody } from '../roles/offices.ts'
import { behalfOfSignature } from '../vocabulary/signature-marks.ts'
import { anyWordOf } from '../vocabulary/word-table.ts'
import { completeParty, type ProposedParty } from './party.ts'
import { readPeople } from './people.ts'
import {
  describeUnreadLines,
  isListHeading,
  readList,
  readSignatoryList,
  type SignaturesReading,
} from './signatory-lists.ts'
import { areListed, collectSignatureLines } from './signature-lines.ts'

const behalf = new RegExp(`^${anyWordOf(behalfOfSignature)}[\\s:]+`, 'iu')

/** Who signed, the lines that say for whom, and what is not sure, as sentences for the person who confirms. */
export type LetterSignatures = {
  parties: ProposedParty[]
  onBehalfOf: TextPiece[]
  doubts: string[]
}

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
      ? { found: [], unread: [] }
      : collectSignatureLines(lines, [marks.closing + 1, listed ?? marks.end], {
          surname,
          listed: false,
        })
  const more =
    listed === null
      ? { found: [], unread: [] }
      : collectSignatureLines(lines, [listed + 1, marks.end], { surname, listed: true })
  const people = own.found.filter(({ words }) => !behalf.test(words))
  const lists = [
    readBelowClosing(people, text),
    ...(listed === null ? [] : [readList(more.found, lines[listed]!.words, text)]),
  ]
  const unread = [...own.unread, ...more.unread]
  return {
    parties: mergeSameNames(lists.flatMap(({ parties }) => parties)),
    onBehalfOf: own.found
      .filter(({ words }) => behalf.test(words))
      .map((line) => cutOpening(line, behalf)),
    doubts: [
      ...lists.flatMap(({ doubts }) => doubts),
      ...(unread.length ? [describeUnreadLines(unread)] : []),
      ...doubtColumns(people, lists[0]!.parties),
    ],
  }
}

/** One signature or several; a list of bodies; or a list in parts, each with its heading. */
function readBelowClosing(lines: readonly LetterLine[], text: string): SignaturesReading {
  const at = lines.findIndex(({ words }) => isListHeading(words))
  const above = at < 0 ? lines : lines.slice(0, at)
  const own =
    areBodies(above) || areListed(above)
      ? readSignatoryList(above, '', text)
      : {
          parties: readPeople(above, text).filter((party) => !isNickname(party)),
          doubts: [],
        }
  if (at < 0) return own
  const list = readList(lines.slice(at + 1), lines[at]!.words, text)
  return { parties: [...own.parties, ...list.parties], doubts: [...own.doubts, ...list.doubts] }
}

/** Signatures beside each other whose rows do not match: a neighbour's lines may be read with somebody. */
function doubtColumns(lines: readonly LetterLine[], parties: readonly ProposedParty[]): string[] {
  const isUneven = lines.some(({ uneven }) => uneven)
  return isUneven && parties.some(({ name }) => name)
    ? [
        'The signatures stand beside each other in uneven rows, so what is read with each may be another’s.',
      ]
    : []
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
