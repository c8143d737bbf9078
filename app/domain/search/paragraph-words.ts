import type { WordForms } from './word-forms.ts'

/** The words of a text, paragraph by paragraph. */
export function splitWordsAtBlankLines(text: string, words: readonly WordForms[]): WordForms[][] {
  const paragraphs: WordForms[][] = []
  let end = -1
  for (const word of words) {
    if (end < 0 || /\n[ \t\r]*\n/.test(text.slice(end, word.start))) paragraphs.push([])
    paragraphs.at(-1)!.push(word)
    end = word.end
  }
  return paragraphs
}
