import { asBuffer, UnreadableFile } from '../document.ts'

/**
 * The streams of a compound file ([MS-CFB]) by path, such as `__attach_version1.0_#00000000/__substg1.0_37010102`.
 */
export type CompoundStreams = Map<string, Buffer>

const damagedFile =
  'This file is damaged or incomplete. Open it in the program it comes from and save it anew.'
const [endOfChain, freeSector] = [0xfffffffe, 0xffffffff]

/** Reads old Office and Outlook files; each chain of sectors is followed once at most. Throws `Unreadable`. */
export function readCompoundStreams(bytes: Uint8Array): CompoundStreams {
  const file = asBuffer(bytes)
  if (file.length < 1536) throw new UnreadableFile(damagedFile)
  const size = 1 << file.readUInt16LE(30)
  if (size !== 512 && size !== 4096) throw new UnreadableFile(damagedFile)
  const sectorAt = (at: number) => file.subarray((at + 1) * size, (at + 2) * size)
  const table = readSectorTable(file, sectorAt, size)
  const readChain = (
    first: number,
    next: readonly number[],
    piece: (at: number) => Buffer,
    most = Infinity,
  ): Buffer => {
    const pieces: Buffer[] = []
    for (
      let [at, left] = [first, Math.min(next.length, most)];
      at < next.length && left > 0;
      at = next[at]!, left -= 1
    )
      pieces.push(piece(at))
    return Buffer.concat(pieces)
  }
  const directory = readDirectory(readChain(file.readUInt32LE(48), table, sectorAt))
  const [root] = directory
  if (!root) throw new UnreadableFile(damagedFile)
  const mini = readChain(root.start, table, sectorAt)
  const miniTable = readNumbers(readChain(file.readUInt32LE(60), table, sectorAt))
  const streams: CompoundStreams = new Map()
  const seen = new Set<number>()
  const waiting: [number, string][] = [[root.child, '']]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [at, path] = next
    const entry = directory[at]
    if (!entry || seen.has(at)) continue
    seen.add(at)
    waiting.push([entry.left, path], [entry.right, path])
    if (entry.kind === 1) waiting.push([entry.child, `${path}${entry.name}/`])
    else if (entry.kind === 2) {
      const small = entry.size < 4096
      const stream = small
        ? readChain(
            entry.start,
            miniTable,
            (one) => mini.subarray(one * 64, one * 64 + 64),
            Math.ceil(entry.size / 64),
          )
        : readChain(entry.start, table, sectorAt, Math.ceil(entry.size / size))
      streams.set(path + entry.name, stream.subarray(0, entry.size))
    }
  }
  return streams
}

/** The table of sectors, itself in sectors that the head and a chain of further tables list. */
function readSectorTable(file: Buffer, sectorAt: (at: number) => Buffer, size: number): number[] {
  const listed = readNumbers(file.subarray(76, 512))
  const seen = new Set<number>()
  for (
    let at = file.readUInt32LE(68);
    at < endOfChain && !seen.has(at) && sectorAt(at).length === size;
  ) {
    seen.add(at)
    const numbers = readNumbers(sectorAt(at))
    at = numbers.pop()!
    listed.push(...numbers)
  }
  return listed
    .filter((at) => at < endOfChain && at !== freeSector)
    .flatMap((at) => readNumbers(sectorAt(at)))
}

function readNumbers(bytes: Buffer): number[] {
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, at) => bytes.readUInt32LE(at * 4))
}

function readDirectory(directory: Buffer) {
  return Array.from({ length: Math.floor(directory.length / 128) }, (_, at) => {
    const entry = directory.subarray(at * 128, at * 128 + 128)
    const name = entry.toString('utf16le', 0, Math.max(0, Math.min(entry.readUInt16LE(64), 64) - 2))
    return {
      name,
      kind: entry[66]!,
      left: entry.readUInt32LE(68),
      right: entry.readUInt32LE(72),
      child: entry.readUInt32LE(76),
      start: entry.readUInt32LE(116),
      size: entry.readUInt32LE(120),
    }
  })
}
