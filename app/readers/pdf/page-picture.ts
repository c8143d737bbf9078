import { createCanvas, loadImage, type Canvas } from '@napi-rs/canvas'
import type { PageViewport, PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import {
  asBuffer,
  UnreadableFile,
  type InputFile,
  type PagePicture,
  type PageRequest,
  type ReadFile,
} from '../document.ts'
import { readImageSize } from '../images/image.ts'
import { readerLimits } from '../confined/limits.ts'
import { openPdf } from './pdf.ts'
import { findWordBoxes } from './word-boxes.ts'

/** As wide as a page is drawn, in pixels, and how high it may be beside that. */
const [pictureWidth, mostHeight] = [1200, 6000]
const quality = 82
const markColour = 'rgba(255, 214, 10, 0.38)'

/**
 * A page of a PDF, or a picture of a letter, as it is shown beside its text. Refused where the file is neither, is
 * damaged, or has no such page.
 */
export async function drawDocumentPage(
  { bytes }: InputFile,
  { page, words }: PageRequest,
): Promise<ReadFile> {
  try {
    const drawn = isPdf(bytes)
      ? await picturePdfPage(bytes, { page, words })
      : await pictureImage(bytes, page)
    return { ok: true, documents: [], refused: [], drawn }
  } catch (error) {
    const reason = 'This page cannot be drawn. Open the original instead.'
    return { ok: false, reason: error instanceof UnreadableFile ? error.message : reason }
  }
}

const isPdf = (bytes: Uint8Array): boolean =>
  asBuffer(bytes.subarray(0, 1024)).toString('latin1').includes('%PDF-')

async function picturePdfPage(
  bytes: Uint8Array,
  { page: number, words }: PageRequest,
): Promise<PagePicture> {
  const document = await openPdf(bytes)
  try {
    requirePage(number, document.numPages)
    const { canvas, isMarked } = await drawMarked(document, number, words)
    return { picture: encode(canvas), pages: document.numPages, isMarked }
  } finally {
    await document.destroy()
  }
}

function requirePage(number: number, pages: number): void {
  if (number > pages)
    throw new UnreadableFile(
      `This file has ${pages.toLocaleString('en')} pages; there is no page ${number}.`,
    )
}

async function drawMarked(document: PDFDocumentProxy, number: number, words: string) {
  const page = await document.getPage(number)
  const plain = page.getViewport({ scale: 1 })
  const scale = Math.min(pictureWidth / plain.width, mostHeight / plain.height)
  const viewport = page.getViewport({ scale })
  const canvas = createCanvas(
    Math.max(1, Math.round(viewport.width)),
    Math.max(1, Math.round(viewport.height)),
  )
  await page.render({
    canvas: canvas as unknown as HTMLCanvasElement,
    viewport,
    background: 'white',
    intent: 'print',
  }).promise
  const { items } = await page.getTextContent({
    includeMarkedContent: false,
    disableNormalization: true,
  })
  const boxes = findWordBoxes(
    items.filter((item) => 'str' in item),
    words,
  )
  mark(canvas, viewport, boxes)
  return { canvas, isMarked: boxes.length > 0 }
}

function mark(canvas: Canvas, viewport: PageViewport, boxes: ReturnType<typeof findWordBoxes>) {
  const context = canvas.getContext('2d')
  context.fillStyle = markColour
  for (const box of boxes) {
    const [x1, y1, x2, y2] = viewport.convertToViewportRectangle([...box]) as [
      ...[number, number, number, number],
    ]
    context.fillRect(Math.min(x1, x2), Math.min(y1, y2), Math.abs(x2 - x1), Math.abs(y2 - y1))
  }
}

/** Of a picture nobody knows where its words stand: OCR told what they are, and no more is kept. */
async function pictureImage(bytes: Uint8Array, page: number): Promise<PagePicture> {
  requirePage(page, 1)
  const size = readImageSize(asBuffer(bytes))
  if (size && size.width * size.height > readerLimits.imagePixels)
    throw new UnreadableFile(
      `This picture has ${Math.round((size.width * size.height) / 1e6)} million pixels; 50 million are shown at most. ` +
        'Open the original instead.',
    )
  if (!size)
    throw new UnreadableFile(
      'This file is neither a PDF nor a picture, so it has no pages to show.',
    )
  const picture = await loadImage(asBuffer(bytes)).catch(() => {
    throw new UnreadableFile('This picture is damaged. Open it and save it anew.')
  })
  const scale = Math.min(1, pictureWidth / picture.width, mostHeight / picture.height)
  const [width, height] = [picture.width * scale, picture.height * scale].map((side) =>
    Math.max(1, Math.round(side)),
  ) as [number, number]
  const canvas = createCanvas(width, height)
  canvas.getContext('2d').drawImage(picture, 0, 0, width, height)
  return { picture: encode(canvas), pages: 1, isMarked: false }
}

const encode = (canvas: Canvas): Uint8Array =>
  Uint8Array.from(canvas.toBuffer('image/webp', quality))
