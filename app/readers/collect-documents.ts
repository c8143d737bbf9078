import { createHash } from 'node:crypto'
import type { DossierPackage } from '#app/domain/package/dossier-package.ts'
import { readZip } from './archives/archive.ts'
import { readCsv } from './office/csv.ts'
import {
  UnreadableFile,
  type InputFile,
  type FoundLetter,
  type MemberFile,
  type Publication,
  type ReadDocument,
  type ReadFile,
  type FormatReader,
  type ReaderResult,
  type RefusedFile,
  type ReaderContext,
} from './document.ts'
import { readDocx } from './office/docx.ts'
import { readImage } from './images/image.ts'
import { readJson } from './text/json.ts'
import { readerLimits, formatMegabytes } from './confined/limits.ts'
import { readEml } from './mail/eml.ts'
import { readMbox } from './mail/mbox.ts'
import { readMarkdown } from './text/markdown.ts'
import { detectFormat, mediaTypes, type FileFormat } from './detect-format.ts'
import { readMsg } from './mail/msg.ts'
import { readOdt } from './office/odt.ts'
import { readHtml } from './text/html-page.ts'
import { readPdf } from './pdf/pdf.ts'
import { readQdc } from './office/qdc.ts'
import { readRtf } from './office/rtf.ts'
import { readTextFile } from './text/text-file.ts'
import { readXlsx } from './office/xlsx.ts'

/** Loaded where one is met: what checks a package is larger than many a letter. */
const loadPackageReader: FormatReader = async (file, context) =>
  (await import('./archives/package.ts')).readPackage(file, context)

const readers: Record<FileFormat, FormatReader> = {
  txt: readTextFile,
  md: readMarkdown,
  html: readHtml,
  json: readJson,
  rtf: readRtf,
  pdf: readPdf,
  docx: readDocx,
  odt: readOdt,
  eml: readEml,
  mbox: readMbox,
  msg: readMsg,
  zip: readZip,
  'stanceline.zip': loadPackageReader,
  csv: readCsv,
  xlsx: readXlsx,
  qdc: readQdc,
  png: readImage,
  jpeg: readImage,
  webp: readImage,
  bmp: readImage,
}

type Collection = {
  documents: ReadDocument[]
  refused: RefusedFile[]
  bytes: number
  package?: DossierPackage
}

/** Where a file lies: within how many archives and messages, attached to which document, and published with which. */
type Location = {
  archives: number
  messages: number
  parent: number | null
  published: Publication | null
}

/** Everything that a file holds. A part that cannot be read stands in `refused` and stops nothing. */
export async function readDocuments(file: InputFile, context: ReaderContext): Promise<ReadFile> {
  const found: Collection = { documents: [], refused: [], bytes: 0 }
  // What is too much as a whole is refused as a whole, however deep it lay.
  const refusal = await collectFile(found, file, context, {
    archives: 0,
    messages: 0,
    parent: null,
    published: null,
  }).catch((error: unknown) => {
    if (error instanceof UnreadableFile) return error.message
    throw error
  })
  if (refusal) return { ok: false, reason: refusal }
  if (found.package) return { ok: true, documents: [], refused: [], package: found.package }
  if (!found.documents.length) {
    const [first] = found.refused
    return {
      ok: false,
      reason: first
        ? `Nothing in this file could be read. ${first.name}: ${first.reason}`
        : 'There is no text in this file.',
    }
  }
  return { ok: true, documents: found.documents, refused: found.refused }
}

