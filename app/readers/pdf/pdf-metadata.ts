import { OPS, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { normalizeLine, type InputFile } from '../document.ts'

/** What the file says of itself, and what lies in it. */
export async function readPdfMetadata(document: PDFDocumentProxy) {
  const about = await orNull(document.getMetadata())
  const files: unknown = await orNull(document.getAttachments())
  const scripts: unknown = await orNull(document.getJSActions())
  const hidden = await orNull(hasHiddenText(document))
  const info = (about?.info ?? {}) as { Title?: string; Language?: string }
  const attached: InputFile[] = Object.values(
    (files ?? {}) as Record<string, { filename?: string; content?: Uint8Array }>,
  ).flatMap(({ filename, content: bytes }) =>
    bytes?.length
      ? [{ name: normalizeLine(filename) ?? 'attachment', bytes: Uint8Array.from(bytes) }]
      : [],
  )
  return {
    title: normalizeLine(
      typeof info.Title === 'string' ? info.Title.replaceAll('\u0000', '') : null,
    ),
    language: normalizeLine(info.Language),
    attached,
    notes: scripts ? ['This PDF holds scripts; they were not run.'] : [],
    doubts: hidden
      ? [
          'The text of this PDF lies invisibly behind a picture: the program that scanned it ' +
            'recognised it. Compare it with the original.',
        ]
      : [],
  }
}

/** Whether the first page is a picture with invisible text on it. */
async function hasHiddenText(document: PDFDocumentProxy): Promise<boolean> {
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

/** What a damaged part of a file does not say is not known. */
const orNull = <T>(promise: Promise<T>) => promise.catch(() => null)
