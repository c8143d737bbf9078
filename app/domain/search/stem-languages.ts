/** By the rules of which languages other forms of a word are looked for. */
export const stemLanguages = [
  { language: 'en', name: 'English' },
  { language: 'de', name: 'German' },
  { language: 'fr', name: 'French' },
] as const

export type StemLanguage = (typeof stemLanguages)[number]['language']

/** The language that an address names; none where words are looked for as they are typed. */
export function readStemLanguage(written: string | null): StemLanguage | undefined {
  return stemLanguages.find(({ language }) => language === written)?.language
}
