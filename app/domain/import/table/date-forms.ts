import { dayOf, sayDayInFull } from '#app/domain/days.ts'
import { monthOf } from '#app/domain/letter-header/months.ts'

/** Which number of 4/5/2020 is the day; and the century of 29/10/20. */
export type DateOrder = 'day' | 'month'
export type Century = '19' | '20'

/** What is known about a column of dates. Null: nobody has said. With points the day comes first, unless `points` says that they are as open as other signs. */
export type HowDated = { order: DateOrder | null; points: boolean; century: Century | null }

/** `asks` where a person's answer is all that is missing. */
export type Read =
  { ok: true; edtf: string } | { ok: false; reason: string; asks: 'order' | 'century' | null }

/** Reads words in one form, and gives null where they have another. */
type Form = (words: string, how: HowDated) => Read | null

const yearFirst: Form = (words) => {
  const [, year, , month, day] =
    /^(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2}))?$/.exec(words) ??
    /^(\d{4})()(\d{2})(\d{2})$/.exec(words) ??
    []
  if (year === undefined || !inTime(year)) return null
  return day === undefined
    ? monthIn(year, Number(month), words)
    : dayIn(year, Number(month), Number(day), words)
}

/** The numbers of a date that has two before its year; null for other words. */
export function numberDay(
  words: string,
): { first: number; second: number; year: string; sign: string; words: string } | null {
  const [, first, sign, second, year] =
    /^(\d{1,2}) ?([./-]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})$/.exec(words) ?? []
  return year === undefined
    ? null
    : { first: Number(first), second: Number(second), year, sign: sign!, words }
}

const numbers: Form = (words, { order, points, century }) => {
  const found = numberDay(words)
  if (!found) return null
  const year = wholeYear(found.year, century)
  if (!year) return shortYear(words)
  const [dayFirst, monthFirst] = [
    dayOf(Number(year), found.second, found.first),
    dayOf(Number(year), found.first, found.second),
  ]
  const only = dayFirst === monthFirst || !monthFirst ? dayFirst : dayFirst ? null : monthFirst
  if (only) return { ok: true, edtf: only }
  if (!dayFirst || !monthFirst) return noDay(words)
  const known = found.sign === '.' && !points ? 'day' : order
  if (!known)
    return refused(
      `“${words}” may be ${sayDayInFull(dayFirst)} or ${sayDayInFull(monthFirst)}. Say whether the day or the month comes first.`,
      'order',
    )
  return { ok: true, edtf: known === 'day' ? dayFirst : monthFirst }
}

const shapes = [
  /^(?<day>\d{1,2})(?:st|nd|rd|th|er|º|°)?[. -]*(?:of |de )?(?<month>\p{L}{3,12})\.?,?[ -]*(?:de |of )?['’]?(?<year>\d{4}|\d{2})$/iu,
  /^(?<month>\p{L}{3,12})\.? ?(?<day>\d{1,2})(?:st|nd|rd|th)?,? +(?<year>\d{4})$/iu,
  /^(?<year>\d{4})[ -]+(?<month>\p{L}{3,12})\.?[ -]+(?<day>\d{1,2})$/iu,
] as const

/** 29 October 2020, 29. Okt. 2020, 29-Oct-20, October 29th, 2020, 2020 Oct 29. */
const named: Form = (words, { century }) => {
  const found = shapes
    .map((shape) => shape.exec(words)?.groups)
    .find((groups) => groups && monthOf(groups.month!))
  if (!found) return null
  const year = wholeYear(found.year!, century)
  return year ? dayIn(year, monthOf(found.month!)!, Number(found.day), words) : shortYear(words)
}

/** Oct 2020, Oct-20, 2020 October, 10/2020. */
const month: Form = (words, { century }) => {
  const [, name, after] =
    /^(\p{L}{3,12})\.?,?[ /-] ?(?:de |of )?['’]?(\d{4}|\d{2})$/iu.exec(words) ?? []
  const [, before, nameAfter] = /^(\d{4}) +(\p{L}{3,12})\.?$/u.exec(words) ?? []
  const number = monthOf(name ?? nameAfter ?? '')
  if (number) {
    const year = wholeYear((after ?? before)!, century)
    return year ? monthIn(year, number, words) : shortYear(words)
  }
  const [, digits, of] = /^(\d{1,2})[./-](\d{4})$/.exec(words) ?? []
  return of && inTime(of) ? monthIn(of, Number(digits), words) : null
}

const wholeYearOnly: Form = (words) =>
  /^\d{4}$/.test(words) && inTime(words) ? { ok: true, edtf: words } : null

const half = /^(?:h|hj|s)$|half|halbjahr|semest/i

/** Q4 2020, 2020-Q4, 4th quarter of 2020, 4. Quartal 2020, T4 2020, H1 2020. */
const stretch: Form = (words) => {
  const turned = words.replace(/^(\d{4})[ /-]*(\D.*|\d[. ]?\D.*)$/u, '$2 $1')
  const [, unit, number, year] =
    /^(q|t|h|hj|quarter|quartal|trimestre|half) ?([1-4])[ ,/-]*(?:of )?(\d{4})$/iu.exec(turned) ??
    []
  const [, before, after, of] =
    /^([1-4])(?:st|nd|rd|th|er|[eè]me|e|\.)? ?(q|quarter|quartal|trimestre|half|halbjahr|hj|semestre)[ ,]*(?:of )?(\d{4})$/iu.exec(
      turned,
    ) ?? []
  const said = { unit: unit ?? after, number: Number(number ?? before), year: year ?? of }
  if (said.unit === undefined || !inTime(said.year!)) return null
  const months = half.test(said.unit) ? 6 : 3
  const last = said.number * months
  return last > 12
    ? null
    : { ok: true, edtf: `${said.year}-${two(last - months + 1)}/${said.year}-${two(last)}` }
}

/** From the most telling form to the least. */
export const tableForms: readonly Form[] = [
  yearFirst,
  numbers,
  named,
  month,
  wholeYearOnly,
  stretch,
]

function dayIn(year: string, month: number, day: number, words: string): Read {
  const found = inTime(year) ? dayOf(Number(year), month, day) : null
  return found ? { ok: true, edtf: found } : noDay(words)
}

function monthIn(year: string, month: number, words: string): Read | null {
  if (month >= 1 && month <= 12) return { ok: true, edtf: `${year}-${two(month)}` }
  return refused(`“${words}” is not a month that exists. Look up the date of the letter.`)
}

function wholeYear(year: string, century: HowDated['century']): string | null {
  return year.length === 4 ? year : century && `${century}${year}`
}

function shortYear(words: string): Read {
  return refused(
    `The year of “${words}” has two digits. Say which century it is, or write all four.`,
    'century',
  )
}

function noDay(words: string): Read {
  return refused(`“${words}” is not a day that exists. Look up the date of the letter.`)
}

function refused(reason: string, asks: 'order' | 'century' | null = null): Read {
  return { ok: false, reason, asks }
}

const two = (number: number) => String(number).padStart(2, '0')
const inTime = (year: string) => year >= '1800' && year <= '2199'
