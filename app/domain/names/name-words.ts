import { transliterateToLatin } from '../plan/transliteration.ts'
import { foldText } from '../text/words.ts'

/** A name in plain Latin letters, small and without accents; what is neither Greek nor Cyrillic stays in its script. */
export function toPlainLatin(name: string): string {
  return foldText(transliterateToLatin(name))
}

const honorifics = /^(?:mr|mrs|ms|miss|dr|prof|sir|dame|lord|mme|m|herr|frau|hon|mep|mp)$/

/** The words of a name without titles, commas and hyphens, in the order of the alphabet. */
export function sortNameWords(name: string): string {
  return splitNameWords(name).sort().join(' ')
}

/** The same words in the order in which they are written. */
function splitNameWords(name: string): string[] {
  return (name.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !honorifics.test(word))
}

/** The words of a person's name with the given names first, which a comma puts last. */
export function orderNameWords(name: string): string[] {
  const [family, given, ...more] = name.split(',')
  return given === undefined || more.length
    ? splitNameWords(name)
    : [...splitNameWords(given), ...splitNameWords(family!)]
}

/** `boratynski j`: the family name with the first letter of a given one, for a name written either way round. */
export function makeInitialKeys(name: string): string[] {
  const words = splitNameWords(name)
  if (words.length < 2) return []
  const [first, last] = [words[0]!, words.at(-1)!]
  const keys = name.includes(',')
    ? [[splitNameWords(name.split(',')[0]!).at(-1), splitNameWords(name.split(',')[1] ?? '')[0]]]
    : [[last, first]]
  return keys.flatMap(([family, given]) =>
    family && given && family.length > 1 ? [`${family} ${given[0]}`] : [],
  )
}
