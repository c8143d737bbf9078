import { dayFromNumber, dayNumber, formatDay, type Day } from '../days.ts'
import type { HeadReference } from '../letter-heads.ts'
import { joinWithAnd } from '../text/words.ts'
import { commissionHolidays } from './commission-holidays.ts'

/** So many working days Articles 7 and 8 of Regulation (EC) No 1049/2001 give; by so many they may be extended. */
const documentTerm = { days: 15, extension: 15 } as const

/** The end of a term: its last day, and the years whose holidays are not known, so that it may be later. */
type TermEnd = { day: Day; unknownYears: readonly string[] }

/**
 * The last of so many working days after a day, which is itself not counted (Regulation (EEC, Euratom) No 1182/71,
 * Article 3): without Saturdays, Sundays and the Commission's holidays of the years that are known.
 */
export function addWorkingDays(from: Day, days: number): TermEnd {
  const unknownYears = new Set<string>()
  let number = dayNumber(from)
  let left = days
  while (left > 0) {
    number += 1
    const day = dayFromNumber(number)
    const year = day.slice(0, 4)
    const known = commissionHolidays[year]
    if (!known) unknownYears.add(year)
    if (!isWeekend(number) && !known?.days.includes(day)) left -= 1
  }
  return { day: dayFromNumber(number), unknownYears: [...unknownYears] }
}

/** Day 0, 1 January 1970, was a Thursday. */
function isWeekend(number: number): boolean {
  const weekday = (number + 4) % 7
  return weekday === 0 || weekday === 6
}

const requestKinds = ['request for documents', 'gestdem', 'ease']

/**
 * Whether a letter is a request for documents of an EU institution: one of its references is of that kind, or of the
 * register that the Commission files such requests in.
 */
export function isDocumentRequest(references: readonly HeadReference[]): boolean {
  return references.some(({ kind }) => requestKinds.includes((kind ?? '').trim().toLowerCase()))
}

/**
 * `due by 21 Nov 2023, or by 12 Dec 2023 where extended`, with whether that is over as of a day; counted from the
 * day on which the request was registered or, where that is not known, was sent.
 */
export function describeDocumentTerm(from: Day, asOf: Day): string {
  const usual = addWorkingDays(from, documentTerm.days)
  const extended = addWorkingDays(from, documentTerm.days + documentTerm.extension)
  const state =
    asOf > extended.day ? 'both over' : asOf > usual.day ? 'the first is over' : 'not yet over'
  const { unknownYears } = extended
  const unsure = unknownYears.length
    ? `; holidays of ${joinWithAnd(unknownYears)} are not known here, so the days may be later`
    : ''
  return `due by ${formatDay(usual.day)}, or by ${formatDay(extended.day)} where extended: ${state}${unsure}`
}
