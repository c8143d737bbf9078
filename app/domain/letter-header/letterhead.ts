import { isAddress, isContact } from './addresses.ts'
import { inCapitals, inNormalCase } from './casing.ts'
import type { Line } from './lines.ts'
import { isName, sameName, untitled } from './names.ts'
import { isWellKnownBody } from './offices.ts'
import { expand, nobody, partyOf, type ProposedParty, roleOf } from './party.ts'
import { type Proposal, propose } from './proposal.ts'

/**
 * Who a letterhead says the letter is from. A name counts where the signature has it too, or where it stands in
 * capitals or above an office; a line that only might be a body counts where an address stands below it.
 */
export function letterheadOf(
  blocks: readonly (readonly Line[])[],
  signed: readonly string[],
  text: string,
): ProposedParty {
  const lines = blocks.flat()
  if (!lines.length) return nobody
  const read = partyOf(
    lines.filter((line, index) => !isSlogan(line, index, blocks)),
    text,
  )
  const office = officeOf(read, text)
  const party =
    office && !isTrusted(read, lines, blocks) ? { ...read, organisation: office, unit: null } : read
  const name =
    party.name && (isSigned(party.name.value, signed) || (!signed.length && standsAsSender(lines)))
      ? party.name
      : null
  const trusted = isTrusted(party, lines, blocks)
  return {
    ...party,
    name,
    organisation: trusted ? party.organisation : null,
    withheld: false,
    capacity: name || !party.name ? party.capacity : null,
    unit: trusted || party.unit?.value.startsWith('DG ') ? party.unit : null,
  }
}

/** A line that only might be a body counts where an address stands beside it. */
function isTrusted(
  { organisation: body }: ProposedParty,
  lines: readonly Line[],
  blocks: readonly (readonly Line[])[],
): boolean {
  const line =
    body &&
    lines.find(({ start, end }) => start <= body.spans[0]!.start && body.spans[0]!.end <= end)
  if (!line) return false
  const placed = blocks
    .find((each) => each.includes(line))!
    .some(({ words }) => isAddress(words) || isContact(words))
  return isWellKnownBody(line.words) || placed || roleOf(expand(line)[0]!) !== 'free'
}

/** A department or an office of state whose letterhead prints no larger body, perhaps with a team of its own. */
function officeOf({ organisation, unit }: ProposedParty, text: string): Proposal<string> | null {
  if (!unit) return null
  if (unit.spans.length === 1 && !organisation)
    return /^(?:department|office|ministry|committee)\b/i.test(unit.value) ? unit : null
  const span = unit.spans.find(({ start, end }) =>
    /^(?:department|office|ministry) (?:of|for)\b(?! the (?:minister|director|president|secretary))/i.test(
      text.slice(start, end),
    ),
  )
  return span
    ? propose(inNormalCase(text.slice(span.start, span.end).replace(/\s+/g, ' ')), span)
    : null
}

function isSigned(name: string, signed: readonly string[]): boolean {
  return signed.some((each) => sameName(each, name))
}

function standsAsSender(lines: readonly Line[]): boolean {
  const at = lines.findIndex((line) => isName(line))
  const [line, next] = [lines[at], lines[at + 1]]
  return (
    line !== undefined &&
    (inCapitals(untitled(line).words) || (next !== undefined && roleOf(next) === 'capacity'))
  )
}

/** Free words in a block of their own, without address or body, are a title or a motto. */
function isSlogan(line: Line, index: number, blocks: readonly (readonly Line[])[]): boolean {
  if (roleOf(line) !== 'free' || index === 0) return false
  const block = blocks.find((each) => each.includes(line))!
  return block.every((each) => roleOf(each) === 'free')
}
