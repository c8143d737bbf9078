import { isAside, isSignatureMark, namesCopies } from '../landmarks/asides.ts'
import type { LetterLandmarks } from '../landmarks/letter-landmarks.ts'
import type { PrintedMailHead } from '../landmarks/mail-head.ts'
import { findDates } from '../landmarks/printed-dates.ts'
import type { PrintedReference } from '../landmarks/printed-references.ts'
import type { LetterLine } from '../lines/letter-lines.ts'
import { isHeading, isRunningText } from '../lines/running-text.ts'

/** A head longer than this is no head. */
const longestHead = 80

/** The lines of a letter's head, and the first line that is not of it. */
export type HeadSection = { lines: LetterLine[]; end: number }

/**
 * Lines of a head that stand together. `opened`: a date or a reference stands somewhere before them; `separated`: what
 * stands directly before them is nobody's, so that they do not go on with the group above.
 */
export type HeadGroup = { lines: LetterLine[]; opened: boolean; separated: boolean }

/**
 * The lines before the salutation; without one, those before the running text. The fields of an e-mail are no lines
 * of it.
 */
export function findHead(
  lines: readonly LetterLine[],
  marks: LetterLandmarks,
  mail: PrintedMailHead | null,
): HeadSection {
  const limit = Math.min(marks.salutation ?? marks.closing ?? marks.end, marks.end)
  const first = lines.findIndex(
    (line, index) => index >= limit || (isRunningText(line) && !isHeading(lines, index)),
  )
  const bodyStart = first < 0 ? limit : first
  const lastOfHead =
    marks.salutation !== null && marks.salutation <= longestHead
      ? marks.salutation
      : Math.min(bodyStart, longestHead)
  const end = Math.max(lastOfHead, mail?.after ?? 0)
  return {
    lines: mail
      ? [...lines.slice(0, mail.first), ...lines.slice(mail.after, end)]
      : lines.slice(0, end),
    end,
  }
}

/** The groups of a head: parted by blank lines and by lines that are of no address (`others` among them). */
export function splitHead(
  head: readonly LetterLine[],
  references: readonly PrintedReference[],
  others: readonly LetterLine[],
): HeadGroup[] {
  const groups: HeadGroup[] = []
  let [opened, separated] = [false, true]
  let copies = -1
  for (const line of head) {
    if (namesCopies(line.words)) copies = line.block
    const opens =
      references.some(({ start }) => line.start <= start && start < line.end) || isDateLine(line)
    if (opens || line.block === copies || others.includes(line) || isOfNoAddress(line)) {
      opened ||= opens
      separated = true
      continue
    }
    const group = groups.at(-1)
    if (group && !separated && group.lines.at(-1)!.block === line.block) group.lines.push(line)
    else groups.push({ lines: [line], opened, separated })
    separated = false
  }
  return groups
}

function isOfNoAddress(line: LetterLine): boolean {
  return (
    isRunningText(line) ||
    isAside(line.words) ||
    isSignatureMark(line.words) ||
    namesCopies(line.words)
  )
}

/** A line that dates the letter or says where it was written: "Brussels, 3 May 2021", "Brussels,". */
function isDateLine(line: LetterLine): boolean {
  if (line.words.length > 80) return false
  if (/^\p{Lu}[\p{L}-]+,$/u.test(line.words)) return true
  const [date] = findDates(line)
  return date !== undefined && !date.monthDay && line.words.length - date.words.length < 35
}
