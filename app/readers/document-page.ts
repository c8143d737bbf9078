import {
  isPdf,
  UnreadableFile,
  type InputFile,
  type PagePicture,
  type PageRequest,
  type ReadFile,
} from './document.ts'
import { drawImage } from './images/draw-image.ts'
import { renderPage } from './pdf/draw-page.ts'
import { placeText } from './pdf/page-words.ts'
import { openPdf } from './pdf/pdf.ts'

/** As wide as a page is drawn, in pixels, and how high it may be beside that. */
const [pictureWidth, mostHeight] = [1200, 6000]
const quality = 82

/**
 * A page of a PDF, or a picture of a letter, as it is shown beside its text. Refused where the file is neither, is
 * damaged, or has no such page.
 */
export async function drawDocumentPage(
  { bytes }: InputFile,
  { page }: PageRequest,
): Promise<ReadFile> {
  try {
    const drawn = isPdf(bytes) ? await drawPdfPage(bytes, page) : await drawPicture(bytes, page)
    return { ok: true, documents: [], refused: [], drawn }
  } catch (error) {
    const reason = 'This page cannot be drawn. Open the original instead.'
    return { ok: false, reason: error instanceof UnreadableFile ? error.message : reason }
  }
}

async function drawPdfPage(bytes: Uint8Array, number: number): Promise<PagePicture> {
  const document = await openPdf(bytes)
  try {
    requirePage(number, document.numPages)
    const { page, viewport, canvas } = await renderPage(document, number, ({ width, height }) =>
      Math.min(pictureWidth / width, mostHeight / height),
    )
    const { items } = await page.getTextContent({
      includeMarkedContent: false,
      disableNormalization: true,
    })
    const pieces = items.filter((item) => 'str' in item)
    const picture = Uint8Array.from(canvas.toBuffer('image/webp', quality))
    return { picture, pages: document.numPages, words: placeText(pieces, viewport) }
  } finally {
    await document.destroy()
  }
}

/** Of a picture nobody knows where its words stand: OCR told what they are, and no more is kept. */
async function drawPicture(bytes: Uint8Array, number: number): Promise<PagePicture> {
  requirePage(number, 1)
  const canvas = await drawImage(bytes, { width: pictureWidth, height: mostHeight })
  const picture = Uint8Array.from(canvas.toBuffer('image/webp', quality))
  return { picture, pages: 1, words: null }
}

function requirePage(number: number, pages: number): void {
  if (number > pages)
    throw new UnreadableFile(
      `This file has ${pages.toLocaleString('en')} pages; there is no page ${number}.`,
    )
}
