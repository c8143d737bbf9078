/** What both sides take as already written ([MS-OXRTFCP] 2.1.2.1). */
const initialDictionary =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern ' +
  '\\fscript \\fdecor MS Sans SerifSymbolArialTimes New ' +
  'RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par ' +
  '\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx'

/** More than any letter's body needs; what says that it unfolds to more is not unfolded. */
const maxSize = 20e6

/** The rich text that Outlook keeps a message's body in, unpacked ([MS-OXRTFCP]); null where it is damaged. */
export function unpackRtf(packed: Buffer): Buffer | null {
  if (packed.length < 16) return null
  const [size, kind] = [packed.readUInt32LE(4), packed.toString('latin1', 8, 12)]
  if (kind === 'MELA') return packed.subarray(16, 16 + size)
  if (kind !== 'LZFu' || size > maxSize) return null
  const dictionary = Buffer.alloc(4096)
  let write = dictionary.write(initialDictionary, 'latin1')
  const plain = Buffer.alloc(size)
  let [length, at] = [0, 16]
  const writeByte = (byte: number) => {
    if (length < size) plain[length++] = byte
    dictionary[write] = byte
    write = (write + 1) % 4096
  }
  while (at < packed.length && length < size) {
    const control = packed[at++]!
    for (let bit = 0; bit < 8 && at < packed.length; bit += 1) {
      if (!(control & (1 << bit))) {
        writeByte(packed[at++]!)
        continue
      }
      if (at + 2 > packed.length) return plain.subarray(0, length)
      const [from, count] = [packed.readUInt16BE(at) >> 4, (packed.readUInt16BE(at) & 15) + 2]
      at += 2
      // A reference to where the next sign is written ends the text.
      if (from === write) return plain.subarray(0, length)
      for (let step = 0; step < count; step += 1) writeByte(dictionary[(from + step) % 4096]!)
    }
  }
  return plain.subarray(0, length)
}
