import { hasTitle } from '../landmarks/personal-titles.ts'
import type { LetterLine } from '../lines/letter-lines.ts'
import type { TextPiece } from '../lines/piece.ts'
import { cutBullet } from '../roles/attention.ts'
import { firstRoleOf, roleOf, splitRoles, type LineRole } from '../roles/line-roles.ts'
import { isSomebody, type ProposedParty } from './party.ts'
import { readParty } from './read-party.ts'

/** Reads lines that name one person or several below each other, each with what is printed of them. */
export function readPeople(lines: readonly LetterLine[], text: string): ProposedParty[] {
  const groups: LetterLine[][] = []
  let named = false
  lines.forEach((each, index) => {
    const line = { ...cutBullet(each), block: each.block }
    const begins = startsPerson(line, lines[index - 1], lines[index + 1])
    if (!groups.length || (begins && named)) groups.push([line])
    else groups.at(-1)!.push(line)
    named = begins || (named && groups.at(-1)!.length > 1)
  })
  return groups
    .flatMap(splitNames)
    .map((group) => readParty(group, text))
    .filter(isSomebody)
}

/** Whether somebody begins here. A bare name needs a neighbour that makes it one: a new block, an office, a body. */
function startsPerson(
  line: LetterLine,
  before: LetterLine | undefined,
  after: LetterLine | undefined,
): boolean {
  const [first, ...more] = splitRoles(line)
  const role = roleOf(first!)
  if (role === 'withheld') return true
  if (role !== 'name') return false
  if (hasTitle(line.words) || more.length || !before || before.block !== line.block) return true
  const next = after && after.block === line.block ? firstRoleOf(after) : null
  const telling: (LineRole | null)[] = ['capacity', 'body', 'unit']
  return telling.includes(next) || roleOf(before) === 'address'
}

/** "Jane Doe, John Roe, Ann Poe" on one line are as many persons. */
function splitNames(group: LetterLine[]): TextPiece[][] {
  const [line, ...below] = group
  const pieces = below.length ? [] : splitRoles(line!)
  return pieces.length > 2 && pieces.every((piece) => roleOf(piece) === 'name')
    ? pieces.map((piece) => [piece])
    : [group]
}
