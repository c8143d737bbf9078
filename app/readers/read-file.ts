import type {
  InputFile,
  OcrOptions,
  OcrProgress,
  PagePicture,
  PageRequest,
  ReadFile,
} from './document.ts'
import { readerLimits, formatMegabytes } from './confined/limits.ts'
import { createReaderPool } from './confined/pool.ts'

/** What to do beyond reading: `onProgress` is called before each page that is read by OCR; `signal` stops it. */
type ReadOptions = Partial<OcrOptions> & {
  onProgress?: (progress: OcrProgress) => void
  signal?: AbortSignal
}

let pool: ReturnType<typeof createReaderPool> | null = null

/**
 * The documents in a file: one for a letter, several for a mailbox, an archive or a message with attachments.
 * Parsed in another process, two at a time; further files wait. Never rejects: what cannot be read is refused with
 * a sentence that says what is wrong and what to do. Stores nothing.
 */
export async function readFile(
  file: InputFile,
  { languages = ['eng'], ocr = true, onProgress, signal }: ReadOptions = {},
): Promise<ReadFile> {
  if (!file.bytes.length)
    return { ok: false, reason: 'This file is empty. Look whether it was copied whole.' }
  if (file.bytes.length > readerLimits.file)
    return {
      ok: false,
      reason:
        `This file has ${formatMegabytes(file.bytes.length)}; a file may have ` +
        `${formatMegabytes(readerLimits.file)}. Split it into its letters and add them one by ` +
        'one.',
    }
  pool ??= createReaderPool()
  // One signal may stop many files, and should not remember each that is done.
  const stopping = new AbortController()
  const stopReading = () => stopping.abort()
  if (signal?.aborted) stopReading()
  signal?.addEventListener('abort', stopReading)
  return pool
    .read({ file, ocrOptions: { languages, ocr }, onProgress, signal: stopping.signal })
    .finally(() => signal?.removeEventListener('abort', stopReading))
}

/** Pages are drawn while somebody waits: by children of their own, so that no import keeps them waiting. */
let drawingPool: ReturnType<typeof createReaderPool> | null = null

/** How long one page may take, in milliseconds. */
const drawingTime = 20_000

/**
 * A page of a PDF or a picture as a picture, with its words and their places; or why it cannot be drawn. In another
 * process, as files are read. Never rejects.
 */
export async function drawFilePage(
  file: InputFile,
  draw: PageRequest,
): Promise<{ ok: true; drawn: PagePicture } | { ok: false; reason: string }> {
  drawingPool ??= createReaderPool({ children: 1 })
  const task = { file, draw, ocrOptions: { languages: [], ocr: false }, time: drawingTime }
  const read = await drawingPool.read(task)
  if (!read.ok) return read
  return read.drawn
    ? { ok: true, drawn: read.drawn }
    : { ok: false, reason: 'This page cannot be drawn. Open the original instead.' }
}

/** The language of a text that came without a file, told by its words; null where they do not tell it. */
export async function detectLanguageOf(text: string): Promise<string | null> {
  if ((text.match(/\p{L}/gu)?.length ?? 0) < readerLimits.languageLetters) return null
  const read = await readFile({ name: 'text.txt', bytes: Buffer.from(text) }, { ocr: false })
  return read.ok ? (read.documents[0]?.language ?? null) : null
}

/** Ends the processes that read files; what they were reading is refused as stopped. */
export function closeReaders(): void {
  pool?.close()
  drawingPool?.close()
  pool = drawingPool = null
}
