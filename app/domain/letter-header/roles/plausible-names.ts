import { wordsOfFewPersons, wordsOfNoPerson } from '../vocabulary/everyday-words.ts'
import { suffixesOfNames } from '../vocabulary/names.ts'
import * as vocabulary from '../vocabulary/implausible-names.ts'
import { anyWordOf } from '../vocabulary/word-table.ts'
import { isAddress, isContact } from './addresses.ts'
import { isBody, isCapacity, isWellKnownBody } from './offices.ts'

/** What a name is taken to be of. */
export type NameKind = 'person' | 'organisation'

/** Why words cannot be a name, by what they match; the first that is broken is told. */
type NameRule = { reason: string; isBroken: (words: string) => boolean }

const matchOpening = (...openings: Parameters<typeof anyWordOf>) =>
  new RegExp(`^${anyWordOf(...openings)}(?![\\p{L}\\p{N}])`, 'iu')
const titleOpening = matchOpening(vocabulary.titleOpenings)
const addressing = matchOpening(vocabulary.addressingOpenings)
const region = new RegExp(`^${anyWordOf(vocabulary.regionNames)}$`, 'iu')
const townAndState = new RegExp(
  `\\p{L}{2},?\\s${anyWordOf(vocabulary.stateAbbreviations)}(?:,?\\s\\d.*)?$`,
  'u',
)
const cutEnd = new RegExp(`\\s${anyWordOf(vocabulary.wordsNoNameEndsWith)}$`, 'iu')
const sentenceWord = new RegExp(`\\s${anyWordOf(vocabulary.wordsOfSentences)}(?=\\s)`, 'u')
const everydayWord = new RegExp(
  `(?<![\\p{L}’'-])${anyWordOf(wordsOfNoPerson, wordsOfFewPersons)}(?![\\p{L}’'-])`,
  'iu',
)
const suffix = new RegExp(`\\s${anyWordOf(suffixesOfNames)}$`, 'iu')

const rules: readonly NameRule[] = [
  { reason: 'it is spelled with the signs of another character set', isBroken: isMisspelled },
  { reason: 'it holds no word', isBroken: (words) => !/\p{L}{2}/u.test(words) },
  { reason: 'it is a way to reach somebody', isBroken: isContact },
  { reason: 'it begins as a title or a label does', isBroken: (words) => titleOpening.test(words) },
  { reason: 'it begins as a salutation does', isBroken: (words) => addressing.test(words) },
  { reason: 'it is a region', isBroken: (words) => region.test(words) },
  { reason: 'it names a town with its state', isBroken: (words) => townAndState.test(words) },
  {
    reason: 'it is an address',
    isBroken: (words) =>
      /\d/.test(words) && isAddress(words) && !isBody(words) && !isWellKnownBody(words),
  },
  { reason: 'it holds a number', isBroken: (words) => /\d{3}|^\d+\s|\bNo\.? ?\d/iu.test(words) },
  {
    reason: 'it holds what parts several names',
    isBroken: (words) => /\s[/|]\s|[\t;]/u.test(words),
  },
  { reason: 'it ends as a label does', isBroken: (words) => /[:,]$/u.test(words) },
  { reason: 'it is a piece of a sentence', isBroken: isOfSentence },
  { reason: 'a part of it is missing', isBroken: isCutOff },
]

const rulesOfPersons: readonly NameRule[] = [
  { reason: 'it holds a number', isBroken: (words) => /\d/.test(words) },
  { reason: 'it is too long for a person', isBroken: (words) => words.length > 70 },
  { reason: 'it has no capital', isBroken: (words) => !/[\p{Lu}\p{Lo}]/u.test(words) },
  { reason: 'it looks like the name of an organisation', isBroken: hasWordsOfBodies },
  { reason: 'it is an office', isBroken: (words) => !/\s/.test(words) && isCapacity(words) },
]

/**
 * Why words are hardly the name of a person or an organisation, as the end of a sentence; null where they may be one.
 * It knows no list of names: what it does not doubt need not be true.
 */
export function explainImplausibleName(words: string, kind: NameKind): string | null {
  const name = words.trim()
  const applied = kind === 'person' ? [...rules, ...rulesOfPersons] : rules
  return applied.find(({ isBroken }) => isBroken(name))?.reason ?? null
}

/** Whether somebody with the shape of a person's name is called as organisations are. */
function hasWordsOfBodies(words: string): boolean {
  return /\s/.test(words) && (everydayWord.test(words.replace(suffix, '')) || isBody(words))
}

/** "MinistÃ¨re": UTF-8 that was read as Latin-1. */
function isMisspelled(words: string): boolean {
  return /[ÃÂ][\u0080-\u00bf]|â€|\ufffd/u.test(words)
}

function isOfSentence(words: string): boolean {
  return (
    sentenceWord.test(words) ||
    /\p{Ll}{4,}[.?!]\s+\p{Lu}/u.test(words) ||
    /(?:\s\p{Ll}{4,}){3}/u.test(words) ||
    /^\p{Ll}{3,}\s+(?:the|a|an|of|to|\p{Ll}{5,})(?:\s|$)/u.test(words)
  )
}

function isCutOff(words: string): boolean {
  const count = (sign: string) => words.split(sign).length
  return cutEnd.test(words) || count('(') !== count(')') || /[-–—&]$/u.test(words)
}
