import type { LetterLine } from '../lines/letter-lines.ts'
import { cutMatch, cutPiece, type TextPiece } from '../lines/piece.ts'
import {
  loneReferenceLabels,
  referenceLabels,
  theirReferenceWords,
  yourReferenceWords,
} from '../vocabulary/references.ts'
import { anyWordOf } from '../vocabulary/word-table.ts'
import { findDates, type PrintedDate } from './printed-dates.ts'

export type LetterReference = { text: string; truncated: boolean }

/**
 * A reference with what its line says besides: the year in it, and the date of a registration stamp. `rank` orders
 * kinds of references, the best 1; `ofRequest`: it is that of the request which the letter answers.
 */
export type PrintedReference = TextPiece &
  LetterReference & {
    year: number | null
    stamped: PrintedDate | null
    rank: number
    ofRequest: boolean
  }

const ranks = { registration: 1, file: 2, unit: 3, labelled: 4, request: 5, bare: 6 }

const registration = /(?<!\p{L})Ares\s?\(\s?(\d{4})\s?\)\s?(s?\d{3,9})?(?!\p{N})/iu
const file = new RegExp(
  '(?<![\\p{L}\\p{N}@./])\\p{L}[\\p{L}\\p{N}]{1,7}(?:[./-][\\p{L}\\p{N}]{1,10}){1,7}' +
    '\\s?\\((\\d{4})\\)\\s?(\\d{2,9})?(?:/\\p{L}{1,8}){0,4}' +
    '|(?<![\\p{L}\\p{N}])(?:[\\p{L}\\p{N}][\\p{L}\\p{N}/-]{1,20} )?D\\s?\\((\\d{4})\\)\\s?(\\d{2,9})' +
    '(?: C \\d{4}-\\d{1,6})?',
  'iu',
)
const fileOfUnit =
  /(?<![\p{L}\p{N}@./])[A-Z]{2,8}(?:\.[A-Z0-9]{1,6}){1,4}(?:\/\p{L}{1,8}){1,3}(?![\p{L}\p{N}.@])/u
const request = /(?<!\p{L})(?:GEST-?DEM|EASE)(?:\s(?:no|nr|n°|number)\.?)?\s{0,2}\d{4}\/\d{1,6}/iu
const label = new RegExp(`^${anyWordOf(referenceLabels)}(?:\\s?[:.]|\\s(?=.*\\d))+\\s*`, 'iu')
const loneLabel = new RegExp(`^${anyWordOf(loneReferenceLabels)}\\s?[:.]?$`, 'iu')
const ofTheOther = new RegExp(
  `^${anyWordOf(yourReferenceWords)}\\s?${anyWordOf(theirReferenceWords)}`,
  'iu',
)
/** A file number by itself on its line: letters, digits and at least one stroke, or two points or hyphens. */
const bare = new RegExp(
  '^(?=[^\\p{L}]*\\p{L})(?=(?:\\P{N}*\\p{N}){3})(?=[^/]*/|[^.-]*[.-][^.-]+[.-]|\\p{Lu}{1,5}\\d{2}-\\d{5,7}$)' +
    '[\\p{Lu}\\p{N}][\\p{L}\\p{N}./#-]{5,30}\\p{N}$',
  'u',
)

/**
 * The references of a letter in its head, best first: the registration (Ares), the file of the service, what is
 * labelled as one, the request it answers (GESTDEM, EASE). Acts that a letter speaks of, such as COM(2020) 568, are
 * none.
 */
export function findReferences(lines: readonly LetterLine[]): PrintedReference[] {
  return lines
    .filter(({ words }) => words.length <= 200 && !ofTheOther.test(words))
    .flatMap((line, index, all) => readReference(line, all[index + 1]) ?? [])
    .sort(
      (a, b) => a.rank - b.rank || Number(a.truncated) - Number(b.truncated) || a.start - b.start,
    )
}

