import { OPS, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PagePiece } from './page-layout.ts'

/** A page with more signs of text than these is a page of text, whatever pictures stand in it. */
const maxSigns = 200
/** Room that a sign of text takes in print, and how much more of it pictures must take, in square points. */
const [roomOfSign, timesTheText, leastRoom] = [70, 4, 4000]

/**
 * The pages, counted from 0, that are pictures with a few live words beside them, such as a scanned letter under a
 * stamp: what they say stands in the pictures, which their text layer leaves out. Pages without text are not looked at.
 */
export async function findPicturedPages(
  document: PDFDocumentProxy,
  layers: readonly (readonly PagePiece[])[],
): Promise<number[]> {
  const pictured: number[] = []
  for (const [at, lines] of layers.entries()) {
    const signs = lines.reduce((sum, { text }) => sum + text.replace(/\s/g, '').length, 0)
    if (!signs || signs > maxSigns) continue
    const room = await measurePictures(document, at + 1)
    if (room >= leastRoom && room >= signs * roomOfSign * timesTheText) pictured.push(at)
  }
  return pictured
}

const pictureOperations: ReadonlySet<number> = new Set([
  OPS.paintImageXObject,
  OPS.paintInlineImageXObject,
  OPS.paintImageMaskXObject,
])

/** The room of a page's pictures, in square points; a picture is a square of 1 that the page's matrix stretches. */
async function measurePictures(document: PDFDocumentProxy, number: number): Promise<number> {
  try {
    const page = await document.getPage(number)
    const { fnArray, argsArray } = await page.getOperatorList()
    page.cleanup()
    let [room, scale] = [0, 1]
    const saved: number[] = []
    for (const [at, operation] of fnArray.entries()) {
      const values = argsArray[at] as unknown
      if (operation === OPS.save || operation === OPS.paintFormXObjectBegin) saved.push(scale)
      if (operation === OPS.transform) scale *= readAreaScale(values)
      if (operation === OPS.paintFormXObjectBegin)
        scale *= readAreaScale(Array.isArray(values) ? values[0] : null)
      if (operation === OPS.restore || operation === OPS.paintFormXObjectEnd)
        scale = saved.pop() ?? scale
      if (pictureOperations.has(operation)) room += scale
    }
    return room
  } catch {
    return 0
  }
}

/** By how much a matrix [a b c d e f] stretches areas; 1 where there is none. */
function readAreaScale(matrix: unknown): number {
  const [a, b, c, d] =
    Array.isArray(matrix) || ArrayBuffer.isView(matrix) ? Array.from(matrix as number[]) : []
  return [a, b, c, d].every((value) => typeof value === 'number') ? Math.abs(a! * d! - b! * c!) : 1
}
