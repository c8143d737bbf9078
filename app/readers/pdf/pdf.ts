import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { getDocument, VerbosityLevel, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { createContent, UnreadableFile, type PageStart, type FormatReader } from '../document.ts'
import { readerLimits } from '../confined/limits.ts'
import { removeEmptySpaces } from './empty-spaces.ts'
import { layOutLines, type PagePiece } from './page-layout.ts'
import { findPicturedPages } from './pictured-pages.ts'
import { describeRecognition, recognizePages, type PageText } from './recognize-pages.ts'
import { readPdfMetadata } from './pdf-metadata.ts'
import { describeRemoved, removeRunningLines } from './running-lines.ts'
import { tidyText } from '../text/tidy-text.ts'
import { joinAcrossPages, unwrapLines, collectWords } from './unwrap-lines.ts'

/**
 * A PDF: its text layer page by page in reading order; pages without one by OCR; files in it are documents of their
 * own. Nothing in it is run.
 */
export const readPdf: FormatReader = async ({ name, bytes }, context) => {
  const document = await openPdf(bytes)
  try {
    if (document.numPages > readerLimits.pdfPages)
      throw new UnreadableFile(
        `This PDF has ${document.numPages.toLocaleString('en')} pages; 2,000 may be in one. ` +
          'Split it into its letters and add them one by one.',
      )
    const { layers, left } = removeRunningLines(await readTextLayers(document))
    const empty = layers.flatMap((lines, at) => (isReadable(lines) ? [] : [at]))
    const known = collectWords(layers.flat())
    const read: PageText[] = layers.map((lines, at) => ({
      text: empty.includes(at) ? '' : tidyText(unwrapLines(lines, known)).text,
      confidence: null,
    }))
    const pictured = (await findPicturedPages(document, layers)).filter((at) => !empty.includes(at))
    const unread = { empty, pictured }
    const unreadOcr = await recognizePages(read, unread, document, name, context)
    const { text, pages } = joinPages(read, layers, known)
    if (!/[\p{L}\p{N}]/u.test(text))
      throw new UnreadableFile(
        context.ocr
          ? 'No words were found in this PDF, not by OCR either. If it is a letter, scan it straight ' +
              'and sharp (300 dots per inch) and add that.'
          : 'This PDF has no text layer: it is a scan. Let its text be recognised (OCR).',
      )
    const about = await readPdfMetadata(document)
    const direction = tidyText(
      layers
        .flat()
        .map((line) => line.text)
        .join('\n'),
    ).remarks
    return {
      ok: true,
      content: createContent(text, {
        title: about.title,
        language: about.language,
        pages,
        notes: [...direction, ...describeRemoved(left), ...about.notes],
        doubts: [...unreadOcr, ...describeRecognition(pages, layers, unread), ...about.doubts],
      }),
      attached: about.attached,
    }
  } finally {
    await document.destroy()
  }
}

const pdfjsFolder = join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')))

/** Opens a PDF so that nothing in it is run. Throws an `UnreadableFile` where it is damaged or has a password. */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  try {
    return await getDocument({
      data: Uint8Array.from(bytes),
      isEvalSupported: false,
      enableXfa: false,
      disableFontFace: true,
      useSystemFonts: false,
      useWorkerFetch: false,
      stopAtErrors: false,
      maxImageSize: readerLimits.imagePixels,
      verbosity: VerbosityLevel.ERRORS,
      cMapUrl: join(pdfjsFolder, 'cmaps/'),
      cMapPacked: true,
      standardFontDataUrl: join(pdfjsFolder, 'standard_fonts/'),
      wasmUrl: join(pdfjsFolder, 'wasm/'),
    }).promise
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException')
      throw new UnreadableFile(
        'This PDF is protected with a password. Open it with the password, save or print it as a ' +
          'PDF without one and add that.',
      )
    throw new UnreadableFile(
      'This PDF is damaged or incomplete and cannot be opened. Get it anew, or open it in a ' +
        'PDF program and save it anew.',
    )
  }
}

/** The lines of each page; a page that is damaged has none. */
async function readTextLayers(document: PDFDocumentProxy): Promise<PagePiece[][]> {
  const layers: PagePiece[][] = []
  let signs = 0
  for (let number = 1; number <= document.numPages; number += 1) {
    try {
      const page = await document.getPage(number)
      const { items } = await page.getTextContent({
        includeMarkedContent: false,
        disableNormalization: true,
      })
      const pieces = items.filter((item) => 'str' in item)
      const lines = layOutLines(
        removeEmptySpaces(pieces).map((item) => ({ ...item, str: expandLigatures(item.str) })),
      )
      signs += lines.reduce((sum, { text }) => sum + text.length, 0)
      layers.push(lines)
      page.cleanup()
    } catch {
      layers.push([])
    }
    if (signs > 2_000_000)
      throw new UnreadableFile(
        'This PDF holds more than a million characters. Split it into its letters and add them one by one.',
      )
  }
  return layers
}

/** Ligatures and joined forms, which fonts have and texts have not, as the letters they stand for. */
const expandLigatures = (words: string) =>
  words.replace(/[\uFB00-\uFB4F\uFB50-\uFDFF\uFE70-\uFEFC]/g, (sign) => sign.normalize('NFKC'))

/** Whether the signs of a text layer are words: fonts without Unicode give private signs or punctuation at random. */
function isReadable(lines: readonly PagePiece[]): boolean {
  const text = lines
    .map((line) => line.text)
    .join('')
    .replace(/\s/g, '')
  const good = text.match(/[\p{L}\p{M}\p{N}]/gu)?.length ?? 0
  // eslint-disable-next-line no-control-regex -- what stands for signs that have no name
  const bad = text.match(/[\u0000-\u001f\u007f-\u009f\uFFFD\p{Co}\p{Cn}]/gu)?.length ?? 0
  return good >= 1 && bad <= text.length * 0.1 && (text.length < 20 || good >= text.length * 0.5)
}

/**
 * The pages as one text; where an empty page begins, the next one does too. `layers` are the lines of the pages,
 * `known` the words in them.
 */
function joinPages(
  read: readonly PageText[],
  layers: readonly PagePiece[][],
  known: ReadonlySet<string>,
): { text: string; pages: PageStart[] } {
  let text = ''
  let last: PagePiece | undefined
  const pages = read.map(({ text: words, confidence }, at): PageStart => {
    const lines = confidence === null ? layers[at]! : []
    if (words) {
      text = text ? joinAcrossPages(text, words, last, lines[0], known) : words
      last = lines.at(-1)
    }
    return { number: at + 1, start: text.length - words.length, confidence }
  })
  return { text, pages }
}