/** The references of the head; otherwise a stamp elsewhere; otherwise a request that the subject names. */
export function chooseReferences(
  head: readonly LetterLine[],
  subject: readonly LetterLine[],
  lines: readonly LetterLine[],
): PrintedReference[] {
  const elsewhere = findStamps(lines).filter(
    ({ start }) => !head.some((line) => line.start <= start && start < line.end),
  )
  const own = [...findReferences(head), ...elsewhere].sort((a, b) => a.rank - b.rank)
  return own.length ? own : findReferences(subject).filter(({ ofRequest }) => ofRequest)
}

/** The registration stamp "Ref. Ares(2021)123456 - 14/04/2021", which page layout may have put anywhere. */
function findStamps(lines: readonly LetterLine[]): PrintedReference[] {
  return lines
    .filter(({ words }) => words.length <= 80 && /^Ref\.?\s?(?:no\.?\s)?Ares/i.test(words))
    .flatMap((line) => readReference(line, undefined) ?? [])
}

function readReference(line: LetterLine, below: LetterLine | undefined): PrintedReference | null {
  return (
    readRegistration(line) ??
    readFile(line) ??
    readFileOfUnit(line) ??
    readLabelled(line, below) ??
    readRequest(line) ??
    readBare(line)
  )
}

function readRegistration(line: LetterLine): PrintedReference | null {
  const match = registration.exec(line.words)
  if (!match) return null
  const after = cutPiece(line, match.index + match[0].length)
  const stamped = /^[\s–-]*(?:\d|of\s)/u.test(after.words) ? (findDates(after)[0] ?? null) : null
  return {
    ...asReference(cutMatch(line, match), ranks.registration),
    year: Number(match[1]),
    truncated: !match[2],
    stamped,
  }
}

function readFile(line: LetterLine): PrintedReference | null {
  const match = file.exec(line.words)
  if (!match) return null
  return {
    ...asReference(cutMatch(line, match), ranks.file),
    year: Number(match[1] ?? match[3]),
    truncated: !(match[2] ?? match[4]),
  }
}

function readFileOfUnit(line: LetterLine): PrintedReference | null {
  const match = fileOfUnit.exec(line.words)
  return match && line.words.length - match[0].length < 30
    ? asReference(cutMatch(line, match), ranks.unit)
    : null
}

function readLabelled(line: LetterLine, below: LetterLine | undefined): PrintedReference | null {
  const match = label.exec(line.words)
  const value = match ? cutPiece(line, match[0].length) : null
  if (value && /\d/.test(value.words)) return asReference(cutValue(value), ranks.labelled)
  const standsBelow =
    below?.block === line.block &&
    loneLabel.test(line.words) &&
    below.words.length <= 40 &&
    /\d/.test(below.words) &&
    !findDates(below).length
  return standsBelow ? asReference(cutValue(below), ranks.labelled) : null
}

function readRequest(line: LetterLine): PrintedReference | null {
  const match = request.exec(line.words)
  return match ? asReference(cutMatch(line, match), ranks.request) : null
}

function readBare(line: LetterLine): PrintedReference | null {
  const isNumber =
    bare.test(line.words) &&
    !findDates(line).length &&
    !/^www\.|\.[a-z]{2,}(?:\/|$)/.test(line.words)
  return isNumber ? asReference(cutValue(line), ranks.bare) : null
}

function asReference(place: TextPiece, rank: number): PrintedReference {
  return {
    words: place.words,
    start: place.start,
    end: place.end,
    text:
      rank === ranks.labelled || rank === ranks.bare
        ? place.words
        : place.words.replace(/\s+/g, ' '),
    truncated: false,
    year: null,
    stamped: null,
    rank,
    ofRequest: rank === ranks.request,
  }
}

/** The words after "Our ref:", without a date that follows them. */
function cutValue(value: TextPiece): TextPiece {
  const [date] = findDates(value)
  const dash = date ? value.words.slice(0, date.start - value.start).search(/\s*[–,-]?\s*$/u) : -1
  const comma = value.words.search(/,\s\p{Ll}/u)
  if (comma > 0 && (dash <= 0 || comma < dash)) return cutPiece(value, 0, comma)
  return date && dash > 0 ? cutPiece(value, 0, dash) : value
}
