import { isAside, isSignatureMark } from '../landmarks/asides.ts'
import type { LetterLandmarks } from '../landmarks/letter-landmarks.ts'
import { hasTitle } from '../landmarks/personal-titles.ts'
import type { LetterLine } from '../lines/letter-lines.ts'
import { cutPiece } from '../lines/piece.ts'
import { isRunningText } from '../lines/running-text.ts'
import { cutBullet } from './attention.ts'
import { firstRoleOf } from './line-roles.ts'

/**
 * The line above a signature in a text without a close: above the last block below a salutation, when a name begins
 * it.
 */
export function findBareSignature(
  lines: readonly LetterLine[],
  marks: LetterLandmarks,
): number | null {
  if (marks.salutation === null || marks.closing !== null || marks.signed !== null) return null
  const index = findLastBlock(lines, marks.salutation, marks.end)
  const first = lines[index]
  if (!first || index <= marks.salutation + 1 || isRunningText(first)) return null
  return firstRoleOf(cutPiece(cutBullet(first), 0)) === 'name' && !hasTitle(first.words)
    ? index - 1
    : null
}

/** The first line of the last block, without the marks that stand around a signature. */
function findLastBlock(lines: readonly LetterLine[], salutation: number, end: number): number {
  const isMark = (index: number) => isSignatureMark(lines[index]!.words)
  const isFootnote = (index: number) =>
    isRunningText(lines[index]!) && /^(?:\[?\d{1,3}[\]\s])/u.test(lines[index]!.words)
  let index = end - 1
  while (index > salutation && (isMark(index) || isFootnote(index) || isAside(lines[index]!.words)))
    index -= 1
  const block = lines[index]?.block
  while (index > salutation + 1 && lines[index - 1]!.block === block && !isMark(index - 1))
    index -= 1
  return index
}
