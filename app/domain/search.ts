import { folded } from './actors.ts'

/** The words somebody searches for, folded; at most 12, those without a letter or digit left out. */
export function searchWords(query: string): string[] {
  // eslint-disable-next-line no-control-regex -- what no word holds and no search engine takes
  return folded(query.slice(0, 300).replace(/[\u0000-\u001F\u007F]/g, ' ')).split(' ').filter((word) => /[\p{L}\p{N}]/u.test(word)).slice(0, 12)
}

/** What a letter is found by: its title, reference, the names on it and its text, folded. */
export function searchable(parts: readonly (string | null)[]): string {
  return folded(parts.filter(Boolean).join('\n'))
}
