import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const { resolve } = createRequire(import.meta.url)

/** The folder of a language's data, which comes as a package of the registry: nothing is fetched. */
export function findLanguageData(language: string): string | null {
  if (!/^[a-z]{3}(?:_[a-z]+)*$/.test(language)) return null
  try {
    const file = join(
      dirname(resolve(`@tesseract.js-data/${language}/package.json`)),
      '4.0.0_best_int',
      `${language}.traineddata.gz`,
    )
    return existsSync(file) ? file : null
  } catch {
    return null
  }
}

/** The languages that are installed, such as `eng`; in alphabetical order. */
export function listOcrLanguages(): string[] {
  return readdirSync(join(dirname(resolve('@tesseract.js-data/eng/package.json')), '..'))
    .filter((name) => findLanguageData(name))
    .sort()
}
