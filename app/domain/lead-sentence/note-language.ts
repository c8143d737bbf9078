import { sideLanguages, type SideLanguage } from '../topic-sides.ts'

/** Which language a first sentence is in, where the rest is in English; null where it is as well. */
export function noteLanguage({ language }: { language: SideLanguage }): string | null {
  if (language === 'en') return null
  const { name } = sideLanguages.find((each) => each.language === language)!
  return `This sentence is in ${name}; the rest of the summary is in English.`
}
