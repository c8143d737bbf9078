import type { Sheet } from '#app/domain/import/table/sheet.ts'
import type { DossierPackage } from '#app/domain/package/opened.ts'

/** What a file is called and what it holds. */
export type GivenFile = { name: string; bytes: Uint8Array }

export type Address = { name: string | null; address: string | null }

/** The day that a file itself says it was sent or published (2020-10-02, by the sender's own clock), the moment in UTC where it is told, and the words it was read from. */
export type Sent = { day: string; at: string | null; basis: string }

export type Mail = {
  subject: string | null
  from: Address[]
  to: Address[]
  cc: Address[]
  /** Without the angle brackets. */
  messageId: string | null
  inReplyTo: string | null
  references: string[]
}

/** Where a page begins in the text, counted as `Span` counts. `confidence` is 0 to 100 where the page was read by OCR, otherwise null. */
export type Page = { number: number; start: number; confidence: number | null }

/** What a format's reader finds in one file. `notes` say what was done, `doubts` what a person should look at. */
export type Content = {
  text: string
  title: string | null
  sent: Sent | null
  language: string | null
  pages: Page[]
  mail: Mail | null
  sheets: Sheet[]
  notes: string[]
  doubts: string[]
}

/** A document with its original; `parent` is the place in the list of the message or file that it was attached to. */
export type ReadDocument = Content & {
  name: string
  mediaType: string
  sha256: string
  original: Uint8Array
  parent: number | null
}

export type Refusal = { name: string; reason: string }

/**
 * The documents of a file and the parts of it that could not be read, or why the file as a whole cannot be read. A
 * dossier package holds no documents to be read one by one: it is itself what was read.
 */
export type ReadFile = { ok: true; documents: ReadDocument[]; refused: Refusal[]; package?: DossierPackage } | { ok: false; reason: string }

/** `languages` are those of OCR as Tesseract calls them (eng, deu); `ocr: false` leaves pictures of text unread. */
export type Asked = { languages: string[]; ocr: boolean }

export type Surroundings = Asked & { progress: (said: Progress) => void }
export type Progress = { name: string; page: number; of: number }

/** What one format's reader makes of a file: content with what is attached to it, files to read each for itself, a dossier package, or a refusal. */
export type Reading = { ok: true; content: Content; attached: GivenFile[] } | { ok: true; members: GivenFile[]; refused: Refusal[] } | { ok: true; package: DossierPackage } | { ok: false; reason: string }

export type Reader = (file: GivenFile, around: Surroundings) => Reading | Promise<Reading>

/** A sentence that says what is wrong with a file and what to do; thrown within the readers, never out of `readFile`. */
export class Unreadable extends Error {}

export function content(text: string, more: Partial<Content> = {}): Content {
  return { text, title: null, sent: null, language: null, pages: [], mail: null, sheets: [], notes: [], doubts: [], ...more }
}

export const bufferOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

export const spaced = (words: string | null | undefined): string | null => words?.replace(/\s+/g, ' ').trim().normalize('NFC') || null
