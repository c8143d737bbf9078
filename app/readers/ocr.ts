import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { dirname } from 'node:path'
import { createWorker, OEM, type Worker } from 'tesseract.js'
import { bufferOf, Unreadable } from './document.ts'
import { dataOf, languagesOfOcr } from './ocr-languages.ts'
import { unwrapped, wordsIn, asPieces } from './wrapped.ts'

/** `confidence` is Tesseract's own, 0 to 100, over the page's words. */
export type Recognised = { text: string; confidence: number }

/** Throws `Unreadable` where a language is asked for that is not installed. */
export function needLanguages(languages: readonly string[]): void {
  const missing = languages.find((language) => !dataOf(language))
  if (missing !== undefined || !languages.length)
    throw new Unreadable(
      `Text in pictures cannot be read in “${missing ?? ''}”. Choose among ${languagesOfOcr().join(', ')}, or install the package @tesseract.js-data/${missing ?? 'LANGUAGE'}.`,
    )
}

let ready: { languages: string; worker: Promise<Worker> } | null = null

/** Reads the text of a picture (PNG, JPEG, WebP or BMP). The recogniser is kept for the next picture in the same languages. */
export async function recognised(
  picture: Uint8Array,
  languages: readonly string[],
): Promise<Recognised> {
  needLanguages(languages)
  const wanted = languages.join('+')
  if (ready?.languages !== wanted) {
    await ready?.worker.then((worker) => worker.terminate())
    ready = { languages: wanted, worker: started(languages) }
  }
  const { data } = await (
    await ready.worker
  ).recognize(bufferOf(picture), { rotateAuto: true }, { text: true })
  const lines = asPieces(data.text.replace(/[|]{2,}/g, ''))
  return { text: unwrapped(lines, wordsIn(lines)), confidence: Math.round(data.confidence) }
}

/** A recogniser takes its data from one folder, and each language is a package with a folder of its own: the others are handed to it. */
async function started([first, ...others]: readonly string[]): Promise<Worker> {
  // The recogniser keeps this very list of what it has loaded, and loads no language that stands in it.
  const loaded = [first!]
  const worker = await createWorker(loaded, OEM.LSTM_ONLY, {
    langPath: dirname(dataOf(first!)!),
    cacheMethod: 'none',
    errorHandler: () => {},
  })
  if (!others.length) return worker
  for (const language of others)
    await worker.FS('writeFile', [
      `./${language}.traineddata`,
      gunzipSync(readFileSync(dataOf(language)!)),
    ])
  loaded.push(...others)
  await worker.reinitialize([first, ...others].join('+'))
  return worker
}
