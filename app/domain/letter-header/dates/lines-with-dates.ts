import { findDates, type PrintedDate } from '../landmarks/printed-dates.ts'
import type { PrintedReference } from '../landmarks/printed-references.ts'
import type { LetterLine } from '../lines/letter-lines.ts'
import { cutPiece, type TextPiece } from '../lines/piece.ts'
import * as words from '../vocabulary/dates.ts'
import { anyWordOf } from '../vocabulary/word-table.ts'

const label = new RegExp(`^${anyWordOf(words.dateLabels)}\\s?:?$`, 'iu')
const place = new RegExp(
  `^(?:${anyWordOf(words.placeVerbs)}\\s(?:at|in|à)\\s)?\\p{Lu}[\\p{L}\\p{M}.'’()/ -]{1,45}?` +
    `\\s?[,;:|–-]?\\s?(?:${anyWordOf(words.dayArticles)}\\s?)?$`,
  'u',
)
const notPlace = new RegExp(`(?<!\\p{L})${anyWordOf(words.wordsOfNoPlace)}(?!\\p{L})`, 'iu')
const fileNumber = /^[A-Z]{1,3}[ -]?\d{4,8}$/
const electronicSignature = new RegExp(
  `${anyWordOf(words.electronicSignatureWords)}\\b.{0,80}?\\b(?:on|am|le|date)\\b:?\\s`,
  'iu',
)
/** What may stand behind the date of a letter: a stop, a time, a remark in brackets, a reference. */
const behindDate = new RegExp(
  '^(?:[.,;|–-]|r\\.|roku|г\\.?|,?\\s?(?:at\\s)?\\d{1,2}[:.h]\\d{2}.{0,30}|\\(.{1,20}\\)|ref\\.?:?' +
    '|[-–|,]?\\s?(?:our )?ref.{0,40})?$',
  'iu',
)

/** The date on a line that says little else: alone, after a place, after "Date:". */
export function findDateOnLine(
  line: LetterLine,
  references: readonly PrintedReference[],
): PrintedDate[] {
  if (line.words.length > 120 || findElectronicSignature(line)) return []
  return cutReference(line, references).flatMap((piece) => {
    const date = findDates(piece).find(({ monthDay }) => !monthDay)
    return date && standsAlone(piece, date) ? [date] : []
  })
}

/** "Brussels, 3 May 2021 – Today the Commission …" */
export function findDateline(line: LetterLine): PrintedDate[] {
  const [date] = findDates(cutPiece(line, 0, 80))
  if (!date || date.monthDay) return []
  const before = line.words
    .slice(0, date.start - line.start)
    .replace(/^[*_([\s]+/u, '')
    .trim()
  return isPlaceOfWriting(before) &&
    /^[*_)\]]*\s?(?:[–—:-]\s|\)\s)/u.test(line.words.slice(date.end - line.start))
    ? [date]
    : []
}

/** The date of an electronic signature. */
export function findElectronicDate(line: LetterLine): PrintedDate[] {
  const match = findElectronicSignature(line)
  return match ? findDates(cutPiece(line, match.index + match[0].length)).slice(0, 1) : []
}

function findElectronicSignature(line: LetterLine): RegExpExecArray | null {
  const match = line.words.length > 250 ? null : electronicSignature.exec(line.words)
  return match && findDates(cutPiece(line, match.index + match[0].length)).length ? match : null
}

/** The line without its reference; a stamp that registers the letter has a date of its own behind it. */
function cutReference(line: LetterLine, references: readonly PrintedReference[]): TextPiece[] {
  const reference = references.find(({ start, end }) => start >= line.start && end <= line.end)
  if (!reference) return [line]
  const before = cutPiece(line, 0, reference.start - line.start)
  return reference.stamped ? [before] : [before, cutPiece(line, reference.end - line.start)]
}

function standsAlone(piece: TextPiece, date: PrintedDate): boolean {
  const before = piece.words
    .slice(0, date.start - piece.start)
    .replace(/^[-–|,;*_(\s]+/u, '')
    .trim()
  const after = piece.words
    .slice(date.end - piece.start)
    .replace(/^[*_)]+|[*_)]+$/gu, '')
    .trim()
  return (
    (!before || label.test(before) || fileNumber.test(before) || isPlaceOfWriting(before)) &&
    behindDate.test(after)
  )
}

function isPlaceOfWriting(words: string): boolean {
  return place.test(words) && !notPlace.test(words)
}
