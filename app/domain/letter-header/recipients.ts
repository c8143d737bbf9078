import { isAddress, isContact } from './addresses.ts'
import { isProse, type Line } from './lines.ts'
import { hasTitle, isName, sameName, untitled } from './names.ts'
import { isCapacity, isWellKnownBody } from './offices.ts'
import { expand, type ProposedParty, type Role, roleOf } from './party.ts'
import { attended, hasBullet, partiesOf } from './people.ts'

/** A block of a letter's head; `opened` says that a date, a reference or a subject stands before it. */
export type HeadBlock = { lines: Line[]; opened: boolean; first: boolean; last: boolean }

export type Sender = { names: readonly string[]; organisations: readonly string[] }

/** The blocks of the head that name whom the letter is to; the others are the letterhead. */
export function addressBlocks(
  blocks: readonly HeadBlock[],
  surname: string | null,
  withheld: boolean,
  sender: Sender,
): HeadBlock[] {
  const scored = blocks.map((block) => ({
    block,
    score: scoreOf(block, surname, withheld, sender),
  }))
  const sure = scored.filter(({ score }) => score >= 3)
  return (sure.length ? sure : scored.filter(({ score }) => score === 2).slice(-1)).map(
    ({ block }) => block,
  )
}

/** How much a block of the head looks like an address; the weights are reasons, the letters in the tests are their measure. */
function scoreOf(
  { lines, opened, first, last }: HeadBlock,
  surname: string | null,
  withheld: boolean,
  sender: Sender,
): number {
  const roles = lines.map((line) => roleOf(expand(attended(line) ?? line)[0]!))
  const has = (...wanted: Role[]) => roles.some((role) => wanted.includes(role))
  const named = has('name', 'withheld', 'capacity')
  const placed = has('address', 'contact')
  const addressed = lines.some((line) => attended(line))
  const known = lines.some(({ words }) => isWellKnownBody(words))
  const aware = lines.some(({ words }) => hasTitle(words) && !isContact(words))
  if (!named && !addressed && !(has('body') && (placed || known))) return 0
  if (
    lines.some((line) =>
      expand(line).some((piece) =>
        sender.names.some((name) => isName(piece) && sameName(untitled(piece).words, name)),
      ),
    )
  )
    return -1
  if (
    !named &&
    lines.some(({ words }) =>
      sender.organisations.some((name) => name.toLowerCase() === words.toLowerCase()),
    )
  )
    return -1
  if (
    surname &&
    lines.some(
      ({ words }) =>
        words.length < 120 &&
        !isContact(words) &&
        words
          .toLowerCase()
          .split(/[\s,]+/)
          .includes(surname.toLowerCase()),
    )
  )
    return 9
  let score = addressed ? 4 : 0
  if (withheld && has('withheld')) score += 5
  if (aware) score += 3
  if (opened) score += 3
  if (!first && placed) score += 2
  if (last) score += 1
  if (first && !opened) score -= 3
  if (known && !named && !opened) score -= 3
  return score
}

export function partiesOfAddress(block: readonly Line[], text: string): ProposedParty[] {
  const parties = partiesOf(
    block.map((line) => ({ ...(attended(line) ?? line), block: line.block })),
    text,
  )
  return parties.map((party) =>
    isBodyOfItsOwn(party)
      ? {
          ...party,
          organisation: party.unit && {
            ...party.unit,
            value: party.unit.value.replace(/^the\s/i, ''),
          },
          unit: null,
        }
      : party,
  )
}

/**
 * An address at the foot of a page, which text extraction puts in the middle of the body: three or more short lines
 * that begin with somebody and hold a street, a town or a way of contact.
 */
export function addressWithin(
  blocks: readonly Line[][],
  letterhead: readonly Line[],
  sender: Sender,
): Line[] | null {
  const head = new Set(letterhead.map(({ words }) => words.toLowerCase()))
  const found = blocks.find((block) => {
    if (
      block.length < 3 ||
      block.length > 14 ||
      block.some((line) => line.words.length > 80 || isProse(line) || hasBullet(line.words))
    )
      return false
    if (block.filter(({ words }) => /[.;:!?]$/.test(words) && words.split(' ').length > 4).length)
      return false
    const role = roleOf(expand(attended(block[0]!) ?? block[0]!)[0]!)
    const someone =
      role === 'withheld' ||
      role === 'name' ||
      block.slice(0, 3).some(({ words }) => isCapacity(words))
    const placed = block.some(({ words }) => isAddress(words) || isContact(words))
    const own = block.some(
      (line) =>
        head.has(line.words.toLowerCase()) ||
        sender.names.some((name) => sameName(line.words, name)),
    )
    return someone && placed && !own
  })
  return found ?? null
}

/** A letter may be to a committee or a department, with no larger body printed. */
function isBodyOfItsOwn({ name, withheld, capacity, organisation, unit }: ProposedParty): boolean {
  return !name && !withheld && !capacity && !organisation && unit !== null
}
