import { dayFromNumber, parseEdtfDate, type Day } from '#app/domain/days.ts'
import { parseNumericDate, dateReaders, type DateRules, type DateReading } from './date-readers.ts'
import type { SheetCell } from './sheet.ts'

/** A date of a table as EDTF, or why it cannot be read; `asks` where a person's answer is all that is missing. */
export type TableDate =
  { ok: true; edtf: string; doubt: string | null } | Extract<DateReading, { ok: false }>

const tableDateHint =
  'Write it as 2020-10-29, as 2020-10 or 2020 when only the month or year is known, or as ' +
  '2020-10-02/2020-12-21 for “between these days”.'

/**
 * Reads a date in any common form: of numbers, with the month's name, of a month, a quarter, a half or a year, as an
 * interval of these, or as Excel counts days. Guesses neither which number is the day nor the century.
 */
export function readTableDate(cell: SheetCell, rules: DateRules): TableDate {
  if (cell.date) return checkDate(cell.date.slice(0, 10))
  const words = cell.text.replace(/\s+/g, ' ').replace(/^'/, '').trim()
  if (!words) return { ok: false, reason: 'This row has no date.', missing: null }
  const day = readSerialDate(words)
  if (day)
    return {
      ok: true,
      edtf: day,
      doubt: `“${words}” was read as Excel counts days: ${day}. Check it against the letter.`,
    }
  const read = readSingleDate(words, rules) ?? readDateRange(words, rules)
  if (read) return read.ok ? checkDate(read.edtf) : read
  return {
    ok: false,
    reason: `“${words.slice(0, 60)}${words.length > 60 ? '…' : ''}” is not a date that can be read. ${tableDateHint}`,
    missing: null,
  }
}

/** Days since the end of 1899, for the years 1954 to 2119. */
function readSerialDate(words: string): Day | null {
  const [, days] = /^([2-7]\d{4})(?:[.,]\d+)?$/.exec(words) ?? []
  return days === undefined ? null : dayFromNumber(Number(days) - 25_569)
}

const timePattern =
  /[ T,]+(?:at |um |à )?\d{1,2}[:.h]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?\s?(?:[ap]\.?m\.?|Uhr|Z|UTC|GMT|CES?T|[+-]\d{2}:?\d{2})?$/iu
/** Beginnings of weekdays that may go on with “day”; each is the source of a regular expression. */
const englishWeekdays = ['mon', 'tues?', 'wed(?:nes)?', 'thu(?:rs)?', 'fri', 'satur', 'sat', 'sun']
const otherWeekdays = [
  'montag',
  'dienstag',
  'mittwoch',
  'donnerstag',
  'freitag',
  'samstag',
  'sonntag',
  'lundi',
  'mardi',
  'mercredi',
  'jeudi',
  'vendredi',
  'samedi',
  'dimanche',
  'mo',
  'di',
  'mi',
  'do',
  'fr',
  'sa',
  'so',
]
const weekdayPattern = new RegExp(
  `^(?:${englishWeekdays.join('|')})(?:day)?\\.?,? |^(?:${otherWeekdays.join('|')}),? `,
  'iu',
)
const leadingWordsPattern = /^(?:on|dated|the|am|vom|le|in|im|en|year|le mois de) /iu

function readSingleDate(written: string, rules: DateRules): DateReading | null {
  const words = written
    .replace(timePattern, '')
    .replace(weekdayPattern, '')
    .replace(leadingWordsPattern, '')
    .replace(/[,;]$/, '')
    .trim()
  for (const form of dateReaders) {
    const read = form(words, rules)
    if (read) return read
  }
  return null
}

const rangeSeparators = [
  / ?\/ ?/u,
  / ?[–—] ?/u,
  / - /u,
  / (?:to|until|till|and|bis|und|au|à|et) /iu,
  /(?<=^\d{4}|\p{L}|^\d{1,2})-(?=\d{4}$|\p{L}|\d{1,2}\.? \p{L})/u,
] as const

/** From one date to another; what the first leaves out (2–5 October 2020, Oct–Dec 2020) is the second's. */
function readDateRange(written: string, rules: DateRules): DateReading | null {
  const words = written.replace(/^(?:from|between|von|vom|zwischen|du|de|entre) /iu, '')
  for (const joint of rangeSeparators) {
    const parts = words.split(joint)
    if (parts.length !== 2) continue
    const [left, right] = parts as [string, string]
    const to = readSingleDate(right, rules)
    const from =
      to &&
      [left, ...findDateTails(right).map((tail) => `${left} ${tail}`)]
        .map((each) => readSingleDate(each, rules))
        .find((each) => each !== null)
    if (!to || !from) continue
    if (!from.ok) return from
    return to.ok
      ? { ok: true, edtf: `${from.edtf.split('/')[0]}/${to.edtf.split('/').at(-1)}` }
      : to
  }
  return null
}

/** The month and year, and the year alone, that a date ends in. */
function findDateTails(words: string): string[] {
  const [, month, year] = /(\p{L}{3,12}\.?)?,? ?(\d{4})$/u.exec(words.trim()) ?? []
  return year === undefined ? [] : [...(month ? [`${month} ${year}`] : []), year]
}

function checkDate(edtf: string): TableDate {
  const read = parseEdtfDate(edtf)
  return read.ok
    ? { ok: true, edtf, doubt: null }
    : { ok: false, reason: read.reason, missing: null }
}

/** The numbers of every date in a cell's words that has three of them with the year last: 4/5/2020. */
export function findNumericDates(cell: SheetCell) {
  return cell.date
    ? []
    : [
        ...cell.text.matchAll(
          /(?<![\d./-])\d{1,2} ?[./-] ?\d{1,2} ?[./-] ?\d{2,4}(?![\d/-]|\.\d)/g,
        ),
      ].flatMap(([words]) => parseNumericDate(words) ?? [])
}
