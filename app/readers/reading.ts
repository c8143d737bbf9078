import { createHash } from 'node:crypto'
import type { DossierPackage } from '#app/domain/package/opened.ts'
import { csv } from './csv.ts'
import { Unreadable, type GivenFile, type ReadDocument, type ReadFile, type Reader, type Reading, type Refusal, type Surroundings } from './document.ts'
import { docx } from './docx.ts'
import { html } from './html.ts'
import { image } from './image.ts'
import { limits, megabytes } from './limits.ts'
import { mail } from './mail.ts'
import { mbox } from './mbox.ts'
import { md } from './md.ts'
import { formatOf, formats, type Format } from './media-type.ts'
import { msg } from './msg.ts'
import { odt } from './odt.ts'
import { pdf } from './pdf.ts'
import { rtf } from './rtf.ts'
import { txt } from './txt.ts'
import { xlsx } from './xlsx.ts'
import { zip } from './zip.ts'

/** Loaded where one is met: what checks a package is larger than many a letter. */
const dossierPackage: Reader = async (file, around) => (await import('./package.ts')).dossierPackage(file, around)

const readers: Record<Format, Reader> = { txt, md, html, rtf, pdf, docx, odt, eml: mail, mbox, msg, zip, 'stanceline.zip': dossierPackage, csv, xlsx, png: image, jpeg: image, webp: image, bmp: image }

type Found = { documents: ReadDocument[]; refused: Refusal[]; bytes: number; package?: DossierPackage }

/** Where a file lies: within how many archives and messages, and attached to which document. */
type Depth = { archives: number; messages: number; parent: number | null }

/** Everything that a file holds. A part that cannot be read stands in `refused` and stops nothing. */
export async function reading(file: GivenFile, around: Surroundings): Promise<ReadFile> {
  const found: Found = { documents: [], refused: [], bytes: 0 }
  const refusal = await into(found, file, around, { archives: 0, messages: 0, parent: null })
  if (refusal) return { ok: false, reason: refusal }
  if (found.package) return { ok: true, documents: [], refused: [], package: found.package }
  if (!found.documents.length) {
    const [first] = found.refused
    return { ok: false, reason: first ? `Nothing in this file could be read. ${first.name}: ${first.reason}` : 'There is no text in this file.' }
  }
  return { ok: true, documents: found.documents, refused: found.refused }
}

/** Reads one file into what was found; the sentence that says why, where it cannot be read. */
async function into(found: Found, file: GivenFile, around: Surroundings, depth: Depth): Promise<string | null> {
  let format: Format
  let read: Reading
  try {
    format = formatOf(file)
    if (format === 'zip' && depth.archives > limits.archivesWithin) throw new Unreadable('This is an archive within an archive within an archive. Unpack it and add its files by themselves.')
    if (depth.messages > limits.messagesWithin) throw new Unreadable('This message lies within more than five others. Save it by itself and add it.')
    read = await readers[format](file, around)
  } catch (error) {
    if (error instanceof Unreadable) return error.message
    return 'This file is damaged, or made in a way that is not known here. Open it in the program it comes from, save it as PDF or plain text and add that.'
  }
  if (!read.ok) return read.reason
  if ('package' in read) {
    if (depth.archives + depth.messages > 0) return 'This is a dossier package within another file. Take it out and add it by itself.'
    found.package = read.package
    return null
  }
  const members = 'members' in read ? read.members : read.attached
  const parent = 'content' in read ? found.documents.length : depth.parent
  if ('content' in read) {
    if (depth.archives + depth.messages > 0) count(found, file.bytes.length)
    count(found, read.content.text.length * 2)
    if (found.documents.length >= limits.entries) return 'This file holds more than 2,000 documents. Split it and add the parts one by one.'
    found.documents.push({ ...read.content, name: file.name, mediaType: formats[format], sha256: createHash('sha256').update(file.bytes).digest('hex'), original: file.bytes, parent: depth.parent })
  } else found.refused.push(...read.refused)
  const deeper = { archives: depth.archives + (format === 'zip' ? 1 : 0), messages: depth.messages + ('content' in read ? 1 : 0), parent }
  for (const member of members) {
    const reason = await into(found, member, around, deeper)
    if (reason) found.refused.push({ name: member.name, reason })
  }
  return null
}

function count(found: Found, bytes: number): void {
  found.bytes += bytes
  if (found.bytes > limits.output) throw new Unreadable(`This file unfolds to more than ${megabytes(limits.output)} of text and attachments. Split it and add the parts one by one.`)
}
