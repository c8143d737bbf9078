import { type EdtfDate, dayFromParts, parseEdtfDate } from '#app/domain/days.ts'
import type { AnsweredMessage, PrintedAnswer } from '../dates/answered-message.ts'
import type { HeaderProposal } from '../lines/header-proposal.ts'

/** What a letter answers, with sentences for the person who confirms. */
export type AnsweredReference = {
  inReplyTo: HeaderProposal<AnsweredMessage> | null
  doubts: string[]
}

/** What a letter of a known day answers: a day without a year gets its year. */
export function readAnswered(
  found: PrintedAnswer | null,
  letter: EdtfDate | null,
): AnsweredReference {
  if (!found) return { inReplyTo: null, doubts: [] }
  const inReplyTo = completeYear(found, letter)
  return { inReplyTo, doubts: doubtsAbout(found, inReplyTo) }
}

/** "3 May" in a letter of known day is the last 3 May up to that day. */
function completeYear(
  { answered, printed }: PrintedAnswer,
  letter: EdtfDate | null,
): HeaderProposal<AnsweredMessage> {
  if (answered.value.dated || !printed?.monthDay || !letter || letter.first !== letter.last)
    return answered
  const { month, day } = printed.monthDay
  const year = Number(letter.first.slice(0, 4))
  const found = [dayFromParts(year, month, day), dayFromParts(year - 1, month, day)].find(
    (each) => each !== null && each <= letter.first,
  )
  if (!found) return answered
  const basis = 'said in the answer without a year; the last such day before the letter’s own'
  const read = parseEdtfDate(found, basis)
  return read.ok ? { ...answered, value: { ...answered.value, dated: read.dated } } : answered
}

function doubtsAbout(
  { printed }: PrintedAnswer,
  inReplyTo: HeaderProposal<AnsweredMessage>,
): string[] {
  if (!printed) return []
  if (!printed.monthDay)
    return printed.edtf
      ? []
      : [`“${printed.words}”, the date of what it answers, is not a day that exists.`]
  const taken = inReplyTo.value.dated
    ? 'it is taken from the date of the letter'
    : 'look up when that message was sent'
  return [`The year of “${printed.words}” is not printed; ${taken}.`]
}
