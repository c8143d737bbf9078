import { cleanText } from '#app/domain/text/quotes.ts'
import type { ReadDocument } from '#app/readers/document.ts'
import { readFile } from '#app/readers/read-file.ts'
import { cleanTextFile } from '#app/readers/text/plain-text.ts'

/** What a file that is added with its letter may have, in bytes: it travels within the form that confirms it. */
const largestUpload = 8_000_000

/** The one letter in a file: its text, what the file itself says of it, and what a person should look at. */
export type LetterInFile =
  | { ok: true; text: string; mediaType: string; remarks: string[]; document: ReadDocument | null }
  | { ok: false; reason: string }

/** Plain text is read here; everything else in a process of its own. A file that holds several letters is refused, a message is taken without what is attached to it. */
export async function readLetterFile(name: string, bytes: Buffer): Promise<LetterInFile> {
  if (/\.txt$/i.test(name)) {
    const read = cleanTextFile(bytes)
    return read.ok
      ? {
          ok: true,
          text: read.text,
          mediaType: 'text/plain',
          remarks: read.remarks,
          document: null,
        }
      : read
  }
  if (bytes.length > largestUpload)
    return {
      ok: false,
      reason: `This file has ${(bytes.length / 1e6).toFixed(1)} MB; a file that is added here may have 8 MB. Save it smaller, or paste its words.`,
    }
  const read = await readFile({ name, bytes })
  if (!read.ok) return read
  if (read.package)
    return {
      ok: false,
      reason: `This is a package of the dossier “${read.package.manifest.dossier.name}”, not one letter. “stanceline package in” takes it into a store.`,
    }
  const letters = read.documents.filter(({ parent }) => parent === null)
  const [document] = letters
  if (!document)
    return {
      ok: false,
      reason:
        read.refused[0]?.reason ?? 'This file holds no letter. Look whether it is the right one.',
    }
  if (letters.length > 1)
    return {
      ok: false,
      reason: `This file holds ${letters.length.toLocaleString('en')} letters. Import it instead: “Import letters” beside the list of letters takes all of them at once.`,
    }
  const cleaned = cleanText(document.text)
  if (!cleaned.ok) return cleaned
  const attached = read.documents.filter((other) => other !== document)
  const leftOut = [...attached, ...read.refused].map((part) => `“${part.name}”`)
  const attachmentRemarks = leftOut.length
    ? [
        `What is attached to it is not added with it: ${leftOut.join(', ')}. Add ${leftOut.length > 1 ? 'each of them' : 'it'} as a letter of its own where it belongs here.`,
      ]
    : []
  return {
    ok: true,
    text: cleaned.text,
    mediaType: document.mediaType,
    remarks: [
      ...new Set([...document.doubts, ...document.notes, ...cleaned.remarks, ...attachmentRemarks]),
    ],
    document,
  }
}
