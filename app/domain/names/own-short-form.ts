import { joiningWords, toPlainLatin } from './name-words.ts'

/** What an organisation is called, and by which letters it says that it is known. */
export type OwnShortForm = { name: string; short: string }

const inBrackets = /^([^()]*[^()\s])\s*\(([^()]+)\)$/u
const besideDash = /^(\S.*?)\s+[-–—]\s+(.*\S)$/u

/**
 * The two names that one line gives, where one is made of the beginnings of the other's words: "European Commission
 * (EC)", "EC – European Commission", "European Digital Rights (EDRi)". Null where a line defines nothing.
 */
export function readOwnShortForm(written: string): OwnShortForm | null {
  const line = written.trim()
  const [, one, other] = inBrackets.exec(line) ?? besideDash.exec(line) ?? []
  if (one === undefined || other === undefined) return null
  if (isMadeOf(other, one)) return { name: one, short: other }
  return isMadeOf(one, other) ? { name: other, short: one } : null
}

/** Whether a name is nothing but a few letters, of which some are capitals: "EC", "EDRi". */
export function isShortForm(name: string): boolean {
  return /^\p{Lu}[\p{L}\d&-]{1,9}$/u.test(name) && /\p{Lu}.*\p{Lu}/u.test(name)
}

function isMadeOf(short: string, name: string): boolean {
  if (!isShortForm(short)) return false
  const words = toPlainLatin(name).match(/[\p{L}\p{N}]+/gu) ?? []
  return words.length > 1 && isBeginningsOf(toPlainLatin(short), words)
}

/** Every word gives its beginning; one that joins others may give nothing. */
function isBeginningsOf(letters: string, [word, ...more]: readonly string[]): boolean {
  if (word === undefined) return letters === ''
  if (joiningWords.test(word) && isBeginningsOf(letters, more)) return true
  for (
    let length = 1;
    length <= word.length && letters.startsWith(word.slice(0, length));
    length += 1
  )
    if (isBeginningsOf(letters.slice(length), more)) return true
  return false
}
