import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { countWords } from '#app/domain/text/quotes.ts'
import { joinWithAnd, pluralise } from '#app/domain/text/words.ts'
import { readerLimits } from '../confined/limits.ts'
import type { PageStart, ReaderContext } from '../document.ts'
import { sureConfidence } from '../images/image.ts'
import { recognizeText, requireOcrLanguages } from '../images/ocr.ts'
import { tidyText } from '../text/tidy-text.ts'
import { drawPage } from './draw-page.ts'
import type { PagePiece } from './page-layout.ts'

/** A page as its text layer has it, or as it was recognised. */
export type PageText = { text: string; confidence: number | null }

/** The pages, counted from 0, that OCR is to read: those without a text layer, and those that are mostly pictures. */
export type UnreadPages = { empty: readonly number[]; pictured: readonly number[] }

/**
 * Reads the pages without a text layer and those that are pictures by OCR, as many as may be; says what was left. A
 * picture without more words than stand beside it is none of words.
 */
export async function recognizePages(
  read: PageText[],
  { empty, pictured }: UnreadPages,
  document: PDFDocumentProxy,
  name: string,
  { ocr, languages, reportProgress: progress }: ReaderContext,
): Promise<string[]> {
  const wanted = [...empty, ...pictured]
  if (ocr && wanted.length) requireOcrLanguages(languages)
  const chosen = ocr ? wanted.slice(0, readerLimits.ocrPages) : []
  for (const [done, at] of chosen.entries()) {
    progress({ name, page: done + 1, of: chosen.length })
    const picture = await drawPage(document, at + 1)
    if (!picture) continue
    const { text, confidence } = await recognizeText(picture, languages)
    const tidy = tidyText(text).text
    if (
      /\p{L}{2}/u.test(tidy) &&
      (!read[at]!.text || countWords(tidy) > countWords(read[at]!.text) + 3)
    )
      read[at] = { text: tidy, confidence }
  }
  const left = wanted.slice(chosen.length)
  return describeUnread(
    {
      empty: left.filter((at) => empty.includes(at)),
      pictured: left.filter((at) => pictured.includes(at)),
    },
    read.length,
    ocr,
  )
}

function describeUnread(
  { empty, pictured }: UnreadPages,
  pageCount: number,
  ocr: boolean,
): string[] {
  const advice = ocr ? 'Split the file to read them.' : 'Let their text be recognised (OCR).'
  const numbers = pictured.map((at) => at + 1)
  const isOne = numbers.length === 1
  return [
    ...(empty.length
      ? [`${empty.length} of ${pageCount} pages have no text layer and were not read. ${advice}`]
      : []),
    ...(numbers.length
      ? [
          `${pluralise(numbers.length, 'Page')} ${joinWithAnd(numbers.slice(0, 10).map(String))}` +
            `${numbers.length > 10 ? ` and ${numbers.length - 10} more` : ''} ${isOne ? 'is a picture' : 'are pictures'} ` +
            `with a few words of text beside ${isOne ? 'it' : 'them'}, and what the ${pluralise(numbers.length, 'picture says', 'pictures say')} ` +
            `was not read. ${isOne && !ocr ? 'Let its text be recognised (OCR).' : advice}`,
        ]
      : []),
  ]
}

/** What is to be said of pages that were read by OCR, and of those whose text layer is no words. */
export function describeRecognition(
  pages: readonly PageStart[],
  layers: readonly PagePiece[][],
  { empty, pictured }: UnreadPages,
): string[] {
  const confidencesOf = (places: readonly number[]) =>
    places.flatMap((at) => pages[at]!.confidence ?? [])
  const garbled = empty.filter((at) => layers[at]!.length).length
  const doubts = [
    ...describeRecognized(confidencesOf(empty), pages.length, [
      'had no legible text layer and was read by OCR',
      'had no legible text layer and were read by OCR',
    ]),
    ...describeRecognized(confidencesOf(pictured), pages.length, [
      'is a picture with a few words of text beside it, and was read by OCR as a whole',
      'are pictures with a few words of text beside them, and were read by OCR as a whole',
    ]),
  ]
  if (garbled)
    doubts.push(
      `${garbled} ${pluralise(garbled, 'page has', 'pages have')} a text layer that is no words, ` +
        'because its fonts do not say which letters they draw.',
    )
  return doubts
}

/** `says` what was done, of one page and of several. */
function describeRecognized(
  confidences: readonly number[],
  pageCount: number,
  [ofOne, ofSeveral]: readonly [string, string],
): string[] {
  if (!confidences.length) return []
  const [lowest, highest] = [Math.min(...confidences), Math.max(...confidences)]
  const [says, confidence] =
    confidences.length === 1 ? [ofOne, `${lowest}`] : [ofSeveral, `${lowest} to ${highest}`]
  return [
    `${confidences.length} of ${pageCount} ${pluralise(pageCount, 'page')} ` +
      `${says} with confidence ${confidence}.` +
      (lowest < sureConfidence ? ' Compare it with the original.' : ''),
  ]
}
