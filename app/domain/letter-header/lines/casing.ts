import { acronyms, legalForms, smallWords } from '../vocabulary/casing.ts'
import { anyWordOf } from '../vocabulary/word-table.ts'

const smallWord = new RegExp(`^${anyWordOf(smallWords)}$`, 'i')
const acronym = new RegExp(`^${anyWordOf(acronyms)}$`)

/** Whether words are set in capitals throughout. */
export function isInCapitals(words: string): boolean {
  return /\p{Lu}{2}/u.test(words) && !/\p{Ll}/u.test(words)
}

/**
 * An office or a body in capitals, in normal case: "Member of the European Commission". Other words stay as printed.
 */
export function lowerCapitals(words: string): string {
  if (!isInCapitals(words)) return words
  return words
    .split(/(\s+)/)
    .map((word, index) =>
      acronym.test(word)
        ? word
        : (legalForms[word] ??
          (index && smallWord.test(word) ? word.toLowerCase() : capitalizeWord(word))),
    )
    .join('')
}

/**
 * A body's name. One word in capitals may be an acronym, so it changes only where the letter also prints it
 * otherwise.
 */
export function lowerCapitalsOfBody(words: string, text: string): string {
  if (/\s/.test(words) || !isInCapitals(words)) return lowerCapitals(words)
  const other = capitalizeWord(words)
  return text.includes(other) ? other : words
}

/** A person's name in normal case: "Ursula VON DER LEYEN" is "Ursula von der Leyen". */
export function lowerCapitalsOfName(words: string): string {
  const allCapitals = isInCapitals(words)
  return words
    .split(/(\s+)/)
    .map((word) => {
      const loud = isInCapitals(word) && (allCapitals || word.replace(/[^\p{L}]/gu, '').length > 2)
      if (/^\p{Lu}{2,3}$/u.test(word) && smallWord.test(word) && words !== word)
        return word.toLowerCase()
      return !loud ? word : smallWord.test(word) ? word.toLowerCase() : capitalizeWord(word)
    })
    .join('')
}

function capitalizeWord(word: string): string {
  return word
    .toLowerCase()
    .replace(/(^|[^\p{L}\p{M}])(\p{L})(?!$|['’]s)|^\p{L}/gu, (letters) => letters.toUpperCase())
}
