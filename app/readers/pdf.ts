import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import {
  getDocument,
  OPS,
  VerbosityLevel,
  type PDFDocumentProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs'
import {
  content,
  spaced,
  Unreadable,
  type GivenFile,
  type Page,
  type Reader,
  type Surroundings,
} from './document.ts'
import { limits } from './limits.ts'
import { sure } from './image.ts'
import { needLanguages, recognised } from './ocr.ts'
import { linesOf, type Item, type Piece } from './pdf-layout.ts'
import { drawn } from './pdf-drawing.ts'
import { furnitureNote, withoutFurniture } from './pdf-pages.ts'
import { tidied } from './tidied.ts'
import { overPages, unwrapped, wordsIn } from './wrapped.ts'

/** A page as its text layer has it, or as it was recognised. */
type PageText = { text: string; confidence: number | null }

/** A PDF: its text layer page by page in reading order; pages without one by OCR; files in it are documents of their own. Nothing in it is run. */
export const pdf: Reader = async ({ name, bytes }, around) => {
  const document = await opened(bytes)
  try {
    if (document.numPages > limits.pdfPages)
      throw new Unreadable(
        `This PDF has ${document.numPages.toLocaleString('en')} pages; 2,000 may be in one. Split it into its letters and add them one by one.`,
      )
    const { layers, left } = withoutFurniture(await layersOf(document))
    const empty = layers.flatMap((lines, at) => (isReadable(lines) ? [] : [at]))
    const known = wordsIn(layers.flat())
    const read: PageText[] = layers.map((lines, at) => ({
      text: empty.includes(at) ? '' : tidied(unwrapped(lines, known)).text,
      confidence: null,
    }))
    const unreadOcr = empty.length ? await recognisedInto(read, empty, document, name, around) : []
    const { text, pages } = paged(read, layers, known)
    if (!/[\p{L}\p{N}]/u.test(text))
      throw new Unreadable(
        around.ocr
          ? 'No words were found in this PDF, not by OCR either. If it is a letter, scan it straight and sharp (300 dots per inch) and add that.'
          : 'This PDF has no text layer: it is a scan. Let its text be recognised (OCR).',
      )
    const about = await tellsOf(document)
    const direction = tidied(
      layers
        .flat()
        .map((line) => line.text)
        .join('\n'),
    ).remarks
    return {
      ok: true,
      content: content(text, {
        title: about.title,
        language: about.language,
        pages,
        notes: [...direction, ...furnitureNote(left), ...about.notes],
        doubts: [...unreadOcr, ...doubtsOf(pages, layers, empty), ...about.doubts],
      }),
      attached: about.attached,
    }
  } finally {
    await document.destroy()
  }
}

const folder = join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')))

async function opened(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  try {
    return await getDocument({
      data: Uint8Array.from(bytes),
      isEvalSupported: false,
      enableXfa: false,
      disableFontFace: true,
      useSystemFonts: false,
      useWorkerFetch: false,
      stopAtErrors: false,
      maxImageSize: limits.imagePixels,
      verbosity: VerbosityLevel.ERRORS,
      cMapUrl: join(folder, 'cmaps/'),
      cMapPacked: true,
      standardFontDataUrl: join(folder, 'standard_fonts/'),
      wasmUrl: join(folder, 'wasm/'),
    }).promise
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException')
      throw new Unreadable(
        'This PDF is protected with a password. Open it with the password, save or print it as a PDF without one and add that.',
      )
    throw new Unreadable(
      'This PDF is damaged or incomplete and cannot be opened. Get it anew, or open it in a PDF program and save it anew.',
    )
  }
}

/** The lines of each page; a page that is damaged has none. */
async function layersOf(document: PDFDocumentProxy): Promise<Piece[][]> {
  const layers: Piece[][] = []
  let signs = 0
  for (let number = 1; number <= document.numPages; number += 1) {
    try {
      const page = await document.getPage(number)
      const { items } = await page.getTextContent({
        includeMarkedContent: false,
        disableNormalization: true,
      })
      const lines = linesOf(
        items.flatMap((item) =>
          'str' in item ? [{ ...(item as Item), str: unligated(item.str) }] : [],
        ),
      )
      signs += lines.reduce((sum, { text }) => sum + text.length, 0)
      layers.push(lines)
      page.cleanup()
    } catch {
      layers.push([])
    }
    if (signs > 2_000_000)
      throw new Unreadable(
        'This PDF holds more than a million characters. Split it into its letters and add them one by one.',
      )
  }
  return layers
}

/** Ligatures and joined forms, which fonts have and texts have not, as the letters they stand for. */
const unligated = (words: string) =>
  words.replace(/[\uFB00-\uFB4F\uFB50-\uFDFF\uFE70-\uFEFC]/g, (sign) => sign.normalize('NFKC'))

/** Whether the signs of a text layer are words: fonts without Unicode give private signs or punctuation at random. */
export function isReadable(lines: readonly Piece[]): boolean {
  const text = lines
    .map((line) => line.text)
    .join('')
    .replace(/\s/g, '')
  const good = text.match(/[\p{L}\p{M}\p{N}]/gu)?.length ?? 0
  // eslint-disable-next-line no-control-regex -- what stands for signs that have no name
  const bad = text.match(/[\u0000-\u001f\u007f-\u009f\uFFFD\p{Co}\p{Cn}]/gu)?.length ?? 0
  return good >= 1 && bad <= text.length * 0.1 && (text.length < 20 || good >= text.length * 0.5)
}

/** Reads the pages without a text layer by OCR, as many as may be; says what was left. */
async function recognisedInto(
  read: PageText[],
  empty: readonly number[],
  document: PDFDocumentProxy,
  name: string,
  { ocr, languages, progress }: Surroundings,
): Promise<string[]> {
  if (ocr) needLanguages(languages)
  const chosen = ocr ? empty.slice(0, limits.ocrPages) : []
  for (const [done, at] of chosen.entries()) {
    progress({ name, page: done + 1, of: chosen.length })
    const picture = await drawn(document, at + 1)
    if (!picture) continue
    const { text, confidence } = await recognised(picture, languages)
    const tidy = tidied(text).text
    if (/\p{L}{2}/u.test(tidy)) read[at] = { text: tidy, confidence }
  }
  const left = empty.length - chosen.length
  return left
    ? [
        `${left} of ${read.length} pages have no text layer and were not read. ${ocr ? 'Split the file to read them.' : 'Let their text be recognised (OCR).'}`,
      ]
    : []
}

/** The pages as one text; where an empty page begins, the next one does too. `layers` are the lines of the pages, `known` the words in them. */
function paged(
  read: readonly PageText[],
  layers: readonly Piece[][],
  known: ReadonlySet<string>,
): { text: string; pages: Page[] } {
  let text = ''
  let last: Piece | undefined
  const pages = read.map(({ text: words, confidence }, at): Page => {
    const lines = confidence === null ? layers[at]! : []
    if (words) {
      text = text ? overPages(text, words, last, lines[0], known) : words
      last = lines.at(-1)
    }
    return { number: at + 1, start: text.length - words.length, confidence }
  })
  return { text, pages }
}

function doubtsOf(
  pages: readonly Page[],
  layers: readonly Piece[][],
  empty: readonly number[],
): string[] {
  const recognisedPages = pages.flatMap(({ confidence }) => confidence ?? [])
  const garbled = empty.filter((at) => layers[at]!.length).length
  const lowest = Math.min(...recognisedPages)
  return [
    ...(recognisedPages.length
      ? [
          `${recognisedPages.length} of ${pages.length} ${pages.length === 1 ? 'page' : 'pages'} had no legible text layer and ${recognisedPages.length === 1 ? 'was' : 'were'} read by OCR with confidence ${recognisedPages.length === 1 ? lowest : `${lowest} to ${Math.max(...recognisedPages)}`}.${lowest < sure ? ' Compare it with the original.' : ''}`,
        ]
      : []),
    ...(garbled
      ? [
          `${garbled} ${garbled === 1 ? 'page has' : 'pages have'} a text layer that is no words, because its fonts do not say which letters they draw.`,
        ]
      : []),
  ]
}

/** What the file says of itself, and what lies in it. */
async function tellsOf(document: PDFDocumentProxy) {
  const about = await quietly(document.getMetadata())
  const files: unknown = await quietly(document.getAttachments())
  const scripts: unknown = await quietly(document.getJSActions())
  const hidden = await quietly(isRecognisedBefore(document))
  const info = (about?.info ?? {}) as { Title?: string; Language?: string }
  const attached: GivenFile[] = Object.values(
    (files ?? {}) as Record<string, { filename?: string; content?: Uint8Array }>,
  ).flatMap(({ filename, content: bytes }) =>
    bytes?.length
      ? [{ name: spaced(filename) ?? 'attachment', bytes: Uint8Array.from(bytes) }]
      : [],
  )
  return {
    title: spaced(typeof info.Title === 'string' ? info.Title.replaceAll('\u0000', '') : null),
    language: spaced(info.Language),
    attached,
    notes: scripts ? ['This PDF holds scripts; they were not run.'] : [],
    doubts: hidden
      ? [
          'The text of this PDF lies invisibly behind a picture: the program that scanned it recognised it. Compare it with the original.',
        ]
      : [],
  }
}

const quietly = <T>(asked: Promise<T>) => asked.catch(() => null)

/** Whether the first page is a picture with invisible text on it. */
async function isRecognisedBefore(document: PDFDocumentProxy): Promise<boolean> {
  const page = await document.getPage(1)
  const { fnArray, argsArray } = (await page.getOperatorList()) as {
    fnArray: number[]
    argsArray: unknown[][]
  }
  const invisible = fnArray.some(
    (operation, at) => operation === OPS.setTextRenderingMode && argsArray[at]?.[0] === 3,
  )
  return (
    invisible &&
    fnArray.some(
      (operation) =>
        operation === OPS.paintImageXObject ||
        operation === OPS.paintImageMaskXObject ||
        operation === OPS.paintInlineImageXObject,
    )
  )
}
