import type { HeadGroup } from '../blocks/head.ts'
import type { LetterLine } from '../lines/letter-lines.ts'
import { isAddress } from './addresses.ts'
import { roleOf } from './line-roles.ts'

/** A block of a letter's head: an address or a part of a letterhead. */
export type HeadBlock = Pick<HeadGroup, 'lines' | 'opened'> & { first: boolean; last: boolean }

/** The groups of a head, those put together that are of one address. */
export function joinHeadGroups(groups: readonly HeadGroup[]): HeadBlock[] {
  const joined: Pick<HeadGroup, 'lines' | 'opened'>[] = []
  for (const { lines, opened, separated } of groups) {
    const above = joined.at(-1)
    if (above && !separated && continuesAddress(above.lines, lines[0]!)) above.lines.push(...lines)
    else joined.push({ lines: [...lines], opened })
  }
  return joined.map((block, index) => ({
    ...block,
    first: index === 0,
    last: index === joined.length - 1,
  }))
}

/**
 * Text extraction may put blank lines between the lines of one address: an office, a body or a street goes with the
 * name above.
 */
function continuesAddress(block: readonly LetterLine[], line: LetterLine): boolean {
  const role = roleOf(line)
  const roles = block.map(roleOf)
  if (!roles.some((each) => each === 'name' || each === 'withheld')) return false
  if (role === 'contact' || isAddress(line.words)) return true
  return (
    (role === 'capacity' || role === 'unit' || role === 'body') &&
    !roles.includes('address') &&
    !roles.includes('contact')
  )
}
