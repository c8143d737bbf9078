import { createCanvas, type Canvas } from '@napi-rs/canvas'
import type { PageViewport, PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

type RenderedPage = { page: PDFPageProxy; viewport: PageViewport; canvas: Canvas }

/** A page as it is printed, on white; `chooseScale` says how many pixels one of its points takes. */
export async function renderPage(
  document: PDFDocumentProxy,
  number: number,
  chooseScale: (plain: PageViewport) => number,
): Promise<RenderedPage> {
  const page = await document.getPage(number)
  const viewport = page.getViewport({ scale: chooseScale(page.getViewport({ scale: 1 })) })
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
  return { page, viewport, canvas }
}

/** What OCR wants, and how many pixels one page may have. */
const [dotsPerInch, mostPixels] = [300, 20e6]

/** A page as a PNG picture of 300 dots per inch; null where it cannot be drawn or is blank. */
export async function drawPage(
  document: PDFDocumentProxy,
  number: number,
): Promise<Uint8Array | null> {
  try {
    const { page, canvas } = await renderPage(document, number, ({ width, height }) =>
      Math.min(dotsPerInch / 72, Math.sqrt(mostPixels / Math.max(1, width * height))),
    )
    page.cleanup()
    return isBlank(canvas.data()) ? null : canvas.toBuffer('image/png')
  } catch {
    return null
  }
}

/** Fewer than one dark dot in five thousand. The canvas's memory has four bytes a dot. */
function isBlank(dots: Uint8Array): boolean {
  let dark = 0
  const step = 4 * 7
  for (let at = 0; at < dots.length; at += step) if (dots[at]! < 160) dark += 1
  return dark * 5000 < dots.length / step
}
