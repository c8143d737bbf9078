import { createCanvas, GlobalFonts } from '@napi-rs/canvas'
import { createRequire } from 'node:module'
import type { ReadDocument, ReadFile, ReaderContext } from '#app/readers/document.ts'
import { readDocuments } from '#app/readers/collect-documents.ts'

const around: ReaderContext = { languages: ['eng'], ocr: false, reportProgress: () => {} }

/** Reads in this process, without OCR: what a format's reader makes of a file is the same here as in the child. */
export function readHere(name: string, bytes: Uint8Array | string): Promise<ReadFile> {
  return readDocuments({ name, bytes: Uint8Array.from(Buffer.from(bytes)) }, around)
}

/** The documents, or an error that says why there are none. */
export async function documentsIn(
  name: string,
  bytes: Uint8Array | string,
): Promise<ReadDocument[]> {
  const read = await readHere(name, bytes)
  if (!read.ok) throw new Error(read.reason)
  return read.documents
}

export async function refusalOf(name: string, bytes: Uint8Array | string): Promise<string> {
  const read = await readHere(name, bytes)
  if (read.ok)
    throw new Error(
      `${name} was read: ${read.documents.map(({ text }) => text.slice(0, 100)).join(' | ')}`,
    )
  return read.reason
}

/** Words as a scanner sees them: black on white, 800 points wide. */
export function scanOf(lines: readonly string[]): { bytes: Buffer; width: number; height: number } {
  GlobalFonts.registerFromPath(
    createRequire(import.meta.url).resolve(
      '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
    ),
    'Scan',
  )
  const [width, height] = [1200, 60 + 60 * lines.length]
  const canvas = createCanvas(width, height)
  const pen = canvas.getContext('2d')
  pen.fillStyle = 'white'
  pen.fillRect(0, 0, width, height)
  pen.fillStyle = 'black'
  pen.font = '36px Scan'
  lines.forEach((line, at) => pen.fillText(line, 60, 70 + 60 * at))
  return { bytes: canvas.toBuffer('image/jpeg'), width, height }
}
