import { hasTitle, isWithheldName } from '../landmarks/personal-titles.ts'
import { proposeValue } from '../lines/header-proposal.ts'
import type { LetterLine } from '../lines/letter-lines.ts'
import { cutPiece, type TextPiece } from '../lines/piece.ts'
import { isPlace } from '../roles/addresses.ts'
import { cutBullet } from '../roles/attention.ts'
import { firstRoleOf, roleOf, splitRoles, type LineRole } from '../roles/line-roles.ts'
import { wordsForBodies, wordsForPersons } from '../vocabulary/signatory-lists.ts'
import { anyWordOf } from '../vocabulary/word-table.ts'
import { isSomebody, nobody, type ProposedParty } from './party.ts'
import { readParty } from './read-party.ts'

const ofBodies = new RegExp(anyWordOf(wordsForBodies), 'iu')
const ofPersons = new RegExp(anyWordOf(wordsForPersons), 'iu')

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
  return groups.map((group) => readParty(group, text)).filter(isSomebody)
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

/**
 * A list of those who sign: one to a line. Entries of one part are bodies where the words above the list say so or
 * most of the list looks like bodies, otherwise persons where they have the shape of a name.
 */
export function readSignatoryList(
  lines: readonly TextPiece[],
  heading: string,
  text: string,
): ProposedParty[] {
  const entries = lines
    .map((line) => splitRoles(cutPlace(cutBullet(line))))
    .filter(([first]) => first)
  const areBodies = !ofPersons.test(heading) && (ofBodies.test(heading) || areMostlyBodies(entries))
  return entries.flatMap((entry) => {
    const first = entry[0]!
    const plain = entry.length === 1 && !isWithheldName(first.words) && !hasTitle(first.words)
    if (plain && (areBodies || roleOf(first) !== 'name'))
      return [{ ...nobody, organisation: proposeValue(first.words, first) }]
    const party = readParty(entry, text)
    return isSomebody(party) ? [party] : []
  })
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
