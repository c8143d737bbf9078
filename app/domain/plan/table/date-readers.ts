import { dayFromParts, formatDayInFull } from '#app/domain/days.ts'
import { monthNumber } from '#app/domain/letter-header/landmarks/month-names.ts'

/** Which number of 4/5/2020 is the day; and the century of 29/10/20. */
export type DateOrder = 'day' | 'month'
export type DateCentury = '19' | '20'

/**
 * What is known about a column of dates. Null: nobody has said. With points the day comes first,
 * unless `points` says that they are as open as other signs.
 */
export type DateRules = {
  order: DateOrder | null
  ambiguousDots: boolean
  century: DateCentury | null
}

/** `asks` where a person's answer is all that is missing. */
export type DateReading =
  { ok: true; edtf: string } | { ok: false; reason: string; missing: 'order' | 'century' | null }

/** Reads words in one form, and gives null where they have another. */
type DateReader = (words: string, rules: DateRules) => DateReading | null

const readYearFirst: DateReader = (words) => {
  const [, year, , month, day] =
    /^(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2}))?$/.exec(words) ??
    /^(\d{4})()(\d{2})(\d{2})$/.exec(words) ??
    []
  if (year === undefined || !isPlausibleYear(year)) return null
  return day === undefined
    ? makeMonth(year, Number(month), words)
    : makeDay(year, Number(month), Number(day), words)
}

/** The numbers of a date that has two before its year; null for other words. */
export function parseNumericDate(
  words: string,
): { first: number; second: number; year: string; separator: string; words: string } | null {
  const [, first, separator, second, year] =
    /^(\d{1,2}) ?([./-]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})$/.exec(words) ?? []
  return year === undefined
    ? null
    : { first: Number(first), second: Number(second), year, separator: separator!, words }
}

const readNumericDate: DateReader = (words, { order, ambiguousDots, century }) => {
  const found = parseNumericDate(words)
  if (!found) return null
  const year = completeYear(found.year, century)
  if (!year) return refuseShortYear(words)
  const [dayFirst, monthFirst] = [
    dayFromParts(Number(year), found.second, found.first),
    dayFromParts(Number(year), found.first, found.second),
  ]
  const only = dayFirst === monthFirst || !monthFirst ? dayFirst : dayFirst ? null : monthFirst
  if (only) return { ok: true, edtf: only }
  if (!dayFirst || !monthFirst) return refuseImpossibleDay(words)
  const knownOrder = found.separator === '.' && !ambiguousDots ? 'day' : order
  if (!knownOrder)
    return refuseDate(
      `“${words}” may be ${formatDayInFull(dayFirst)} or ${formatDayInFull(monthFirst)}. Say ` +
        'whether the day or the month comes first.',
      'order',
    )
  return { ok: true, edtf: knownOrder === 'day' ? dayFirst : monthFirst }
}

