import { transliterateToLatin } from '../plan/transliteration.ts'
import { foldText } from '../text/words.ts'

/** A name in plain Latin letters, small and without accents; what is neither Greek nor Cyrillic stays in its script. */
export function toPlainLatin(name: string): string {
  return foldText(transliterateToLatin(name))
}

/** Words that no name is told apart by. */
export const joiningWords =
  /^(?:of|for|and|the|in|on|de|des|du|la|le|et|pour|der|die|das|und|fur|a|to|y|e|i|za|na)$/

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

/** "doj" and "dj" of "Department of Justice": the first letters of several words, with and without those that join. */
export function listNameInitials(name: string): string[] {
  const words = splitNameWords(toPlainLatin(name))
  const large = words.filter((word) => !joiningWords.test(word))
  if (large.length < 2) return []
  return [...new Set([words, large].map((some) => some.map((word) => word[0]).join('')))]
}
