import { resolve } from 'node:path'
import { listOcrLanguages } from '#app/readers/images/ocr-languages.ts'
import { readDuration } from './duration-setting.ts'

/** A folder that is looked into every so many milliseconds; `still` is for how many a file must not have changed. */
export type WatchSettings = {
  folder: string
  every: number
  still: number
  languages: string[]
  dossier: string | null
}

/**
 * Reads IMPORT_DIR, IMPORT_EVERY, IMPORT_LANGUAGES and IMPORT_DOSSIER, the slug of a dossier; null
 * where no folder is watched. Throws a sentence where one cannot be read.
 */
export function readWatchSettings(env: Record<string, string | undefined>): WatchSettings | null {
  const [folder, every, languages] = [env.IMPORT_DIR, env.IMPORT_EVERY, env.IMPORT_LANGUAGES]
  if (!folder && !every && !languages) return null
  if (!folder)
    throw new Error(
      'IMPORT_EVERY or IMPORT_LANGUAGES is set, but no folder to be watched. Let IMPORT_DIR name one.',
    )
  return {
    folder: resolve(folder),
    every: readDuration('IMPORT_EVERY', every || '30s'),
    still: 5000,
    languages: readOcrLanguages(languages || 'eng'),
    dossier: env.IMPORT_DOSSIER || null,
  }
}

function readOcrLanguages(written: string): string[] {
  const [languages, installed] = [written.split(/[\s,]+/).filter(Boolean), listOcrLanguages()]
  const missing = languages.find((code) => !installed.includes(code))
  if (missing !== undefined || !languages.length)
    throw new Error(
      `IMPORT_LANGUAGES is “${written}”. Choose among ${installed.join(', ')}, or install the ` +
        `package @tesseract.js-data/${missing ?? 'LANGUAGE'}.`,
    )
  return languages
}
