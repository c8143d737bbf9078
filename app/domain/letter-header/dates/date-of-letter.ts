import { type EdtfDate, dayFromParts, parseEdtfDate, formatDayInFull } from '#app/domain/days.ts'
import { findDates, toDated, type PrintedDate } from '../landmarks/printed-dates.ts'
import type { PrintedReference } from '../landmarks/printed-references.ts'
import { proposeValue, type HeaderProposal } from '../lines/header-proposal.ts'
import type { LetterLine } from '../lines/letter-lines.ts'
import { type TextPiece } from '../lines/piece.ts'
import type { HeaderParts } from '../roles/header-parts.ts'
import type { AnsweredMessage } from './answered-message.ts'
import { settleDate, type DateContext } from './day-or-month-first.ts'
import { findDateline, findDateOnLine, findElectronicDate } from './lines-with-dates.ts'

/** The date of a letter, with sentences for the person who confirms. */
export type LetterDate = { date: HeaderProposal<EdtfDate> | null; doubts: string[] }

type FoundDate = { date: PrintedDate; basis: string }

/** Everything that bears on the day of a letter. */
type DateEvidence = {
  head: readonly LetterLine[]
  foot: readonly LetterLine[]
  /** The first line of the running text, which statements to the press begin with place and date. */
  opening: LetterLine | null
  /** The values of Date: and Sent:. */
  mail: readonly TextPiece[]
  references: readonly PrintedReference[]
  answered: HeaderProposal<AnsweredMessage> | null
}

/**
 * The day of a letter: as its mail header says, as printed in head or foot, as stamped or signed electronically, and
 * otherwise between the message it answers and the end of the year in its reference. A date in the running text never
 * counts.
 */
export function dateLetter(
  parts: HeaderParts,
  answered: HeaderProposal<AnsweredMessage> | null,
): LetterDate {
  const evidence = collectEvidence(parts, answered)
  const { head, foot, references } = evidence
  const stamp = references.find(({ stamped }) => stamped?.edtf)?.stamped ?? null
  const signature = [...head, ...foot].flatMap(findElectronicDate)[0] ?? null
  const printed = findPrinted(evidence)
  const doubts = printed
    .filter(({ date }) => !date.edtf)
    .map(({ date }) => `“${date.words}” is not a day that exists. Look up the date of the letter.`)
  const context = { head, answered: answered?.value.dated?.first, doubts }
  const real = printed.filter(({ date }) => date.edtf)
  if (real.length) {
    const date = choosePrinted(real, { ...context, others: [stamp, signature] })
    return { date, doubts }
  }
  if (stamp) return { date: chooseStamp(stamp, signature, doubts), doubts }
  if (signature?.edtf) {
    const found = { date: signature, basis: 'given with the electronic signature' }
    return { date: settleDate(found, { ...context, others: [] }), doubts }
  }
  return { date: doubts.length ? null : boundDate(references, answered, doubts), doubts }
}

function collectEvidence(
  { lines, head, subject, foot, mail, references }: HeaderParts,
  answered: DateEvidence['answered'],
): DateEvidence {
  return {
    head: head.lines.filter((line) => !subject?.lines.includes(line)),
    foot,
    opening: lines[head.end] ?? null,
    mail: mail?.fields.date.slice(0, 1) ?? [],
    references,
    answered,
  }
}

/** The printed dates, those of the best place first. */
function findPrinted({ mail, head, foot, opening, references }: DateEvidence): FoundDate[] {
  const on = (dates: readonly PrintedDate[], basis: string) =>
    dates.map((date) => ({ date, basis }))
  const onLines = (lines: readonly LetterLine[]) =>
    lines.flatMap((line) => findDateOnLine(line, references))
  return [
    ...on(
      mail.flatMap((piece) => findDates(piece).slice(0, 1)),
      'given in the head of the message',
    ),
    ...on(onLines(head), 'printed at the head of the letter'),
    ...on(onLines(foot), 'printed at the foot of the letter'),
    ...on(opening ? findDateline(opening) : [], 'printed before the first sentence'),
  ]
}

/** The most exact of the printed dates, with a doubt where another stands in the same place. */
function choosePrinted(
  real: readonly FoundDate[],
  context: DateContext,
): HeaderProposal<EdtfDate> | null {
  const first = [...real].sort((a, b) => measureExactness(b.date) - measureExactness(a.date))[0]!
  const edtf = first.date.edtf!
  const other = real.find(
    ({ date, basis }) =>
      basis === first.basis && !date.edtf!.startsWith(edtf) && !edtf.startsWith(date.edtf!),
  )
  if (other)
    context.doubts.push(
      `Two dates stand there: “${first.date.words}” and “${other.date.words}”. Say which one is the letter’s.`,
    )
  return settleDate(first, context)
}

function chooseStamp(
  stamp: PrintedDate,
  signature: PrintedDate | null,
  doubts: string[],
): HeaderProposal<EdtfDate> | null {
  if (signature?.edtf && signature.edtf !== stamp.edtf) {
    const [registered, signed] = [formatDayInFull(stamp.edtf!), formatDayInFull(signature.edtf)]
    doubts.push(
      `The letter was registered on ${registered} and signed electronically on ${signed}.`,
    )
  }
  const value = toDated(stamp, 'stamped beside the reference when the letter was registered')
  return value && proposeValue(value, stamp)
}

/** No date is printed: not before what it answers, not after the year in its reference. */
function boundDate(
  references: readonly PrintedReference[],
  answered: DateEvidence['answered'],
  doubts: string[],
): HeaderProposal<EdtfDate> | null {
  const reference = references.find(({ year }) => year !== null && year >= 1950 && year <= 2199)
  if (!reference) return null
  const year = String(reference.year)
  const since = answered?.value.dated
  if (!since || since.first.slice(0, 4) < year)
    return proposeBounds(year, `no date is printed; the reference is of the year ${year}`, [
      reference,
    ])
  const message = `${answered.value.kind} of ${formatDayInFull(since.first)}`
  if (since.first.slice(0, 4) > year) {
    doubts.push(
      `The reference is of ${year}, but the ${answered.value.kind} it answers is of ${formatDayInFull(since.first)}.`,
    )
    return null
  }
  const last = dayFromParts(Number(year), 12, 31)
  const basis = `not before the ${message} that it answers, not after the year ${year} of its reference`
  return proposeBounds(`${since.first}/${last}`, basis, [...answered.spans, reference])
}

function proposeBounds(
  edtf: string,
  basis: string,
  places: Parameters<typeof proposeValue>[1][],
): HeaderProposal<EdtfDate> | null {
  const read = parseEdtfDate(edtf, basis)
  return read.ok ? proposeValue(read.dated, ...places) : null
}

/** A day is longer than a month, and says more. */
function measureExactness({ edtf }: PrintedDate): number {
  return edtf?.length ?? 0
}
