import { wordsOfNoPerson } from '../vocabulary/everyday-words.ts'
import { fieldWords, lastWordsOfBodies } from '../vocabulary/fields-of-work.ts'
import { institutionWords } from '../vocabulary/institutions.ts'
import { easternOfficeNames } from '../vocabulary/offices-east.ts'
import { officeNames } from '../vocabulary/offices.ts'
import { openingsOfUnits } from '../vocabulary/units.ts'
import { wellKnownBodies } from '../vocabulary/well-known-bodies.ts'
import { anyWordOf } from '../vocabulary/word-table.ts'

/** A line is a capacity when the name of an office stands among its first words. */
const office = new RegExp(
  "^(?:(?:the|a|an|le|la|il|el|der|die|de|het)\\s+)?(?:[\\p{L}\\p{N}&’'./-]+\\s+){0,4}?" +
    `${anyWordOf(officeNames, easternOfficeNames)}(?![\\p{L}])`,
  'iu',
)
const institution = new RegExp(`(?<!\\p{L})${anyWordOf(institutionWords)}(?![\\p{L}])`, 'iu')
const everydayWord = new RegExp(
  `(?<![\\p{L}’'-])${anyWordOf(wordsOfNoPerson)}(?![\\p{L}’'-])`,
  'iu',
)
const field = new RegExp(`(?<!\\p{L})${anyWordOf(fieldWords)}(?![\\p{L}])`, 'iu')
/** Bodies whose names hold only weaker words, at the end as bodies carry them. */
const bodyByLastWord = new RegExp(
  `(?<!\\p{L})${anyWordOf(lastWordsOfBodies)}\\.?(?:\\s+\\(.{1,30}\\))?$`,
  'iu',
)
const unit = new RegExp(
  `^(?:(?:the\\s+)?${anyWordOf(openingsOfUnits)}|[A-Z]{1,2}\\.\\d\\b|.*\\b(?:unit|team|division|branch|department|cabinet)$)`,
  'i',
)
const wellKnownBody = new RegExp(`(?<!\\p{L})${anyWordOf(wellKnownBodies)}(?!\\p{L})`, 'iu')

/** Whether words are the office somebody holds: "Head of Unit", "Member of the European Commission". */
export function isCapacity(words: string): boolean {
  return (
    words.length <= 120 &&
    !/^(?:office|ministry|department|cabinet|committee|council|association|dear)\b/i.test(words) &&
    !/\d{3}|@/.test(words) &&
    office.test(words)
  )
}

export function isBody(words: string): boolean {
  return (
    words.length <= 120 &&
    !/[?!]$/.test(words) &&
    (institution.test(words) || bodyByLastWord.test(words)) &&
    /^[\p{Lu}\p{N}“"‘'(]|^(?:the|e)\b/u.test(words)
  )
}

/** Whether words are a part of a body: a directorate, unit, committee or team. */
export function isUnit(words: string): boolean {
  return words.length <= 160 && unit.test(words)
}

/** Whether words stand in no name of a person. */
export function isOfOffices(words: string): boolean {
  return (
    institution.test(words) || field.test(words) || everydayWord.test(words) || isCapacity(words)
  )
}

/**
 * The body an office is held in, where its name says so: the European Commission in "Member of the European
 * Commission".
 */
export function findBodyWithin(words: string): { from: number; to: number } | null {
  const known = wellKnownBody.exec(words)
  if (known) return { from: known.index, to: known.index + known[0].length }
  const of = /\s(?:of|at|for)\s+(?:the\s+)?(?=\p{Lu})/u.exec(words)
  if (!of) return null
  const from = of.index + of[0].length
  const rest = words.slice(from)
  if (/^(?:the\s+)?(?:unit|department|policy|office)\b/i.test(rest)) return null
  if (/\s(?:and|in)\s.*\s/u.test(rest)) return null
  return institution.test(rest) && !isUnit(rest) ? { from, to: words.length } : null
}

export function isWellKnownBody(words: string): boolean {
  return wellKnownBody.exec(words)?.[0].length === words.trim().length
}
