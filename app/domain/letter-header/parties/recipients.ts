import { cutTitles, hasTitle } from '../landmarks/personal-titles.ts'
import type { LetterLine } from '../lines/letter-lines.ts'
import { isRunningText } from '../lines/running-text.ts'
import { isAddress, isContact } from '../roles/addresses.ts'
import { hasBullet, readAttention } from '../roles/attention.ts'
import type { HeadBlock } from '../roles/head-blocks.ts'
import { firstRoleOf, splitRoles, type LineRole } from '../roles/line-roles.ts'
import { isName, isSameName } from '../roles/names.ts'
import { isCapacity, isWellKnownBody } from '../roles/offices.ts'
import { nameUnit, type ProposedParty } from './party.ts'
import { readPeople } from './people.ts'

/** The names and bodies that signatures show a letter to be from. */
export type KnownSender = { names: readonly string[]; organisations: readonly string[] }

/** Whom the salutation names: a surname, or a name that is withheld. */
export type SalutationName = { surname: string | null; withheld: boolean }

/** The blocks of a head that name whom the letter is to. `isSure`: not only because no other block could. */
export type HeadReading = { blocks: HeadBlock[]; isSure: boolean }

/** The blocks of the head that name whom the letter is to; the others are the letterhead. */
export function findAddresses(
  blocks: readonly HeadBlock[],
  greeted: SalutationName,
  sender: KnownSender,
  hasSalutation: boolean,
): HeadReading {
  const scored = blocks.map((block) => ({
    block,
    score: isBodyAbove(block, sender, hasSalutation) ? 3 : scoreAddress(block, greeted, sender),
  }))
  const sure = scored.filter(({ score }) => score >= 3)
  const chosen = sure.length ? sure : scored.filter(({ score }) => score === 2).slice(-1)
  return { blocks: chosen.map(({ block }) => block), isSure: sure.length > 0 }
}

/** A body alone between the date and the salutation is written to, unless it signs. */
function isBodyAbove(
  { lines, opened, last }: HeadBlock,
  sender: KnownSender,
  hasSalutation: boolean,
): boolean {
  return (
    hasSalutation &&
    opened &&
    last &&
    lines.length <= 4 &&
    lines.map(firstRoleOf).every((role) => role === 'body' || role === 'unit') &&
    !isOfSender(lines, false, sender)
  )
}

/**
 * How much a block of the head looks like an address; the weights are reasons, the letters in the tests are their
 * measure.
 */
function scoreAddress(block: HeadBlock, greeted: SalutationName, sender: KnownSender): number {
  const { lines, opened, first } = block
  const roles = lines.map((line) => firstRoleOf(readAttention(line) ?? line))
  const has = (...wanted: LineRole[]) => roles.some((role) => wanted.includes(role))
  const named = has('name', 'withheld', 'capacity')
  const placed = has('address', 'contact')
  const attended = lines.some((line) => readAttention(line))
  const known = lines.some(({ words }) => isWellKnownBody(words))
  if (!named && !attended && !(has('body') && (placed || known))) return 0
  if (isOfSender(lines, named, sender)) return -1
  if (greeted.surname && holdsWord(lines, greeted.surname)) return 9
  return sumReasons([
    [attended, 4],
    [greeted.withheld && has('withheld'), 5],
    [lines.some(({ words }) => hasTitle(words) && !isContact(words)), 3],
    [opened, 3],
    [!first && placed, 2],
    [block.last, 1],
    [first && !opened, -3],
    [known && !named && !opened, -3],
  ])
}

function sumReasons(reasons: readonly [holds: boolean, weight: number][]): number {
  return reasons.reduce((sum, [holds, weight]) => sum + (holds ? weight : 0), 0)
}

function isOfSender(lines: readonly LetterLine[], named: boolean, sender: KnownSender): boolean {
  const isSigner = lines.some((line) =>
    splitRoles(line).some((piece) =>
      sender.names.some((name) => isName(piece) && isSameName(cutTitles(piece).words, name)),
    ),
  )
  const bodies = sender.organisations.map((name) => name.toLowerCase())
  return isSigner || (!named && lines.some(({ words }) => bodies.includes(words.toLowerCase())))
}

function holdsWord(lines: readonly LetterLine[], wanted: string): boolean {
  return lines.some(
    ({ words }) =>
      words.length < 120 &&
      !isContact(words) &&
      words
        .toLowerCase()
        .split(/[\s,]+/)
        .includes(wanted.toLowerCase()),
  )
}

export function readAddress(block: readonly LetterLine[], text: string): ProposedParty[] {
  const parties = readPeople(
    block.map((line) => ({ ...(readAttention(line) ?? line), block: line.block })),
    text,
  )
  return parties.map(nameUnit)
}

/**
 * An address at the foot of a page, which text extraction puts in the middle of the body: three or more short lines
 * that begin with somebody and hold a street, a town or a way of contact.
 */
export function findAddressInBody(
  blocks: readonly LetterLine[][],
  letterhead: readonly LetterLine[],
  sender: KnownSender,
): LetterLine[] | null {
  const head = new Set(letterhead.map(({ words }) => words.toLowerCase()))
  const isOwn = ({ words }: LetterLine) =>
    head.has(words.toLowerCase()) || sender.names.some((name) => isSameName(words, name))
  return (
    blocks.find(
      (block) =>
        hasShapeOfAddress(block) &&
        beginsWithSomebody(block) &&
        block.some(({ words }) => isAddress(words) || isContact(words)) &&
        !block.some(isOwn),
    ) ?? null
  )
}

function hasShapeOfAddress(block: readonly LetterLine[]): boolean {
  return (
    block.length >= 3 &&
    block.length <= 14 &&
    !block.some((line) => line.words.length > 80 || isRunningText(line) || hasBullet(line.words)) &&
    !block.some(({ words }) => /[.;:!?]$/.test(words) && words.split(' ').length > 4)
  )
}

function beginsWithSomebody(block: readonly LetterLine[]): boolean {
  const role = firstRoleOf(readAttention(block[0]!) ?? block[0]!)
  return (
    role === 'withheld' ||
    role === 'name' ||
    block.slice(0, 3).some(({ words }) => isCapacity(words))
  )
}