const namedMonthShapes = [
  /^(?<day>\d{1,2})(?:st|nd|rd|th|er|º|°)?[. -]*(?:of |de )?(?<month>\p{L}{3,12})\.?,?[ -]*(?:de |of )?['’]?(?<year>\d{4}|\d{2})$/iu,
  /^(?<month>\p{L}{3,12})\.? ?(?<day>\d{1,2})(?:st|nd|rd|th)?,? +(?<year>\d{4})$/iu,
  /^(?<year>\d{4})[ -]+(?<month>\p{L}{3,12})\.?[ -]+(?<day>\d{1,2})$/iu,
] as const

/** 29 October 2020, 29. Okt. 2020, 29-Oct-20, October 29th, 2020, 2020 Oct 29. */
const readNamedMonthDate: DateReader = (words, { century }) => {
  const found = namedMonthShapes
    .map((shape) => shape.exec(words)?.groups)
    .find((groups) => groups && monthNumber(groups.month!))
  if (!found) return null
  const year = completeYear(found.year!, century)
  return year
    ? makeDay(year, monthNumber(found.month!)!, Number(found.day), words)
    : refuseShortYear(words)
}

/** Oct 2020, Oct-20, 2020 October, 10/2020. */
const readMonth: DateReader = (words, { century }) => {
  const [, name, after] =
    /^(\p{L}{3,12})\.?,?[ /-] ?(?:de |of )?['’]?(\d{4}|\d{2})$/iu.exec(words) ?? []
  const [, before, nameAfter] = /^(\d{4}) +(\p{L}{3,12})\.?$/u.exec(words) ?? []
  const number = monthNumber(name ?? nameAfter ?? '')
  if (number) {
    const year = completeYear((after ?? before)!, century)
    return year ? makeMonth(year, number, words) : refuseShortYear(words)
  }
  const [, digits, of] = /^(\d{1,2})[./-](\d{4})$/.exec(words) ?? []
  return of && isPlausibleYear(of) ? makeMonth(of, Number(digits), words) : null
}

const readYear: DateReader = (words) =>
  /^\d{4}$/.test(words) && isPlausibleYear(words) ? { ok: true, edtf: words } : null

const halfYearPattern = /^(?:h|hj|s)$|half|halbjahr|semest/i

/** Q4 2020, 2020-Q4, 4th quarter of 2020, 4. Quartal 2020, T4 2020, H1 2020. */
const readQuarterOrHalf: DateReader = (words) => {
  const yearLast = words.replace(/^(\d{4})[ /-]*(\D.*|\d[. ]?\D.*)$/u, '$2 $1')
  const [, unit, number, year] =
    /^(q|t|h|hj|quarter|quartal|trimestre|half) ?([1-4])[ ,/-]*(?:of )?(\d{4})$/iu.exec(yearLast) ??
    []
  const [, before, after, of] =
    /^([1-4])(?:st|nd|rd|th|er|[eè]me|e|\.)? ?(q|quarter|quartal|trimestre|half|halbjahr|hj|semestre)[ ,]*(?:of )?(\d{4})$/iu.exec(
      yearLast,
    ) ?? []
  const found = { unit: unit ?? after, number: Number(number ?? before), year: year ?? of }
  if (found.unit === undefined || !isPlausibleYear(found.year!)) return null
  const months = halfYearPattern.test(found.unit) ? 6 : 3
  const last = found.number * months
  return last > 12
    ? null
    : {
        ok: true,
        edtf: `${found.year}-${padTwoDigits(last - months + 1)}/${found.year}-${padTwoDigits(last)}`,
      }
}

/** From the most telling form to the least. */
export const dateReaders: readonly DateReader[] = [
  readYearFirst,
  readNumericDate,
  readNamedMonthDate,
  readMonth,
  readYear,
  readQuarterOrHalf,
]

function makeDay(year: string, month: number, day: number, words: string): DateReading {
  const found = isPlausibleYear(year) ? dayFromParts(Number(year), month, day) : null
  return found ? { ok: true, edtf: found } : refuseImpossibleDay(words)
}

function makeMonth(year: string, month: number, words: string): DateReading | null {
  if (month >= 1 && month <= 12) return { ok: true, edtf: `${year}-${padTwoDigits(month)}` }
  return refuseDate(`“${words}” is not a month that exists. Look up the date of the letter.`)
}

function completeYear(year: string, century: DateRules['century']): string | null {
  return year.length === 4 ? year : century && `${century}${year}`
}

function refuseShortYear(words: string): DateReading {
  return refuseDate(
    `The year of “${words}” has two digits. Say which century it is, or write all four.`,
    'century',
  )
}

function refuseImpossibleDay(words: string): DateReading {
  return refuseDate(`“${words}” is not a day that exists. Look up the date of the letter.`)
}

function refuseDate(reason: string, missing: 'order' | 'century' | null = null): DateReading {
  return { ok: false, reason, missing }
}

const padTwoDigits = (number: number) => String(number).padStart(2, '0')
const isPlausibleYear = (year: string) => year >= '1800' && year <= '2199'
