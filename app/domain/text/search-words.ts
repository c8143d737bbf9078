import { foldText } from './words.ts'

/** The words somebody searches for, folded; at most 12, those without a letter or digit left out. */
export function splitSearchWords(query: string): string[] {
  // eslint-disable-next-line no-control-regex -- what no word holds and no search engine takes
  return foldText(query.slice(0, 300).replace(/[\u0000-\u001F\u007F]/g, ' '))
    .split(' ')
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, 12)
}

/** What a letter is found by: its title, reference, the names on it and its text, folded. */
export function buildSearchText(parts: readonly (string | null)[]): string {
  return foldText(parts.filter(Boolean).join('\n'))
}

const maxTokenLength = 300

/**
 * The runs of letters and digits in a folded text: what both engines take for a word. Nobody can
 * ask for more of one than 300 characters.
 */
export function tokeniseText(text: string): string[] {
  return (text.match(/[\p{L}\p{N}\p{Co}]+/gu) ?? []).map((run) =>
    run.length > maxTokenLength ? [...run].slice(0, maxTokenLength).join('') : run,
  )
}
