import iconv from 'iconv-lite'
import { cleanText, type Cleaned } from '#app/domain/text.ts'

/** The largest text file that is read: a million characters of up to four bytes. */
export const largestFile = 4_000_000

/**
 * The text of a plain text file: UTF-8 or UTF-16 with a byte order mark, UTF-8 without, otherwise Windows-1252 with
 * a remark, because a guess at an encoding must be looked at. Refuses what is no text.
 */
export function readTxt(bytes: Uint8Array): Cleaned {
  if (bytes.length > largestFile) {
    return { ok: false, reason: `This file has ${(bytes.length / 1e6).toFixed(1)} MB; a text file may have 4 MB. Split it into its letters and add them one by one.` }
  }
  const mark = `${bytes[0] ?? ''},${bytes[1] ?? ''}`
  if (mark === '255,254') return cleanText(new TextDecoder('utf-16le').decode(bytes))
  if (mark === '254,255') return cleanText(new TextDecoder('utf-16be').decode(bytes))
  if (bytes.includes(0)) return cleanText('\u0000')
  try {
    return cleanText(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    // Node 20's own decoder reads windows-1252 as Latin-1 and loses its quotation marks.
    const cleaned = cleanText(iconv.decode(Buffer.from(bytes), 'windows-1252'))
    if (!cleaned.ok) return cleaned
    return { ...cleaned, remarks: ['This file is not in UTF-8, so it was read as Windows-1252 (Latin-1). Check that letters with accents are right.', ...cleaned.remarks] }
  }
}