/** Reads one file into the collection; the sentence that says why, where it cannot be read. */
async function collectFile(
  found: Collection,
  file: MemberFile,
  context: ReaderContext,
  location: Location,
): Promise<string | null> {
  const { format, result } = await readAsFormat(file, context, location)
  if (!result.ok) return result.reason
  const isWithin = location.archives + location.messages > 0
  if ('package' in result) {
    if (isWithin)
      return 'This is a dossier package within another file. Take it out and add it by itself.'
    found.package = result.package
    return null
  }
  if ('content' in result) {
    if (isWithin) countBytes(found, file.bytes.length)
    const letter = {
      name: file.name,
      mediaType: mediaTypes[format],
      bytes: file.bytes,
      content: file.addContext?.(result.content) ?? result.content,
      attached: [...result.attached, ...(file.attached ?? [])],
    }
    return addDocument(found, letter, context, location)
  }
  found.refused.push(...result.refused)
  for (const letter of originalsOf(result, file, format)) {
    countBytes(found, letter.bytes.length)
    const refusal = await addDocument(found, letter, context, location)
    if (refusal) return refusal
  }
  await collectMembers(found, result.members, context, {
    ...location,
    archives: location.archives + (format === 'zip' ? 1 : 0),
  })
  return null
}

const damagedOrUnknown =
  'This file is damaged, or made in a way that is not known here. Open it in the program ' +
  'it comes from, save it as PDF or plain text and add that.'

/** What the reader of the file's format makes of it; whatever the reader throws is a refusal. */
async function readAsFormat(
  file: InputFile,
  context: ReaderContext,
  { archives, messages }: Location,
): Promise<{ format: FileFormat; result: ReaderResult }> {
  let format: FileFormat = 'txt'
  try {
    format = detectFormat(file)
    if (format === 'zip' && archives > readerLimits.archivesWithin)
      throw new UnreadableFile(
        'This is an archive within an archive within an archive. Unpack it and add its files by themselves.',
      )
    if (messages > readerLimits.messagesWithin)
      throw new UnreadableFile(
        'This message lies within more than five others. Save it by itself and add it.',
      )
    return { format, result: await readers[format](file, context) }
  } catch (error) {
    const reason = error instanceof UnreadableFile ? error.message : damagedOrUnknown
    return { format, result: { ok: false, reason } }
  }
}

/**
 * The letters of a file, each with its part of it; a file that holds one letter and nothing else is its original as
 * a whole.
 */
function originalsOf(
  { letters = [], members }: { letters?: FoundLetter[]; members: MemberFile[] },
  file: InputFile,
  format: FileFormat,
): FoundLetter[] {
  const [only] = letters
  if (!only || letters.length > 1 || members.length || format === 'zip') return letters
  return [{ ...only, name: file.name, mediaType: mediaTypes[format], bytes: file.bytes }]
}

/**
 * Puts a document among those that were found, with what is attached to it; the sentence that says why not, where
 * there are too many.
 */
async function addDocument(
  found: Collection,
  { name, mediaType, bytes, content, attached }: FoundLetter,
  context: ReaderContext,
  location: Location,
): Promise<string | null> {
  countBytes(found, content.text.length * 2)
  if (found.documents.length >= readerLimits.entries)
    return 'This file holds more than 2,000 documents. Split it and add the parts one by one.'
  const published = content.published ?? location.published
  // What tells languages is large, so it is loaded when there is a text.
  const { withLanguage } = await import('./text/language.ts')
  const at =
    found.documents.push({
      ...withLanguage(content),
      published,
      name,
      mediaType,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      original: bytes,
      parent: location.parent,
    }) - 1
  await collectMembers(found, attached, context, {
    ...location,
    messages: location.messages + 1,
    parent: at,
    published,
  })
  return null
}

async function collectMembers(
  found: Collection,
  members: readonly MemberFile[],
  context: ReaderContext,
  location: Location,
): Promise<void> {
  for (const member of members) {
    const reason = await collectFile(found, member, context, location)
    if (reason) found.refused.push({ name: member.name, reason })
  }
}

function countBytes(found: Collection, bytes: number): void {
  found.bytes += bytes
  if (found.bytes > readerLimits.output)
    throw new UnreadableFile(
      `This file unfolds to more than ${formatMegabytes(readerLimits.output)} of text and ` +
        'attachments. Split it and add the parts one by one.',
    )
}
