import { listOcrLanguages } from '#app/readers/images/ocr-languages.ts'

/** The languages that text in pictures can be read in, by code and name. */
export function listOcrLanguageChoices(): [string, string][] {
  const names = new Intl.DisplayNames(['en'], { type: 'language' })
  return listOcrLanguages().map((code) => [code, names.of(code) ?? code])
}

/** The languages that a form or an address asks for, of those that are installed; English where it names none. */
export function chooseOcrLanguages(codes: readonly string[]): string[] {
  const installed = listOcrLanguages()
  const chosen = [...new Set(codes)].filter((code) => installed.includes(code))
  return chosen.length ? chosen : ['eng']
}
