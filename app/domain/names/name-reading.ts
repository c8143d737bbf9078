import type { ActorKind } from '../actors.ts'
import { foldText } from '../text/words.ts'
import { dropArticles, hasArabicLetters, splitArabicWords } from './arabic-letters.ts'
import { joiningWords, orderNameWords, toPlainLatin } from './name-words.ts'

/** What a name is compared by. Words of a person stand with the given names first; a comma tells which these are. */
export type NameReading = {
  written: string
  isPerson: boolean
  /** Whether any of it is in another script than Latin. */
  isForeign: boolean
  /** The words in their own script, without capitals and accents. */
  folded: string[]
  /** The words in plain Latin letters. */
  latin: string[]
  /** The same as they may be heard: `müller`, `mueller` and `muller` are one. */
  heard: string[]
  /** The words in Arabic, or, of a name in Latin letters, those that would be written there; null for other scripts. */
  arabic: string[] | null
  /** The address that is all of the name. */
  address: { local: string; domain: string } | null
  /** What stands for the whole name in capitals: the name itself, or what it has in brackets. */
  short: string | null
  /** The first letters of the words of an organisation. */
  initials: string
}

const wholeAddress = /^<?([^\s@<>]+)@([^\s@<>]+\.[a-z]{2,})>?$/iu

/** Functions that are written before a family name in place of a given one. */
const offices = new Set([
  ...['commissioner', 'president', 'vice', 'minister', 'secretary', 'director', 'ambassador'],
  ...['senator', 'chair', 'chairman', 'chairwoman', 'general'],
  ...['kommissarin', 'kommissar', 'ministerin', 'commissaire', 'ministre'],
])

/** Forms that a body has by law, and articles: with them or without, it is the same name. */
const legalForms = new Set([
  ...['the', 'le', 'la', 'les', 'der', 'die', 'das'],
  ...[
    'ev',
    'asbl',
    'aisbl',
    'vzw',
    'ivzw',
    'gmbh',
    'ggmbh',
    'ag',
    'sa',
    'sas',
    'sarl',
    'srl',
    'spa',
  ],
  ...['bv', 'nv', 'ltd', 'limited', 'plc', 'llc', 'inc', 'oy', 'ab', 'aps', 'stichting'],
])

export function readName(written: string, kind: ActorKind): NameReading {
  const address = wholeAddress.exec(written.trim())
  const isPerson = kind === 'person'
  const bare = (address ? address[1]!.replace(/[._+-]+/g, ' ') : written).replace(/['’`´]/g, '')
  const short = isPerson ? null : findShortName(bare)
  const name = short && /\(/.test(bare) ? bare.replace(/\s*\([^()]*\)/g, '') : bare
  const split = (words: string) =>
    keepNames(isPerson, isPerson ? keepInitial(words, orderNameWords(words)) : splitWords(words))
  const [folded, latin] = [split(foldText(name)), split(toPlainLatin(name))]
  return {
    written,
    isPerson,
    isForeign: /(?!\p{Script=Latin})\p{L}/u.test(name),
    folded,
    latin,
    heard: latin.map(writeAsHeard),
    arabic: hasArabicLetters(name)
      ? splitArabicWords(name)
      : /^[\p{Script=Latin}\P{L}]+$/u.test(name)
        ? dropArticles(latin)
        : null,
    address: address && { local: address[1]!.toLowerCase(), domain: address[2]!.toLowerCase() },
    short,
    initials: isPerson ? '' : takeInitials(latin),
  }
}

/** `M. Roux` is a Michel or a monsieur: before a family name alone it stays a letter. */
const keepInitial = (name: string, words: string[]): string[] =>
  words.length === 1 && /^m[. ]|, ?m\.?$/.test(name) ? ['m', ...words] : words

const splitWords = (words: string): string[] =>
  words.replace(/(?<=\p{L})\.(?=\p{L}\b)/gu, '').match(/[\p{L}\p{N}]+/gu) ?? []

/** Without offices or legal forms, as long as something else is left. */
function keepNames(isPerson: boolean, words: string[]): string[] {
  const kept = words.filter((word) => !(isPerson ? offices : legalForms).has(word))
  return kept.length ? kept : words
}

/** `EDRi` of `EDRi` and of `European Digital Rights (EDRi)`. */
function findShortName(name: string): string | null {
  const short = /\(([^()]+)\)\s*$/.exec(name)?.[1] ?? (/\s/.test(name.trim()) ? null : name)
  return short && /^\p{Lu}[\p{L}\d&-]{1,9}$/u.test(short.trim()) && /\p{Lu}.*\p{Lu}/u.test(short)
    ? foldText(short)
    : null
}

function takeInitials(words: readonly string[]): string {
  const large = words.filter((word) => !joiningWords.test(word))
  return large.length > 2 ? large.map((word) => word[0]).join('') : ''
}

const spellings: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/sch|sh|sz(?=[^aeiou]|$)/g, 's'],
  [/tch|ch|cz|kh/g, 'h'],
  [/ck|q|c(?![eiy])/g, 'k'],
  [/tz|ts|c/g, 's'],
  [/zh|z/g, 's'],
  [/gh/g, 'g'],
  [/g(?=[iy][aeou])/g, ''],
  [/th/g, 't'],
  [/w/g, 'v'],
  [/ff$/g, 'v'],
  [/ou|oe/g, 'o'],
  [/u/g, 'o'],
  [/oe/g, 'o'],
  [/ae|aa/g, 'a'],
  [/[yj]/g, 'i'],
  [/ie/g, 'i'],
  [/x/g, 'ks'],
  [/(.)\1+/g, '$1'],
]

/** A word by what is heard of it, whichever language it was spelled in. */
function writeAsHeard(word: string): string {
  return spellings.reduce((text, [pattern, heard]) => text.replace(pattern, heard), word)
}
