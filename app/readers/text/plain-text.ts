import { cleanText, type CleanTextResult } from '#app/domain/text/quotes.ts'
import { decodeText } from './encoding.ts'

/** The largest text file that is read: a million characters of up to four bytes. */
export const maxTextFileBytes = 4_000_000

/**
 * The text of a plain text file: UTF-8 or UTF-16 with a byte order mark, UTF-8 without, otherwise in the encoding
 * that its bytes look like, with a remark, because a guess at an encoding must be looked at. Refuses what is no
 * text.
 */
export function cleanTextFile(bytes: Uint8Array): CleanTextResult {
  if (bytes.length > maxTextFileBytes) {
    return {
      ok: false,
      reason:
        `This file has ${(bytes.length / 1e6).toFixed(1)} MB; a text file may have 4 MB. Split ` +
        'it into its letters and add them one by one.',
    }
  }
  const { text, doubt } = decodeText(bytes)
  const cleaned = cleanText(text)
  return cleaned.ok && doubt ? { ...cleaned, remarks: [doubt, ...cleaned.remarks] } : cleaned
}
