import { crc32, deflateRawSync } from 'node:zlib'

/** `size` is what the directory says the file unpacks to, where that is not the truth. */
export type Packed = {
  name: string
  bytes: Uint8Array | string
  size?: number
  encrypted?: boolean
}

/** A ZIP archive with whatever names and sizes a test wants (APPNOTE 4.3). */
export function zipOf(files: readonly Packed[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, bytes, size, encrypted } of files) {
    const plain = Buffer.from(bytes)
    const packed = deflateRawSync(plain)
    const head = Buffer.alloc(46)
    head.writeUInt32LE(0x02014b50, 0)
    head.writeUInt16LE(20, 6)
    head.writeUInt16LE((encrypted ? 1 : 0) | 0x800, 8)
    head.writeUInt16LE(8, 10)
    head.writeUInt32LE(crc32(plain), 16)
    head.writeUInt32LE(packed.length, 20)
    head.writeUInt32LE(size ?? plain.length, 24)
    head.writeUInt16LE(Buffer.byteLength(name), 28)
    head.writeUInt32LE(at, 42)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    head.copy(local, 4, 6, 32)
    directory.push(head, Buffer.from(name))
    parts.push(local, Buffer.from(name), packed)
    at += 30 + Buffer.byteLength(name) + packed.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, listed, end])
}
