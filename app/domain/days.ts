import {
  addMonths,
  endOfMonth,
  format,
  getDaysInMonth,
  isValid,
  parseISO,
  subMonths,
} from 'date-fns'

/** A calendar day, `YYYY-MM-DD`. Strings compare in order of time. */
export type Day = string

/**
 * When something was said, as far as it is known (EDTF, ISO 8601-2: a day, a month, a year or an interval of these).
 * `first` and `last` are the earliest and the latest day it may have been; `basis` says why that is believed.
 */
export type EdtfDate = { edtf: string; first: Day; last: Day; basis: string | null }

export type Period = { from: Day; to: Day }

/** The days of one year, as the method counts age: 365.25. */
export const daysPerYear = 365.25

export const dateFormatHint =
  'Write the date as 2020-10-29, as 2020-10 or 2020 when only the month or year is known, ' +
  'or as 2020-10-02/2020-12-21 for “between these days”.'

/**
 * Reads an EDTF date. Refuses what is not a real day ("2020-02-31"), not EDTF ("29.10.2020", "last week") or runs
 * backwards, with a sentence that says what to write instead.
 */
export function parseEdtfDate(
  edtf: string,
  basis: string | null = null,
): { ok: true; dated: EdtfDate } | { ok: false; reason: string } {
  const written = edtf.trim()
  if (!written) return { ok: false, reason: `A date is missing. ${dateFormatHint}` }
  const parts = written.split('/')
  const ends = parts.map(findEdtfBounds)
  const [from, to] = [ends[0], ends.at(-1)]
  if (parts.length > 2 || !from || !to)
    return {
      ok: false,
      reason: `“${truncateInput(written)}” is not a date that can be read. ${dateFormatHint}`,
    }
  if (from.first > to.first || from.last > to.last) {
    return {
      ok: false,
      reason: `“${truncateInput(written)}” ends before it begins. Write the earlier day first.`,
    }
  }
  return {
    ok: true,
    dated: { edtf: written, first: from.first, last: to.last, basis: basis?.trim() || null },
  }
}

/**
 * A date that is known to be well written, for example out of the store. Throws where it is not:
 * that is a fault of ours.
 */
export function parseStoredDate(edtf: string, basis: string | null = null): EdtfDate {
  const read = parseEdtfDate(edtf, basis)
  if (!read.ok) throw new Error(read.reason)
  return read.dated
}

export function isDay(value: string): value is Day {
  const [, year, month, day] = /^([1-9]\d{3})-(0[1-9]|1[0-2])-(\d{2})$/.exec(value) ?? []
  return (
    day !== undefined &&
    day >= '01' &&
    Number(day) <= new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  )
}

/** A day from its numbers, or null where there is no such day. */
export function dayFromParts(year: number, month: number, day: number): Day | null {
  const written = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return isDay(written) ? written : null
}

function findEdtfBounds(written: string): { first: Day; last: Day } | null {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(written) ?? []
  if (!year || year < '1000') return null
  if (!month) return { first: `${year}-01-01`, last: `${year}-12-31` }
  const start = parseISO(`${year}-${month}-01`)
  if (!isValid(start)) return null
  if (!day) return { first: `${year}-${month}-01`, last: format(endOfMonth(start), 'yyyy-MM-dd') }
  return Number(day) >= 1 && Number(day) <= getDaysInMonth(start)
    ? { first: written, last: written }
    : null
}

/** Whole days since 1970-01-01: what charts and ages are reckoned in. */
export function dayNumber(day: Day): number {
  return (
    Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) /
    86_400_000
  )
}

export function dayFromNumber(number: number): Day {
  return new Date(number * 86_400_000).toISOString().slice(0, 10)
}

/** Age in years of 365.25 days; negative when `day` lies after `asOf`. */
export function yearsBetween(day: Day, asOf: Day): number {
  return (dayNumber(asOf) - dayNumber(day)) / daysPerYear
}

/** The first and last day of the month that lies `after` months after the one of `day` (a day or a month). */
export function findMonthBounds(day: string, monthsLater: number): { first: Day; last: Day } {
  const first = addMonths(parseISO(`${day.slice(0, 7)}-01`), monthsLater)
  return { first: format(first, 'yyyy-MM-dd'), last: format(endOfMonth(first), 'yyyy-MM-dd') }
}

export function subtractMonths(day: Day, months: number): Day {
  return format(subMonths(parseISO(day), months), 'yyyy-MM-dd')
}

/** `29 Oct 2020`. */
export function formatDay(day: Day): string {
  return `${Number(day.slice(8, 10))} ${monthNames[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`
}

const monthNames = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
] as const

function formatMonth(day: Day): string {
  return `${monthNames[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`
}

/** `29 October 2020`, for running text. */
export function formatDayInFull(day: Day): string {
  return format(parseISO(day), 'd MMMM yyyy')
}

/** `29 Oct 2020`, `Oct 2020`, `2020`, `2 Oct – 21 Dec 2020`. */
export function formatEdtfDate({
  edtf,
  first,
  last,
}: Pick<EdtfDate, 'edtf' | 'first' | 'last'>): string {
  if (first === last) return formatDay(first)
  if (/^\d{4}$/.test(edtf)) return edtf
  if (/^\d{4}-\d{2}$/.test(edtf)) return formatMonth(first)
  const sameYear = first.slice(0, 4) === last.slice(0, 4)
  if (/^\d{4}-\d{2}\/\d{4}-\d{2}$/.test(edtf)) {
    return `${sameYear ? formatMonth(first).slice(0, 3) : formatMonth(first)} – ${formatMonth(last)}`
  }
  return `${sameYear ? formatDay(first).slice(0, -5) : formatDay(first)} – ${formatDay(last)}`
}

/** `on 29 Oct 2020`, `between 2 Oct and 21 Dec 2020`, `in 2020`: for a sentence. */
export function formatDateInSentence(date: Pick<EdtfDate, 'edtf' | 'first' | 'last'>): string {
  if (date.first === date.last) return `on ${formatDay(date.first)}`
  if (/^\d{4}(-\d{2})?$/.test(date.edtf)) return `in ${formatEdtfDate(date)}`
  return `between ${formatEdtfDate(date).replace(' – ', ' and ')}`
}

function truncateInput(written: string): string {
  return written.length > 40 ? `${written.slice(0, 40)}…` : written
}

/** Whether any day on which something may have happened lies in the period. */
export function overlapsPeriod(date: Pick<EdtfDate, 'first' | 'last'>, period: Period): boolean {
  return date.first <= period.to && date.last >= period.from
}

export function formatPeriod({ from, to }: Period): string {
  return formatEdtfDate({ edtf: `${from}/${to}`, first: from, last: to })
}
