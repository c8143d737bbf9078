import type { LetterProvenance } from './letters.ts'
import { formatQuotation } from './letters.ts'

/** A quote in another language; `translator` is who made it: a person, or a machine by its name. */
export type QuoteTranslation = {
  language: string
  words: string
  machine: boolean
  translator: string
}

/** All that a translation says in one line, by which it is told whether it is still the one that somebody looked at. */
export const markTranslation = (translation: QuoteTranslation | null): string =>
  translation
    ? JSON.stringify([translation.words, translation.machine, translation.translator])
    : ''

/** `German`; a language that has no name here by its letters. */
function nameLanguage(language: string): string {
  try {
    return languageNames.of(language) ?? language
  } catch {
    return language
  }
}

const languageNames = new Intl.DisplayNames(['en'], { type: 'language' })

/** What stands beside a translation wherever it is shown: `Translation into German, made by a machine (DeepL)`. */
export function describeTranslation({
  language,
  machine,
  translator,
}: Omit<QuoteTranslation, 'words'>): string {
  const maker = machine ? `made by a machine (${translator})` : `made by ${translator}`
  return `Translation into ${nameLanguage(language)}, ${maker}`
}

/** The same with its words, in one line. */
export function formatTranslation(
  translation: QuoteTranslation,
  letter: Pick<LetterProvenance, 'recorded'>,
): string {
  return `${describeTranslation(translation)}: ${formatQuotation(translation.words, letter)}`
}
