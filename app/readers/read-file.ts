import type { OcrOptions, InputFile, OcrProgress, ReadFile } from './document.ts'
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

/** The language of a text that came without a file, told by its words; null where they do not tell it. */
export async function detectLanguageOf(text: string): Promise<string | null> {
  if ((text.match(/\p{L}/gu)?.length ?? 0) < readerLimits.languageLetters) return null
  const read = await readFile({ name: 'text.txt', bytes: Buffer.from(text) }, { ocr: false })
  return read.ok ? (read.documents[0]?.language ?? null) : null
}

/** Ends the processes that read files; what they were reading is refused as stopped. */
export function closeReaders(): void {
  pool?.close()
  pool = null
}
