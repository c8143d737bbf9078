import { promisify } from 'node:util'
import { crc32, deflateRaw } from 'node:zlib'

const deflateBytes = promisify(deflateRaw)

/** A file of an archive, by its path within it. */
export type ZipMember = { path: string; bytes: Uint8Array }

/** 1 January 1980, the first day that ZIP knows. */
const firstZipDay = 0x0021

/** Files as one ZIP archive (APPNOTE 4.3), the same bytes for the same files: in the order given, without moments. */
export async function writeZip(members: readonly ZipMember[]): Promise<Buffer> {
  const [pieces, directory]: [Uint8Array[], Uint8Array[]] = [[], []]
  let at = 0
  for (const { path, bytes } of members) {
    const packed = path === 'mimetype' ? bytes : await deflateBytes(bytes, { level: 9 })
    const isSmaller = packed.length < bytes.length
    const [name, data] = [Buffer.from(path), isSmaller ? packed : bytes]
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(20, 4)
    head.writeUInt16LE(0x0800, 6)
    head.writeUInt16LE(isSmaller ? 8 : 0, 8)
    head.writeUInt16LE(firstZipDay, 12)
    head.writeUInt32LE(crc32(bytes), 14)
    head.writeUInt32LE(data.length, 18)
    head.writeUInt32LE(bytes.length, 22)
    head.writeUInt16LE(name.length, 26)
    const listed = Buffer.alloc(46)
    listed.writeUInt32LE(0x02014b50, 0)
    listed.writeUInt16LE(20, 4)
    head.copy(listed, 6, 4, 30)
    listed.writeUInt32LE(at, 42)
    pieces.push(head, name, data)
    directory.push(listed, name)
    at += head.length + name.length + data.length
  }
  const end = Buffer.alloc(22)
  const listing = Buffer.concat(directory)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(members.length, 8)
  end.writeUInt16LE(members.length, 10)
  end.writeUInt32LE(listing.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...pieces, listing, end])
}
