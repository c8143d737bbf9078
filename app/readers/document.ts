import type { Sheet } from '#app/domain/plan/table/sheet.ts'
import type { DossierPackage } from '#app/domain/package/dossier-package.ts'
import type { PlacedText } from './pdf/word-boxes.ts'

/** What a file is called and what it holds. */
export type InputFile = { name: string; bytes: Uint8Array }

/** `organisation` where the file itself says which body somebody wrote for. */
export type MailAddress = { name: string | null; address: string | null; organisation?: string }

/**
 * The day that a file itself says it was sent or published (2020-10-02, by the sender's own clock), the moment in
 * UTC where it is told, and the words it was read from.
 */
export type SentDate = { day: string; at: string | null; basis: string }

export type MailHeaders = {
  subject: string | null
  from: MailAddress[]
  to: MailAddress[]
  cc: MailAddress[]
  /** Without the angle brackets. */
  messageId: string | null
  inReplyTo: string | null
  references: string[]
}

/**
 * Where a page begins in the text, counted as `Span` counts. `confidence` is 0 to 100 where the page was read by
 * OCR, otherwise null.
 */
export type PageStart = { number: number; start: number; confidence: number | null }

/**
 * Where a document was published: on which kind of portal and site, in which request, at which address (of the
 * message, of what it was attached to, or of the request), with which status and which words on its origin and
 * licence, each as printed there.
 */
export type Publication = {
  portal: 'Alaveteli' | 'Froide'
  site: string | null
  request: string | null
  address: string | null
  status: string | null
  attribution: string | null
}

/**
 * What a format's reader finds in one file. `languageFrom`: whether the file declares its language or its words
 * tell it. `notes` say what was done, `doubts` what a person should look at.
 */
export type DocumentContent = {
  text: string
  /** Lines at the top of the file that its text leaves out. */
  head?: string | null
  title: string | null
  sent: SentDate | null
  language: string | null
  languageFrom: 'file' | 'words' | null
  pages: PageStart[]
  mail: MailHeaders | null
  published: Publication | null
  sheets: Sheet[]
  notes: string[]
  doubts: string[]
}

/** A document with its original; `parent` is the place in the list of the message or file that it was attached to. */
export type ReadDocument = DocumentContent & {
  name: string
  mediaType: string
  sha256: string
  original: Uint8Array
  parent: number | null
}

export type RefusedFile = { name: string; reason: string }

/** A page of a file as a WebP picture, with its words where it is known where they stand. */
export type PagePicture = { picture: Uint8Array; pages: number; words: PageWords | null }

/** The text of a page in pieces, and the matrix that leads from their places to shares of a picture of the page. */
export type PageWords = { pieces: PlacedText[]; matrix: number[] }

/** Which page is to be drawn, counted from 1. */
export type PageRequest = { page: number }

/**
 * The documents of a file and the parts of it that could not be read, or why the file as a whole cannot be read. A
 * dossier package holds no documents to be read one by one: it is itself what was read. Of a page that was to be drawn
 * there is the picture alone.
 */
export type ReadFile =
  | {
      ok: true
      documents: ReadDocument[]
      refused: RefusedFile[]
      package?: DossierPackage
      drawn?: PagePicture
    }
  | { ok: false; reason: string }

/** `languages` are those of OCR as Tesseract calls them (eng, deu); `ocr: false` leaves pictures of text unread. */
export type OcrOptions = { languages: string[]; ocr: boolean }

export type ReaderContext = OcrOptions & { reportProgress: (progress: OcrProgress) => void }
export type OcrProgress = { name: string; page: number; of: number }

/** One of several letters in a file; `bytes` is its part of the file. */
export type FoundLetter = {
  name: string
  mediaType: string
  bytes: Uint8Array
  content: DocumentContent
  attached: InputFile[]
}

/**
 * A file within a file, what is attached to it, and what the file around it knows of it beyond what it says itself.
 */
export type MemberFile = InputFile & {
  attached?: InputFile[]
  addContext?: (createContent: DocumentContent) => DocumentContent
}

/**
 * What one format's reader makes of a file: content with what is attached to it, letters and files to read each for
 * itself, a dossier package, or a refusal.
 */
export type ReaderResult =
  | { ok: true; content: DocumentContent; attached: InputFile[] }
  | { ok: true; letters?: FoundLetter[]; members: MemberFile[]; refused: RefusedFile[] }
  | { ok: true; package: DossierPackage }
  | { ok: false; reason: string }

export type FormatReader = (
  file: InputFile,
  context: ReaderContext,
) => ReaderResult | Promise<ReaderResult>

/**
 * A sentence that says what is wrong with a file and what to do; thrown within the readers, never out of
 * `readFile`.
 */
export class UnreadableFile extends Error {}

export function createContent(text: string, more: Partial<DocumentContent> = {}): DocumentContent {
  return {
    text,
    title: null,
    sent: null,
    language: null,
    languageFrom: null,
    pages: [],
    mail: null,
    published: null,
    sheets: [],
    notes: [],
    doubts: [],
    ...more,
  }
}

export const asBuffer = (bytes: Uint8Array): Buffer =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Whether a file is a PDF, by its mark, before which a few bytes of another kind may stand. */
export const isPdf = (bytes: Uint8Array): boolean =>
  asBuffer(bytes.subarray(0, 1024)).includes('%PDF-')

export const normalizeLine = (words: string | null | undefined): string | null =>
  words?.replace(/\s+/g, ' ').trim().normalize('NFC') || null
