import { bufferOf, Unreadable } from './document.ts'

/** The streams of a compound file ([MS-CFB]) by path, such as `__attach_version1.0_#00000000/__substg1.0_37010102`. */
export type Streams = Map<string, Buffer>

const broken =
  'This file is damaged or incomplete. Open it in the program it comes from and save it anew.'
const [endOfChain, free] = [0xfffffffe, 0xffffffff]

/** Reads old Office and Outlook files; each chain of sectors is followed once at most. Throws `Unreadable`. */
export function streamsOf(bytes: Uint8Array): Streams {
  const file = bufferOf(bytes)
  if (file.length < 1536) throw new Unreadable(broken)
  const size = 1 << file.readUInt16LE(30)
  if (size !== 512 && size !== 4096) throw new Unreadable(broken)
  const sector = (at: number) => file.subarray((at + 1) * size, (at + 2) * size)
  const table = tableOf(file, sector, size)
  const chain = (
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
  const directory = entriesIn(chain(file.readUInt32LE(48), table, sector))
  const [root] = directory
  if (!root) throw new Unreadable(broken)
  const mini = chain(root.start, table, sector)
  const miniTable = numbersIn(chain(file.readUInt32LE(60), table, sector))
  const streams: Streams = new Map()
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
      const whole = small
        ? chain(
            entry.start,
            miniTable,
            (one) => mini.subarray(one * 64, one * 64 + 64),
            Math.ceil(entry.size / 64),
          )
        : chain(entry.start, table, sector, Math.ceil(entry.size / size))
      streams.set(path + entry.name, whole.subarray(0, entry.size))
    }
  }
  return streams
}

/** The table of sectors, itself in sectors that the head and a chain of further tables list. */
function tableOf(file: Buffer, sector: (at: number) => Buffer, size: number): number[] {
  const listed = numbersIn(file.subarray(76, 512))
  const seen = new Set<number>()
  for (
    let at = file.readUInt32LE(68);
    at < endOfChain && !seen.has(at) && sector(at).length === size;
  ) {
    seen.add(at)
    const numbers = numbersIn(sector(at))
    at = numbers.pop()!
    listed.push(...numbers)
  }
  return listed
    .filter((at) => at < endOfChain && at !== free)
    .flatMap((at) => numbersIn(sector(at)))
}

function numbersIn(bytes: Buffer): number[] {
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, at) => bytes.readUInt32LE(at * 4))
}

function entriesIn(directory: Buffer) {
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
