import type { Asked, GivenFile, Progress, ReadFile } from './document.ts'
import { limits, megabytes } from './limits.ts'
import { readerPool } from './pool.ts'

/** What to do beyond reading: `onProgress` is called before each page that is read by OCR; `signal` stops it. */
export type ReadOptions = Partial<Asked> & {
  onProgress?: (said: Progress) => void
  signal?: AbortSignal
}

let pool: ReturnType<typeof readerPool> | null = null

/**
 * The documents in a file: one for a letter, several for a mailbox, an archive or a message with attachments. Parsed
 * in another process, two at a time; further files wait. Never rejects: what cannot be read is refused with a sentence
 * that says what is wrong and what to do. Stores nothing.
 */
export async function readFile(
  file: GivenFile,
  { languages = ['eng'], ocr = true, onProgress, signal }: ReadOptions = {},
): Promise<ReadFile> {
  if (!file.bytes.length)
    return { ok: false, reason: 'This file is empty. Look whether it was copied whole.' }
  if (file.bytes.length > limits.file)
    return {
      ok: false,
      reason: `This file has ${megabytes(file.bytes.length)}; a file may have ${megabytes(limits.file)}. Split it into its letters and add them one by one.`,
    }
  pool ??= readerPool()
  // One signal may stop many files, and should not remember each that is done.
  const stopping = new AbortController()
  const stop = () => stopping.abort()
  if (signal?.aborted) stop()
  signal?.addEventListener('abort', stop)
  return pool
    .read({ file, asked: { languages, ocr }, onProgress, signal: stopping.signal })
    .finally(() => signal?.removeEventListener('abort', stop))
}

/** The language of a text that came without a file, told by its words; null where they do not tell it. */
export async function languageTold(text: string): Promise<string | null> {
  if ((text.match(/\p{L}/gu)?.length ?? 0) < limits.languageLetters) return null
  const read = await readFile({ name: 'text.txt', bytes: Buffer.from(text) }, { ocr: false })
  return read.ok ? (read.documents[0]?.language ?? null) : null
}

/** Ends the processes that read files; what they were reading is refused as stopped. */
export function closeReaders(): void {
  pool?.close()
  pool = null
}
