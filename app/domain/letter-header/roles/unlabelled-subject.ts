import { isAside, namesCopies } from '../landmarks/asides.ts'
import { isClosing } from '../landmarks/closings.ts'
import type { KindTitle } from '../landmarks/kind-titles.ts'
import { proposeSubject, type PrintedSubject } from '../landmarks/labelled-subject.ts'
import type { LetterLandmarks } from '../landmarks/letter-landmarks.ts'
import { findDates } from '../landmarks/printed-dates.ts'
import { findReferences } from '../landmarks/printed-references.ts'
import { isSalutation } from '../landmarks/salutations.ts'
import { proposeValue, type HeaderProposal } from '../lines/header-proposal.ts'
import type { LetterLine } from '../lines/letter-lines.ts'
import { cutPiece, type TextPiece } from '../lines/piece.ts'
import { isRunningText } from '../lines/running-text.ts'
import { isAddress, isContact } from './addresses.ts'
import { readAttention } from './attention.ts'
import { roleOf } from './line-roles.ts'
import { isName } from './names.ts'

const longestHead = 80
const mostLines = 3
const mostTitleLines = 8

/**
 * The subject of a letter that prints no word for it: a line of its own directly above the salutation, once an address
 * or a date stands before it, or directly below the salutation. Null where that line may be anything else.
 */
export function findSubjectBesideSalutation(
  lines: readonly LetterLine[],
  { salutation, end }: Pick<LetterLandmarks, 'salutation' | 'end'>,
): PrintedSubject | null {
  if (salutation === null || salutation > longestHead) return null
  const blockOf = (index: number) =>
    lines
      .slice(Math.max(0, index - 6), Math.min(end, index + 7))
      .filter((line) => line.block === lines[index]!.block)
  const found = [salutation - 1, salutation + 1].find((index) => {
    const line = lines[index]
    if (!line || index >= end || line.block === lines[salutation]!.block) return false
    const block = blockOf(index)
    return (
      (index < salutation ? isBelowAddress(lines, index) : block.length === 1) &&
      block.length <= mostLines &&
      block.every(isPlainTitle)
    )
  })
  if (found === undefined) return null
  const [first, ...more] = blockOf(found)
  const continued =
    first!.words.length >= 45 ? more.filter(({ words }) => /^\p{Ll}/u.test(words)) : []
  return proposeSubject([first!, ...continued], blockOf(found))
}

/** The title that says what a text is, as its subject: "Open letter to …". */
export function subjectFromTitle(
  title: KindTitle,
  lines: readonly LetterLine[],
): HeaderProposal<string> | null {
  const pieces = findTitleLines(title, lines).map(cutMarkup)
  const [own] = pieces
  const [telling] = title.proposal.spans
  const isWord = own!.words.length - (telling!.end - telling!.start) <= 8
  if (pieces.length === 1 && isWord) return null
  return proposeValue(pieces.map(({ words }) => words).join(' '), ...pieces)
}

/**
 * The lines of a title. One of a telling word alone goes on in the next line; one of a submission as long as its block
 * or its sentence does.
 */
export function findTitleLines(
  { proposal, line }: KindTitle,
  lines: readonly LetterLine[],
): LetterLine[] {
  const found = [line]
  const own = cutMarkup(line)
  const [telling] = proposal.spans
  const next = lines[lines.indexOf(line) + 1]
  if (proposal.value !== 'consultation response') {
    const isWord = own.words.length - (telling!.end - telling!.start) <= 8
    return isWord && next && mayContinueTitle(next, line) ? [line, next] : found
  }
  for (let index = lines.indexOf(line) + 1; found.length < mostTitleLines; index += 1) {
    const more = lines[index]
    if (!more || !mayContinueTitle(more, found.at(-1)!) || !goesOn(found.at(-1)!, more)) break
    found.push(more)
  }
  return found
}

/** A title goes on in its block, and in the next where a small word ends or begins a line. */
function goesOn(above: LetterLine, next: LetterLine): boolean {
  if (/[.:;?!]$/u.test(above.words) || next.words.length > 110) return false
  return above.block === next.block
    ? !isRunningText(next)
    : /\s(?:the|of|on|and|to|for|regarding|proposed)$/iu.test(` ${above.words}`) ||
        /^(?:on|regarding|concerning|into|of|for|about)\s/u.test(next.words)
}

/** A title without the marks around it that plain texts set it off with. */
function cutMarkup(line: TextPiece): TextPiece {
  const from = /^[\s#*_]*/u.exec(line.words)![0].length
  return cutPiece(line, from, line.words.length - /[\s*_]*$/u.exec(line.words)![0].length)
}

function mayContinueTitle(next: LetterLine, title: LetterLine): boolean {
  return (
    (next.block === title.block || next.block === title.block + 1) &&
    next.words.length <= 300 &&
    !findDates(next).some(({ words }) => next.words.length - words.length < 30) &&
    !isSalutation(next.words) &&
    !(isRunningText(next) && /[.:;]$/.test(next.words))
  )
}

function isBelowAddress(lines: readonly LetterLine[], index: number): boolean {
  return lines
    .slice(0, index)
    .some(
      (line) =>
        line.block !== lines[index]!.block && (findDates(line).length > 0 || isAddress(line.words)),
    )
}

/** Words without a stop that are neither somebody nor a place, a day or a way to reach somebody. */
function isPlainTitle(line: LetterLine): boolean {
  const { words } = line
  if (!hasShapeOfTitle(words) || isOtherLine(line)) return false
  const [date] = findDates(line)
  if (date && words.length - date.words.length < 12) return false
  // Names of bodies have capitals; "Draft standards for services" has none.
  if ([...words.matchAll(/(?<!\p{L})\p{Ll}{4,}/gu)].length >= 2) return roleOf(line) !== 'capacity'
  const beginning = cutPiece(line, 0, /,|\s[–—-]\s/u.exec(words)?.index)
  return roleOf(line) === 'free' && roleOf(beginning) === 'free'
}

function hasShapeOfTitle(words: string): boolean {
  return (
    words.length >= 12 &&
    words.length <= 200 &&
    /\s/.test(words) &&
    !/[.,;:!?]$/.test(words) &&
    /^["“„«(]?\p{Lu}/u.test(words)
  )
}

function isOtherLine(line: LetterLine): boolean {
  const { words } = line
  return (
    findReferences([line]).length > 0 ||
    isContact(words) ||
    isAddress(words) ||
    isAside(words) ||
    isClosing(words) ||
    namesCopies(words) ||
    isName(line) ||
    readAttention(line) !== null
  )
}
