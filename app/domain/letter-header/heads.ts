import { isAddress } from './addresses.ts'
import { datesIn } from './dates.ts'
import { isAside, type Landmarks } from './landmarks.ts'
import { isHeading, isProse, type Line } from './lines.ts'
import { type Piece, part } from './proposal.ts'
import type { HeadBlock } from './recipients.ts'
import { isNoise } from './signatures.ts'
import { isCopies } from './copies.ts'
import { roleOf } from './party.ts'
import type { PrintedReference } from './references.ts'

/** A head longer than this is no head. */
const longestHead = 80
const bodyRead = 5000

export type Head = {
  lines: Line[]
  /** The first line that is not of the head. */
  end: number
  blocks: (
    references: readonly PrintedReference[],
    subject: readonly Line[],
    title: Line | null,
  ) => HeadBlock[]
}

/** The lines before the salutation; without one, those before the running text. The fields of an e-mail are no lines of it. */
export function headOf(
  lines: readonly Line[],
  marks: Landmarks,
  mail: { first: number; after: number } | null,
): Head {
  const limit = Math.min(marks.salutation ?? marks.closing ?? marks.end, marks.end)
  const first = lines.findIndex(
    (line, index) => index >= limit || (isProse(line) && !isHeading(lines, index)),
  )
  const prose = first < 0 ? limit : first
  const end =
    marks.salutation !== null && marks.salutation <= longestHead
      ? marks.salutation
      : Math.min(prose, longestHead)
  const last = Math.max(end, mail?.after ?? 0)
  const head = mail
    ? [...lines.slice(0, mail.first), ...lines.slice(mail.after, last)]
    : lines.slice(0, last)
  return {
    lines: head,
    end: last,
    blocks: (references, subject, title) => headBlocks(head, references, subject, title),
  }
}

/** The blocks of addresses and letterheads: without the lines that say something else, which part them. */
function headBlocks(
  head: readonly Line[],
  references: readonly PrintedReference[],
  subject: readonly Line[],
  title: Line | null,
): HeadBlock[] {
  const groups: { lines: Line[]; opened: boolean }[] = []
  let [opened, fresh] = [false, true]
  head.forEach((line) => {
    const marks =
      references.some(({ start }) => line.start <= start && start < line.end) || isDateLine(line)
    const apart =
      marks ||
      line === title ||
      isProse(line) ||
      isAside(line.words) ||
      isNoise(line.words) ||
      isCopies(line.words) ||
      subject.includes(line)
    if (apart) {
      opened ||= marks
      fresh = true
      return
    }
    const group = groups.at(-1)
    if (group && !fresh && (group.lines.at(-1)!.block === line.block || belongs(group.lines, line)))
      group.lines.push(line)
    else groups.push({ lines: [line], opened })
    fresh = false
  })
  return groups.map((group, index) => ({
    ...group,
    first: index === 0,
    last: index === groups.length - 1,
  }))
}

/** A line that dates the letter or says where it was written: "Brussels, 3 May 2021", "Brussels,". */
function isDateLine(line: Line): boolean {
  if (line.words.length > 80) return false
  if (/^\p{Lu}[\p{L}-]+,$/u.test(line.words)) return true
  const [date] = datesIn(line)
  return date !== undefined && !date.monthDay && line.words.length - date.words.length < 35
}

/** Text extraction may put blank lines between the lines of one address: an office, a body or a street goes with the name above. */
function belongs(block: readonly Line[], line: Line): boolean {
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

/** The beginning of the running text, where a letter says what it answers and for whom. */
export function bodyOf(
  text: string,
  lines: readonly Line[],
  marks: Landmarks,
  headEnd: number,
): Piece | null {
  const first = lines[marks.salutation === null ? headEnd : marks.salutation + 1]
  const last =
    lines[(marks.closing !== null && marks.closing > headEnd ? marks.closing : marks.end) - 1]
  if (!first || !last || last.end <= first.start) return null
  const end = Math.min(last.end, first.start + bodyRead)
  return part({ words: text.slice(first.start, end), start: first.start, end }, 0)
}
