import type { StemLanguage } from './stem-languages.ts'
import type { WordStem } from './word-stems.ts'

/**
 * One thing that is looked for: words that begin so, words that hold it anywhere, or exactly these words in a row.
 * `ways` are the rows of folded words that count as it; the last word of a row may be a beginning.
 */
export type WordTerm = {
  match: 'beginning' | 'inside' | 'exact'
  written: string
  ways: readonly (readonly string[])[]
  /** Of which single words other forms count as well. */
  forms?: readonly WordForm[]
}

/** One way to read a word, with the stem that its forms have in a language. */
export type WordForm = { stem: WordStem; language: StemLanguage }

/** Two of them, whichever comes first, with at most so many words between them. */
export type NearTerm = {
  match: 'near'
  written: string
  sides: readonly [WordTerm, WordTerm]
  most: number
}

export type SearchTerm = WordTerm | NearTerm
