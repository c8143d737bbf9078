import { stemmer as stemEnglish } from '@orama/stemmers/english'
import { stemmer as stemFrench } from '@orama/stemmers/french'
import { stemmer as stemGerman } from '@orama/stemmers/german'

import type { StemLanguage } from './stem-languages.ts'

/** The stemmers of Snowball (snowballstem.org). */
const stemmers: Record<StemLanguage, (word: string) => string> = {
  en: stemEnglish,
  de: stemGerman,
  fr: stemFrench,
}

/** Stems by their words: a corpus has few different ones, and stemming one takes longer than looking it up. */
const knownStems: Record<StemLanguage, Map<string, string>> = {
  en: new Map(),
  de: new Map(),
  fr: new Map(),
}
const knownStemsLimit = 20_000
/** A word that is longer and was cut from a text would keep all of the text in memory. */
const longestKept = 12

function stemIn(word: string, language: StemLanguage): string {
  const stems = knownStems[language]
  const known = stems.get(word)
  if (known !== undefined) return known
  const stem = stemmers[language](word)
  if (stems.size >= knownStemsLimit) stems.clear()
  if (word.length <= longestKept) stems.set(word, stem)
  return stem
}

/** What stays of a folded word without its endings, and with what each of its forms begins. */
export type WordStem = { stem: string; beginning: string }

/** No form is looked for among words that have fewer letters in common at their beginning. */
const leastCommon = 3

/** The stem of a word; null where too little of it is left to look for forms by. */
export function findStem(word: string, language: StemLanguage): WordStem | null {
  const stem = stemIn(word, language)
  let common = 0
  while (common < stem.length && stem[common] === word[common]) common += 1
  // The last letter of a stem may be another in a word: "polici" of "policy".
  const beginning = word.slice(0, common > leastCommon ? common - 1 : common)
  return beginning.length >= leastCommon ? { stem, beginning } : null
}

/** Whether a folded word is a form of the one that a stem is of. */
export function isFormOf(
  word: string,
  { stem, beginning }: WordStem,
  language: StemLanguage,
): boolean {
  return word.startsWith(beginning) && stemIn(word, language) === stem
}
