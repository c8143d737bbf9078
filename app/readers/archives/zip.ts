import { crc32, inflateRawSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { asBuffer, UnreadableFile } from '../document.ts'
import { readerLimits, formatMegabytes } from '../confined/limits.ts'

/** One file of an archive as the directory tells it; nothing is unpacked yet. */
export type ZipEntry = {
  name: string
  packedSize: number
  size: number
  method: number
  encrypted: boolean
  offset: number
  crc: number
}

const damagedFile =
  'This file is damaged or incomplete. Get it anew, or open it in the program it comes from and save it anew.'

/** How many parts an archive may hold, and how large they may be unpacked, in bytes. */
export type ZipAllowance = { entries: number; unpacked: number }

/**
 * The directory of a ZIP archive (APPNOTE 4.3.12), read before anything is unpacked. Throws `Unreadable` for what
 * is too large or too dense.
 */
export function listZipEntries(
  bytes: Uint8Array,
  allowed: ZipAllowance = readerLimits,
): ZipEntry[] {
  const zip = asBuffer(bytes)
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'))
  if (end < 0 || end + 22 > zip.length) throw new UnreadableFile(damagedFile)
  const count = zip.readUInt16LE(end + 10)
  if (count === 0xffff)
    throw new UnreadableFile(
      'This file is in the large form of ZIP (ZIP64). Unpack it and add its files one by one.',
    )
  if (count > allowed.entries)
    throw new UnreadableFile(
      `This file holds ${count.toLocaleString('en')} parts; ` +
        `${allowed.entries.toLocaleString('en')} may be in one. Split it into several.`,
    )
  const entries: ZipEntry[] = []
  let at = zip.readUInt32LE(end + 16)
  for (let left = count; left > 0; left -= 1) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== 0x02014b50)
      throw new UnreadableFile(damagedFile)
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) =>
      zip.readUInt16LE(at + offset),
    ) as [number, number, number]
    const flags = zip.readUInt16LE(at + 8)
    const rawName = zip.subarray(at + 46, at + 46 + nameLength)
    entries.push({
      name: decodeName(rawName, (flags & 0x800) !== 0),
      packedSize: zip.readUInt32LE(at + 20),
      size: zip.readUInt32LE(at + 24),
      method: zip.readUInt16LE(at + 10),
      encrypted: (flags & 1) !== 0,
      offset: zip.readUInt32LE(at + 42),
      crc: zip.readUInt32LE(at + 16),
    })
    at += 46 + nameLength + extraLength + commentLength
  }
  const size = entries.reduce((sum, entry) => sum + entry.size, 0)
  if (size > allowed.unpacked)
    throw new UnreadableFile(
      `This file would unpack to ${formatMegabytes(size)}; ${formatMegabytes(allowed.unpacked)} ` +
        'are allowed. Split it into several, or add its files one by one.',
    )
  const dense = entries.find(
    (entry) =>
      entry.size > readerLimits.ratioFrom && entry.size > entry.packedSize * readerLimits.ratio,
  )
  if (dense || (size > readerLimits.ratioFrom && size > bytes.length * readerLimits.ratio))
    throw new UnreadableFile(
      'This file unpacks to more than a hundred times its size, as files do that want to do ' +
        'harm, so it was not unpacked. Add what is in it one by one.',
    )
  return entries
}

/** Old archives name their files in the code page of DOS. */
function decodeName(raw: Buffer, utf8: boolean): string {
  const text = raw.toString('utf8')
  return utf8 || !text.includes('\uFFFD') ? text : iconv.decode(raw, 'cp437')
}

/** The bytes of one file, never more than the directory said. Throws `Unreadable`. */
export function unpackEntry(bytes: Uint8Array, entry: ZipEntry): Buffer {
  const zip = asBuffer(bytes)
  if (entry.encrypted)
    throw new UnreadableFile(
      'This file is packed with a password. Unpack it with the password and add it.',
    )
  if (entry.offset + 30 > zip.length || zip.readUInt32LE(entry.offset) !== 0x04034b50)
    throw new UnreadableFile(damagedFile)
  const start =
    entry.offset + 30 + zip.readUInt16LE(entry.offset + 26) + zip.readUInt16LE(entry.offset + 28)
  const packed = zip.subarray(start, start + entry.packedSize)
  if (entry.method !== 0 && entry.method !== 8)
    throw new UnreadableFile(
      'This file is packed in a way that is not known here. Pack it as an ordinary ZIP archive, or add it by itself.',
    )
  const plain = entry.method === 0 ? packed : inflateEntry(packed, entry.size)
  if (plain.length !== entry.size || crc32(plain) !== entry.crc)
    throw new UnreadableFile(damagedFile)
  return plain
}

function inflateEntry(packed: Buffer, size: number): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) })
  } catch {
    throw new UnreadableFile(damagedFile)
  }
}

/** The parts of an office file by name; each is unpacked when asked for. */
export function openOfficeParts(bytes: Uint8Array): {
  names: string[]
  part: (name: string) => string | null
} {
  const entries = new Map(
    listZipEntries(bytes).map((entry) => [entry.name.replace(/^\//, ''), entry]),
  )
  return {
    names: [...entries.keys()],
    part: (name) => {
      const entry = entries.get(name.replace(/^\//, ''))
      return entry ? decodeXml(unpackEntry(bytes, entry)) : null
    },
  }
}

const decodeXml = (bytes: Buffer) =>
  bytes[0] === 0xff && bytes[1] === 0xfe ? bytes.toString('utf16le') : bytes.toString('utf8')

/** Whether the name of a part would put it elsewhere than into the folder that its archive is unpacked in. */
export const leavesItsFolder = (name: string) =>
  /^(?:[/\\]|[a-z]:)/i.test(name) || name.split(/[/\\]/).includes('..') || name.includes('\u0000')
