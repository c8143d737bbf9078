import { isAddress, isContact } from './addresses.ts'
import { inCapitals } from './casing.ts'
import type { Line } from './lines.ts'
import { isName, sameName, untitled } from './names.ts'
import { isWellKnownBody } from './offices.ts'
import { expand, nobody, partyOf, type ProposedParty, roleOf } from './party.ts'

/**
 * Who a letterhead says the letter is from. A name counts where the signature has it too, or where it stands in
 * capitals or above an office; a line that only might be a body counts where an address stands below it.
 */
export function letterheadOf(blocks: readonly (readonly Line[])[], signed: readonly string[], text: string): ProposedParty {
  const lines = blocks.flat()
  if (!lines.length) return nobody
  const read = partyOf(lines.filter((line, index) => !isSlogan(line, index, blocks)), text)
  const party = isOwnBody(read) ? { ...read, organisation: read.unit, unit: null } : read
  const name = party.name && (isSigned(party.name.value, signed) || (!signed.length && standsAsSender(lines))) ? party.name : null
  const body = party.organisation
  const line = body && lines.find(({ start, end }) => start <= body.spans[0]!.start && body.spans[0]!.end <= end)
  const block = line && blocks.find((each) => each.includes(line))
  const placed = block?.some(({ words }) => isAddress(words) || isContact(words)) ?? false
  const trusted = line && (isWellKnownBody(line.words) || placed || roleOf(expand(line)[0]!) !== 'free')
  return { ...party, name, organisation: trusted ? body : null, withheld: false, capacity: name || !party.name ? party.capacity : null, unit: trusted || party.unit?.value.startsWith('DG ') ? party.unit : null }
}

/** A department or an office of state whose letterhead prints no larger body. */
function isOwnBody({ organisation, unit }: ProposedParty): boolean {
  return !organisation && unit?.spans.length === 1 && /^(?:department|office|ministry|committee)\b/i.test(unit.value)
}

function isSigned(name: string, signed: readonly string[]): boolean {
  return signed.some((each) => sameName(each, name))
}

function standsAsSender(lines: readonly Line[]): boolean {
  const at = lines.findIndex((line) => isName(line))
  const [line, next] = [lines[at], lines[at + 1]]
  return line !== undefined && (inCapitals(untitled(line).words) || (next !== undefined && roleOf(next) === 'capacity'))
}

/** Free words in a block of their own, without address or body, are a title or a motto. */
function isSlogan(line: Line, index: number, blocks: readonly (readonly Line[])[]): boolean {
  if (roleOf(line) !== 'free' || index === 0) return false
  const block = blocks.find((each) => each.includes(line))!
  return block.every((each) => roleOf(each) === 'free')
}
