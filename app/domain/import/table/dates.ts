import { dayOfNumber, readDated, type Day } from '#app/domain/days.ts'
import { numberDay, tableForms, type HowDated, type Read } from './date-forms.ts'
import type { Cell } from './sheet.ts'

/** A date of a table as EDTF, or why it cannot be read; `asks` where a person's answer is all that is missing. */
export type TableDate =
  { ok: true; edtf: string; doubt: string | null } | Extract<Read, { ok: false }>

export const howToWriteTableDates =
  'Write it as 2020-10-29, as 2020-10 or 2020 when only the month or year is known, or as 2020-10-02/2020-12-21 for “between these days”.'

/**
 * Reads a date in any common form: of numbers, with the month's name, of a month, a quarter, a half or a year, as an
 * interval of these, or as Excel counts days. Guesses neither which number is the day nor the century.
 */
export function readTableDate(cell: Cell, how: HowDated): TableDate {
  if (cell.date) return checked(cell.date.slice(0, 10))
  const words = cell.text.replace(/\s+/g, ' ').replace(/^'/, '').trim()
  if (!words) return { ok: false, reason: 'This row has no date.', asks: null }
  const day = serial(words)
  if (day)
    return {
      ok: true,
      edtf: day,
      doubt: `“${words}” was read as Excel counts days: ${day}. Check it against the letter.`,
    }
  const read = one(words, how) ?? interval(words, how)
  if (read) return read.ok ? checked(read.edtf) : read
  return {
    ok: false,
    reason: `“${words.slice(0, 60)}${words.length > 60 ? '…' : ''}” is not a date that can be read. ${howToWriteTableDates}`,
    asks: null,
  }
}

/** Days since the end of 1899, for the years 1954 to 2119. */
function serial(words: string): Day | null {
  const [, whole] = /^([2-7]\d{4})(?:[.,]\d+)?$/.exec(words) ?? []
  return whole === undefined ? null : dayOfNumber(Number(whole) - 25_569)
}

const time =
  /[ T,]+(?:at |um |à )?\d{1,2}[:.h]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?\s?(?:[ap]\.?m\.?|Uhr|Z|UTC|GMT|CES?T|[+-]\d{2}:?\d{2})?$/iu
const weekday =
  /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sat|sun)(?:day)?\.?,? |^(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|mo|di|mi|do|fr|sa|so),? /iu
const before = /^(?:on|dated|the|am|vom|le|in|im|en|year|le mois de) /iu

function one(written: string, how: HowDated): Read | null {
  const words = written
    .replace(time, '')
    .replace(weekday, '')
    .replace(before, '')
    .replace(/[,;]$/, '')
    .trim()
  for (const form of tableForms) {
    const read = form(words, how)
    if (read) return read
  }
  return null
}

const joints = [
  / ?\/ ?/u,
  / ?[–—] ?/u,
  / - /u,
  / (?:to|until|till|and|bis|und|au|à|et) /iu,
  /(?<=^\d{4}|\p{L}|^\d{1,2})-(?=\d{4}$|\p{L}|\d{1,2}\.? \p{L})/u,
] as const

/** From one date to another; what the first leaves out (2–5 October 2020, Oct–Dec 2020) is the second's. */
function interval(written: string, how: HowDated): Read | null {
  const words = written.replace(/^(?:from|between|von|vom|zwischen|du|de|entre) /iu, '')
  for (const joint of joints) {
    const parts = words.split(joint)
    if (parts.length !== 2) continue
    const [left, right] = parts as [string, string]
    const to = one(right, how)
    const from =
      to &&
      [left, ...tailsOf(right).map((tail) => `${left} ${tail}`)]
        .map((each) => one(each, how))
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
function tailsOf(words: string): string[] {
  const [, month, year] = /(\p{L}{3,12}\.?)?,? ?(\d{4})$/u.exec(words.trim()) ?? []
  return year === undefined ? [] : [...(month ? [`${month} ${year}`] : []), year]
}

function checked(edtf: string): TableDate {
  const read = readDated(edtf)
  return read.ok ? { ok: true, edtf, doubt: null } : { ok: false, reason: read.reason, asks: null }
}

/** The numbers of every date in a cell's words that has three of them with the year last: 4/5/2020. */
export function numberDaysIn(cell: Cell) {
  return cell.date
    ? []
    : [
        ...cell.text.matchAll(
          /(?<![\d./-])\d{1,2} ?[./-] ?\d{1,2} ?[./-] ?\d{2,4}(?![\d/-]|\.\d)/g,
        ),
      ].flatMap(([words]) => numberDay(words) ?? [])
}
