import type { LetterLine } from '../lines/letter-lines.ts'
import { cutPiece, type TextPiece } from '../lines/piece.ts'
import { isRunningText } from '../lines/running-text.ts'
import { sentLabels } from '../vocabulary/mail-labels.ts'
import { anyWordOf } from '../vocabulary/word-table.ts'
import { readMailLabel, type MailField } from './mail-labels.ts'
import { redaction } from './personal-titles.ts'
import { isSalutation } from './salutations.ts'

/**
 * The head of an e-mail: what its fields say, its first line and the first line below it. A memo has such a head too;
 * only an `electronic` one has addresses, times or what else mail programs print.
 */
export type PrintedMailHead = {
  fields: Record<MailField, TextPiece[]>
  first: number
  after: number
  electronic: boolean
}

const sentLabel = new RegExp(`^${anyWordOf(sentLabels)}\\b`, 'iu')
/** The head of a message stands among its first lines. */
const linesLookedAt = 40

/** The head of this message: one below a greeting or running text is of an older message. */
export function findOwnMailHead(lines: readonly LetterLine[]): PrintedMailHead | null {
  const mail = findMailHead(lines, 0, Math.min(lines.length, linesLookedAt))
  return mail &&
    lines.slice(0, mail.first).some((line) => isRunningText(line) || isSalutation(line.words))
    ? null
    : mail
}

/** Finds the head of an e-mail from a line on: From with two other fields, or with one where it holds an address. */
export function findMailHead(
  lines: readonly LetterLine[],
  from: number,
  to: number,
): PrintedMailHead | null {
  const block = collectFields(lines, from, to)
  if (!block || !isMailHead(block.fields)) return null
  const { fields, first, after } = block
  return { fields, first, after, electronic: isElectronic(fields, lines.slice(first, after)) }
}

type FieldBlock = Pick<PrintedMailHead, 'fields' | 'first' | 'after'>

/**
 * The labelled lines of the first run of them, with the lines that continue each; null where the run breaks off too
 * late.
 */
function collectFields(lines: readonly LetterLine[], from: number, to: number): FieldBlock | null {
  const fields: FieldBlock['fields'] = {
    from: [],
    to: [],
    cc: [],
    date: [],
    subject: [],
    other: [],
  }
  let [first, after, field]: [number, number, MailField | null] = [-1, -1, null]
  for (let index = from; index < to; index += 1) {
    const line = lines[index]!
    const label = readMailLabel(line)
    if (label) {
      if (first < 0) first = index
      field = label.field
      const value = cutPiece(line, label.length)
      if (value.words) fields[field].push(value)
    } else if (first >= 0) {
      const sameBlock = line.block === lines[index - 1]!.block
      if (field && field !== 'date' && sameBlock && line.words.length < 400)
        fields[field].push(line)
      else if (index > first + 12 || !sameBlock)
        return isMailHead(fields) ? { fields, first, after } : null
      else break
    }
    if (first >= 0) after = index + 1
  }
  return { fields, first, after }
}

function isMailHead({ from, to, date, subject, cc }: FieldBlock['fields']): boolean {
  const others = [to, date, subject, cc].filter(({ length }) => length).length
  return (
    from.length > 0 &&
    (others >= 2 || (others === 1 && from.some(({ words }) => words.includes('@'))))
  )
}

function isElectronic({ from, to }: FieldBlock['fields'], lines: readonly LetterLine[]): boolean {
  return (
    lines.some(({ words }) => /@|\d:\d\d/.test(words) || sentLabel.test(words)) ||
    [...from, ...to].some(({ words }) => redaction.test(words))
  )
}
