import { type Day, type EdtfDate, dayFromParts, parseEdtfDate } from '#app/domain/days.ts'
import { cutMatch, type TextPiece } from '../lines/piece.ts'
import { monthNumber } from './month-names.ts'

/**
 * A date found in words. `edtf` is a day or a month, null where there is no such day; `otherDay` is the day it would be
 * with the month first, where that is possible too; `monthDay` is a day printed without a year.
 */
export type PrintedDate = TextPiece & DateReading

type DateReading = {
  edtf: string | null
  otherDay: Day | null
  monthDay: { month: number; day: number } | null
}

type DateForm = { pattern: RegExp; read: (match: RegExpMatchArray) => DateReading | null }

const day = '(\\d{1,2})(?:st|nd|rd|th|er|ère|η|ης|ής|º|°|ª|\\.)?'
const gap = '\\s{1,4}'

/** From the most telling form to the least: what one form took, the next leaves alone. */
const forms: DateForm[] = [
  {
    pattern: /(?<![\p{L}\p{N}/.-])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\p{N}(]|[/.-]\p{N})/gu,
    read: (match) => asReading(dayFromParts(Number(match[1]), Number(match[3]), Number(match[4]))),
  },
  {
    pattern:
      /(?<![\p{L}\p{N}/.+-]|\S\()(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?![\p{N}(]|[/.-]\p{N})/gu,
    read: readNumbers,
  },
  {
    pattern: new RegExp(
      `(?<![\\p{L}\\p{N}/.-])${day}\\s{0,4}(?:(?:de|of|day of|the)\\s)?\\s{0,2}` +
        `(\\p{L}{3,12})(?:\\.?,?${gap}|\\.)(?:(?:de|del|of)\\s)?(\\d{4})(?![\\p{N}])`,
      'giu',
    ),
    read: (match) => readNamedMonth(match[3]!, match[2]!, match[1]!),
  },
  {
    // As Hungarian has it: 2021. március 4.
    pattern: new RegExp(
      `(?<![\\p{L}\\p{N}/.-])(\\d{4})\\.${gap}(\\p{L}{3,12})${gap}(\\d{1,2})\\.(?![\\p{N}])`,
      'giu',
    ),
    read: (match) => readNamedMonth(match[1]!, match[2]!, match[3]!),
  },
  {
    pattern: new RegExp(
      `(?<![\\p{L}\\p{N}])(\\p{L}{3,9})\\.?${gap}${day},?${gap}(\\d{4})(?![\\p{N}])`,
      'giu',
    ),
    read: (match) => readNamedMonth(match[3]!, match[1]!, match[2]!),
  },
  {
    pattern: new RegExp(
      `(?<![\\p{L}\\p{N}])(\\p{L}{3,12})\\.?,?${gap}(?:(?:de|del|of)\\s)?(\\d{4})(?![\\p{N}/(])`,
      'giu',
    ),
    read: (match) => readMonthOfYear(match[1]!, match[2]!),
  },
  {
    pattern: new RegExp(
      `(?<![\\p{L}\\p{N}/.-])${day}\\s{0,4}(?:(?:de|of)\\s)?(\\p{L}{3,12})(?![\\p{L}])`,
      'giu',
    ),
    read: (match) => readDayWithoutYear(match[2]!, match[1]!),
  },
]

/**
 * The dates in words of bounded length, in order of place. Never one out of "Article 13(2)", "2020/0259(COD)" or a
 * telephone number.
 */
export function findDates(piece: TextPiece): PrintedDate[] {
  const found: PrintedDate[] = []
  if (!/\d/.test(piece.words)) return found
  for (const { pattern, read } of forms) {
    for (const match of piece.words.matchAll(pattern)) {
      const place = cutMatch(piece, match)
      if (found.some(({ start, end }) => place.start < end && start < place.end)) continue
      const date = read(match)
      if (date) found.push({ ...place, ...date })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

/** A printed date as it is stored; null for one that is no day or has no year. */
export function toDated(date: PrintedDate, basis: string): EdtfDate | null {
  const read = date.edtf === null ? null : parseEdtfDate(date.edtf, basis)
  return read?.ok ? read.dated : null
}

/**
 * Numbers are read with the day first, as Europe writes them, and with the month first where nothing else is a day.
 */
function readNumbers(match: RegExpMatchArray): DateReading | null {
  const [first, sign, second, written] = match.slice(1) as [string, string, string, string]
  if (written.length === 2 && (first.length < 2 || second.length < 2)) return null
  const year = written.length === 4 ? Number(written) : nearestYear(Number(written))
  if (!isInOurTime(String(year))) return null
  const dayFirst = dayFromParts(year, Number(second), Number(first))
  const monthFirst = dayFromParts(year, Number(first), Number(second))
  const isOpen = dayFirst && monthFirst && dayFirst !== monthFirst && sign !== '.'
  return {
    edtf: dayFirst ?? (sign === '.' ? null : monthFirst),
    otherDay: isOpen ? monthFirst : null,
    monthDay: null,
  }
}

function nearestYear(twoDigits: number): number {
  return twoDigits + (twoDigits < 70 ? 2000 : 1900)
}

function readNamedMonth(year: string, word: string, number: string): DateReading | null {
  const month = monthNumber(word)
  return month === null || !isInOurTime(year)
    ? null
    : asReading(dayFromParts(Number(year), month, Number(number)))
}

function readMonthOfYear(word: string, year: string): DateReading | null {
  const month = monthNumber(word)
  return month === null || !isInOurTime(year)
    ? null
    : asReading(`${year}-${String(month).padStart(2, '0')}`)
}

function readDayWithoutYear(word: string, number: string): DateReading | null {
  const month = monthNumber(word)
  // A year in which every day exists.
  return month === null || !dayFromParts(2000, month, Number(number))
    ? null
    : { edtf: null, otherDay: null, monthDay: { month, day: Number(number) } }
}

function asReading(edtf: string | null): DateReading {
  return { edtf, otherDay: null, monthDay: null }
}

/** Letters that are tracked are of our time; a "year" such as 1049 or 8000 is a postcode or a number. */
function isInOurTime(year: string): boolean {
  return year >= '1800' && year <= '2199'
}
