/**
 * What goes between the server and the child: a piece of JSON with bytes beside it. Plain JSON, because what comes
 * back was made from files of strangers.
 */
export type ReaderFrame = { message: unknown; bytes: Uint8Array[] }

/** Length of the JSON, of each of the bytes, then all of it; lengths as 32 bits, little end first. */
export function encodeFrame({ message, bytes }: ReaderFrame): Buffer {
  const json = Buffer.from(JSON.stringify(message))
  const head = Buffer.alloc(8 + 4 * bytes.length)
  head.writeUInt32LE(json.length, 0)
  head.writeUInt32LE(bytes.length, 4)
  bytes.forEach((one, at) => head.writeUInt32LE(one.length, 8 + 4 * at))
  return Buffer.concat([head, json, ...bytes])
}

/** Takes what arrives in pieces and gives whole frames. Throws where more than `most` bytes arrive for one. */
export function createFrameDecoder(maxBytes: number): (piece: Buffer) => ReaderFrame[] {
  let [pieces, heldBytes]: [Buffer[], number] = [[], 0]
  let wantedBytes = 8
  return (piece) => {
    pieces.push(piece)
    heldBytes += piece.length
    const frames: ReaderFrame[] = []
    while (heldBytes >= wantedBytes) {
      let all = Buffer.concat(pieces, heldBytes)
      for (let found = decodeFirstFrame(all, maxBytes); ; found = decodeFirstFrame(all, maxBytes)) {
        if (typeof found === 'number') {
          wantedBytes = found
          break
        }
        frames.push(found.frame)
        all = all.subarray(found.length)
      }
      ;[pieces, heldBytes] = [[all], all.length]
    }
    return frames
  }
}

/** The first frame of some bytes with its length, or how many bytes are wanted to know more. */
function decodeFirstFrame(
  bytes: Buffer,
  maxBytes: number,
): { frame: ReaderFrame; length: number } | number {
  if (bytes.length < 8) return 8
  const [json, count] = [bytes.readUInt32LE(0), bytes.readUInt32LE(4)]
  if (json > maxBytes || count > 10_000) throw new Error('too much')
  const head = 8 + 4 * count
  if (bytes.length < head) return head
  const lengths = Array.from({ length: count }, (_, at) => bytes.readUInt32LE(8 + 4 * at))
  const length = lengths.reduce((sum, one) => sum + one, head + json)
  if (length > maxBytes) throw new Error('too much')
  if (bytes.length < length) return length
  let at = head + json
  const parts = lengths.map((one) => Uint8Array.from(bytes.subarray(at, (at += one))))
  return {
    frame: {
      message: JSON.parse(bytes.toString('utf8', head, head + json)) as unknown,
      bytes: parts,
    },
    length,
  }
}
