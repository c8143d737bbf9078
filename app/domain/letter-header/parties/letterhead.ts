import { cutTitles } from '../landmarks/personal-titles.ts'
import { isInCapitals, lowerCapitals } from '../lines/casing.ts'
import { proposeValue, type HeaderProposal } from '../lines/header-proposal.ts'
import type { LetterLine } from '../lines/letter-lines.ts'
import { isAddress, isContact } from '../roles/addresses.ts'
import { firstRoleOf, roleOf } from '../roles/line-roles.ts'
import { isName, isSameName } from '../roles/names.ts'
import { isWellKnownBody } from '../roles/offices.ts'
import { nobody, type ProposedParty } from './party.ts'
import { readParty } from './read-party.ts'

type Blocks = readonly (readonly LetterLine[])[]

/**
 * Who a letterhead says the letter is from. A name counts where the signature has it too, or where it stands in
 * capitals or above an office; a line that only might be a body counts where an address stands below it.
 */
export function readLetterhead(
  blocks: Blocks,
  signers: readonly string[],
  text: string,
): ProposedParty {
  const lines = blocks.flat()
  if (!lines.length) return nobody
  const read = readParty(
    lines.filter((line, index) => !isSlogan(line, index, blocks)),
    text,
  )
  const office = findOffice(read, text)
  const party =
    office && !hasTrustedBody(read, blocks) ? { ...read, organisation: office, unit: null } : read
  const name = isNameOfSender(party.name, signers, lines) ? party.name : null
  const trusted = hasTrustedBody(party, blocks)
  return {
    ...party,
    name,
    organisation: trusted ? party.organisation : null,
    withheld: false,
    capacity: name || !party.name ? party.capacity : null,
    unit: trusted || party.unit?.value.startsWith('DG ') ? party.unit : null,
  }
}

/** Whether the body is one for certain: by its words, or because an address stands beside it. */
function hasTrustedBody({ organisation: body }: ProposedParty, blocks: Blocks): boolean {
  if (!body) return false
  const [span] = body.spans
  const holdsSpan = ({ start, end }: LetterLine) => start <= span!.start && span!.end <= end
  const block = blocks.find((each) => each.some(holdsSpan))
  const line = block?.find(holdsSpan)
  if (!block || !line) return false
  const placed = block.some(({ words }) => isAddress(words) || isContact(words))
  return isWellKnownBody(line.words) || placed || firstRoleOf(line) !== 'free'
}

/** A department or an office of state whose letterhead prints no larger body, perhaps with a team of its own. */
function findOffice(
  { organisation, unit }: ProposedParty,
  text: string,
): HeaderProposal<string> | null {
  if (!unit) return null
  if (unit.spans.length === 1 && !organisation)
    return /^(?:department|office|ministry|committee)\b/i.test(unit.value) ? unit : null
  const ofState = new RegExp(
    '^(?:department|office|ministry) (?:of|for)\\b(?! the (?:minister|director|president|secretary))',
    'i',
  )
  const span = unit.spans.find(({ start, end }) => ofState.test(text.slice(start, end)))
  return span
    ? proposeValue(lowerCapitals(text.slice(span.start, span.end).replace(/\s+/g, ' ')), span)
    : null
}

function isNameOfSender(
  name: ProposedParty['name'],
  signers: readonly string[],
  lines: readonly LetterLine[],
): boolean {
  if (!name) return false
  return signers.length
    ? signers.some((each) => isSameName(each, name.value))
    : standsAsSender(lines)
}

function standsAsSender(lines: readonly LetterLine[]): boolean {
  const at = lines.findIndex((line) => isName(line))
  const [line, next] = [lines[at], lines[at + 1]]
  return (
    line !== undefined &&
    (isInCapitals(cutTitles(line).words) || (next !== undefined && roleOf(next) === 'capacity'))
  )
}

/** Free words in a block of their own, without address or body, are a title or a motto. */
function isSlogan(line: LetterLine, index: number, blocks: Blocks): boolean {
  if (roleOf(line) !== 'free' || index === 0) return false
  const block = blocks.find((each) => each.includes(line))!
  return block.every((each) => roleOf(each) === 'free')
}
