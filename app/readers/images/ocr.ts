import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { dirname } from 'node:path'
import { createWorker, OEM, type Worker } from 'tesseract.js'
import { asBuffer, UnreadableFile } from '../document.ts'
import { findLanguageData, listOcrLanguages } from './ocr-languages.ts'
import { unwrapLines, collectWords, piecesOfText } from '../pdf/unwrap-lines.ts'

/** `confidence` is Tesseract's own, 0 to 100, over the page's words. */
type RecognizedText = { text: string; confidence: number }

/** Throws `Unreadable` where a language is asked for that is not installed. */
export function requireOcrLanguages(languages: readonly string[]): void {
  const missing = languages.find((language) => !findLanguageData(language))
  if (missing !== undefined || !languages.length)
    throw new UnreadableFile(
      `Text in pictures cannot be read in “${missing ?? ''}”. Choose among ` +
        `${listOcrLanguages().join(', ')}, or install the package @tesseract.js-data/${missing ?? 'LANGUAGE'}.`,
    )
}

let recognizer: { languages: string; worker: Promise<Worker> } | null = null

/**
 * Reads the text of a picture (PNG, JPEG, WebP or BMP). The recogniser is kept for the next picture in the same
 * languages.
 */
export async function recognizeText(
  picture: Uint8Array,
  languages: readonly string[],
): Promise<RecognizedText> {
  requireOcrLanguages(languages)
  const wanted = languages.join('+')
  if (recognizer?.languages !== wanted) {
    await recognizer?.worker.then((worker) => worker.terminate())
    recognizer = { languages: wanted, worker: startRecognizer(languages) }
  }
  const { data } = await (
    await recognizer.worker
  ).recognize(asBuffer(picture), { rotateAuto: true }, { text: true })
  const lines = piecesOfText(data.text.replace(/[|]{2,}/g, ''))
  return { text: unwrapLines(lines, collectWords(lines)), confidence: Math.round(data.confidence) }
}

/**
 * A recogniser takes its data from one folder, and each language is a package with a folder of its own: the others
 * are handed to it.
 */
async function startRecognizer([first, ...others]: readonly string[]): Promise<Worker> {
  // The recogniser keeps this very list of what it has loaded, and loads no language that stands in it.
  const loaded = [first!]
  const worker = await createWorker(loaded, OEM.LSTM_ONLY, {
    langPath: dirname(findLanguageData(first!)!),
    cacheMethod: 'none',
    errorHandler: () => {},
  })
  if (!others.length) return worker
  for (const language of others)
    await worker.FS('writeFile', [
      `./${language}.traineddata`,
      gunzipSync(readFileSync(findLanguageData(language)!)),
    ])
  loaded.push(...others)
  await worker.reinitialize([first, ...others].join('+'))
  return worker
}
