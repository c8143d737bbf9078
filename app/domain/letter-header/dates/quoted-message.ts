import { findMailHead } from '../landmarks/mail-head.ts'
import { findDates, toDated } from '../landmarks/printed-dates.ts'
import { proposeValue, type HeaderProposal } from '../lines/header-proposal.ts'
import type { LetterLine } from '../lines/letter-lines.ts'
import type { HeaderParts } from '../roles/header-parts.ts'
import { forwardedMessageRules, forwardedSubjectMarks } from '../vocabulary/mail-labels.ts'
import { anyWordOf } from '../vocabulary/word-table.ts'
import { findAnswer, type AnsweredMessage, type PrintedAnswer } from './answered-message.ts'

const forwardedSubject = new RegExp(`^${anyWordOf(forwardedSubjectMarks)}\\s?:`, 'iu')
const forwardedRule = new RegExp(`^[-\\s>]*${anyWordOf(forwardedMessageRules)}`, 'iu')
/** The head of a quoted message has at most so many lines. */
const longestHead = 14

/** What subject, body or head say is answered, with its day; otherwise the message that is quoted below. */
export function findAnswered(parts: HeaderParts): PrintedAnswer | null {
  const { mail, subject, head, body, lines, marks } = parts
  const found = findAnswer([
    ...(subject?.lines ?? []),
    ...(mail?.fields.subject ?? []),
    ...(body ? [body] : []),
    ...head.lines,
  ])
  if (found?.printed) return found
  const quoted = isForwarded(parts) ? null : readQuotedMessage(lines, marks.end)
  return quoted ? { answered: quoted, printed: null } : found
}

/** The message that is quoted from a line on, as what the letter answers; null where none is. */
export function readQuotedMessage(
  lines: readonly LetterLine[],
  from: number,
): HeaderProposal<AnsweredMessage> | null {
  const intro = lines[from]
  if (!intro) return null
  const dates = findMailHead(lines, from, Math.min(lines.length, from + longestHead))?.fields.date
  const pieces = dates?.length ? dates : intro.words.length <= 160 ? [intro] : []
  const [date] = pieces.flatMap(findDates)
  if (!date?.edtf) return null
  const dated = toDated(date, 'given in the head of the message that is quoted below')
  return proposeValue({ kind: 'e-mail', dated }, date)
}

/** Whether a message passes on what is quoted below it, rather than answers that. */
function isForwarded({ lines, mail, marks }: HeaderParts): boolean {
  return (
    forwardedSubject.test(mail?.fields.subject[0]?.words ?? '') ||
    forwardedRule.test(lines[marks.end]?.words ?? '')
  )
}
