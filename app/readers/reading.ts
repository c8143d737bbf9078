import { createHash } from 'node:crypto'
import type { DossierPackage } from '#app/domain/package/dossier-package.ts'
import { zip } from './archive.ts'
import { csv } from './csv.ts'
import {
  Unreadable,
  type GivenFile,
  type Letter,
  type Member,
  type Published,
  type ReadDocument,
  type ReadFile,
  type Reader,
  type Reading,
  type Refusal,
  type Surroundings,
} from './document.ts'
import { docx } from './docx.ts'
import { image } from './image.ts'
import { json } from './json.ts'
import { limits, megabytes } from './limits.ts'
import { mail } from './mail.ts'
import { mbox } from './mbox.ts'
import { md } from './md.ts'
import { formatOf, formats, type Format } from './media-type.ts'
import { msg } from './msg.ts'
import { odt } from './odt.ts'
import { html } from './page.ts'
import { pdf } from './pdf.ts'
import { rtf } from './rtf.ts'
import { txt } from './text-file.ts'
import { xlsx } from './xlsx.ts'

/** Loaded where one is met: what checks a package is larger than many a letter. */
const dossierPackage: Reader = async (file, around) =>
  (await import('./package.ts')).dossierPackage(file, around)

const readers: Record<Format, Reader> = {
  txt,
  md,
  html,
  json,
  rtf,
  pdf,
  docx,
  odt,
  eml: mail,
  mbox,
  msg,
  zip,
  'stanceline.zip': dossierPackage,
  csv,
  xlsx,
  png: image,
  jpeg: image,
  webp: image,
  bmp: image,
}

type Found = {
  documents: ReadDocument[]
  refused: Refusal[]
  bytes: number
  package?: DossierPackage
}

/** Where a file lies: within how many archives and messages, attached to which document, and published with which. */
type Depth = {
  archives: number
  messages: number
  parent: number | null
  published: Published | null
}

/** Everything that a file holds. A part that cannot be read stands in `refused` and stops nothing. */
export async function reading(file: GivenFile, around: Surroundings): Promise<ReadFile> {
  const found: Found = { documents: [], refused: [], bytes: 0 }
  // What is too much as a whole is refused as a whole, however deep it lay.
  const refusal = await into(found, file, around, {
    archives: 0,
    messages: 0,
    parent: null,
    published: null,
  }).catch((error: unknown) => {
    if (error instanceof Unreadable) return error.message
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

/** Reads one file into what was found; the sentence that says why, where it cannot be read. */
async function into(
  found: Found,
  file: Member,
  around: Surroundings,
  depth: Depth,
): Promise<string | null> {
  let format: Format
  let read: Reading
  try {
    format = formatOf(file)
    if (format === 'zip' && depth.archives > limits.archivesWithin)
      throw new Unreadable(
        'This is an archive within an archive within an archive. Unpack it and add its files by themselves.',
      )
    if (depth.messages > limits.messagesWithin)
      throw new Unreadable(
        'This message lies within more than five others. Save it by itself and add it.',
      )
    read = await readers[format](file, around)
  } catch (error) {
    if (error instanceof Unreadable) return error.message
    return 'This file is damaged, or made in a way that is not known here. Open it in the program it comes from, save it as PDF or plain text and add that.'
  }
  if (!read.ok) return read.reason
  if ('package' in read) {
    if (depth.archives + depth.messages > 0)
      return 'This is a dossier package within another file. Take it out and add it by itself.'
    found.package = read.package
    return null
  }
  if ('content' in read) {
    if (depth.archives + depth.messages > 0) count(found, file.bytes.length)
    return keep(
      found,
      {
        name: file.name,
        mediaType: formats[format],
        bytes: file.bytes,
        content: file.known?.(read.content) ?? read.content,
        attached: [...read.attached, ...(file.attached ?? [])],
      },
      around,
      depth,
    )
  }
  found.refused.push(...read.refused)
  // A file that holds one letter and nothing else is its original as a whole.
  const [only] =
    read.members.length || format === 'zip' || read.letters?.length !== 1 ? [] : read.letters
  for (const letter of only
    ? [{ ...only, name: file.name, mediaType: formats[format], bytes: file.bytes }]
    : (read.letters ?? [])) {
    count(found, letter.bytes.length)
    const refusal = await keep(found, letter, around, depth)
    if (refusal) return refusal
  }
  await all(found, read.members, around, {
    ...depth,
    archives: depth.archives + (format === 'zip' ? 1 : 0),
  })
  return null
}

/** Puts a document among those that were found, with what is attached to it; the sentence that says why not, where there are too many. */
async function keep(
  found: Found,
  { name, mediaType, bytes, content, attached }: Letter,
  around: Surroundings,
  depth: Depth,
): Promise<string | null> {
  count(found, content.text.length * 2)
  if (found.documents.length >= limits.entries)
    return 'This file holds more than 2,000 documents. Split it and add the parts one by one.'
  const published = content.published ?? depth.published
  // What tells languages is large, so it is loaded when there is a text.
  const { withLanguage } = await import('./language.ts')
  const at =
    found.documents.push({
      ...withLanguage(content),
      published,
      name,
      mediaType,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      original: bytes,
      parent: depth.parent,
    }) - 1
  await all(found, attached, around, {
    ...depth,
    messages: depth.messages + 1,
    parent: at,
    published,
  })
  return null
}

async function all(
  found: Found,
  members: readonly Member[],
  around: Surroundings,
  depth: Depth,
): Promise<void> {
  for (const member of members) {
    const reason = await into(found, member, around, depth)
    if (reason) found.refused.push({ name: member.name, reason })
  }
}

function count(found: Found, bytes: number): void {
  found.bytes += bytes
  if (found.bytes > limits.output)
    throw new Unreadable(
      `This file unfolds to more than ${megabytes(limits.output)} of text and attachments. Split it and add the parts one by one.`,
    )
}
