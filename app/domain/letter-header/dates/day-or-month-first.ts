import { type EdtfDate, type Day, formatDayInFull } from '#app/domain/days.ts'
import { toDated, type PrintedDate } from '../landmarks/printed-dates.ts'
import { proposeValue, type HeaderProposal } from '../lines/header-proposal.ts'
import type { LetterLine } from '../lines/letter-lines.ts'
import { isAmericanAddress } from '../roles/addresses.ts'

/**
 * What decides between a day and a month that comes first: the head, the day answered, and other dates of the letter.
 */
export type DateContext = {
  head: readonly LetterLine[]
  answered: Day | undefined
  others: readonly (PrintedDate | null)[]
  /** What stays open is added here. */
  doubts: string[]
}

/** A printed date, read with the month first where the sender is American; what stays open becomes a doubt. */
export function settleDate(
  { date, basis }: { date: PrintedDate; basis: string },
  context: DateContext,
): HeaderProposal<EdtfDate> | null {
  const { answered, others, doubts } = context
  const isSure =
    !date.otherDay ||
    others.some((each) => each?.edtf === date.edtf) ||
    (answered && date.otherDay < answered && date.edtf! >= answered)
  if (isSure) return proposeDate(date, basis)
  const dayFirst = date.edtf!
  const monthFirst = date.otherDay!
  const isMonthFirst = readsMonthFirst(date, context)
  const [read, otherwise] = isMonthFirst ? [monthFirst, dayFirst] : [dayFirst, monthFirst]
  const other = isMonthFirst ? 'the day' : 'the month'
  doubts.push(
    `“${date.words}” is read as ${formatDayInFull(read)}; with ${other} first it would be ${formatDayInFull(otherwise)}.`,
  )
  return proposeDate({ ...date, edtf: read }, basis)
}

function readsMonthFirst(date: PrintedDate, { head, answered, others }: DateContext): boolean {
  return (
    head.some((line) => line.start < date.start && isAmericanAddress(line.words)) ||
    others.some((each) => each?.edtf === date.otherDay) ||
    (answered !== undefined && date.edtf! < answered && date.otherDay! >= answered)
  )
}

function proposeDate(date: PrintedDate, basis: string): HeaderProposal<EdtfDate> | null {
  const value = toDated(date, basis)
  return value && proposeValue(value, date)
}
