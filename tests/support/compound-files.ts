const [endOfChain, free, tableMark] = [0xfffffffe, 0xffffffff, 0xfffffffd]

/** A compound file ([MS-CFB]) of small streams (below 4,096 bytes each) by name, as Outlook saves messages. */
export function compoundOf(streams: Record<string, Buffer>): Buffer {
  const entries = Object.entries(streams)
  const small: number[] = []
  const starts: number[] = []
  const mini = Buffer.concat(
    entries.map(([, bytes]) => {
      const count = Math.ceil(bytes.length / 64)
      starts.push(count ? small.length : endOfChain)
      for (let at = 1; at <= count; at += 1)
        small.push(at === count ? endOfChain : small.length + 1)
      return Buffer.concat([bytes, Buffer.alloc(count * 64 - bytes.length)])
    }),
  )
  const directory = Buffer.concat([
    entry('Root Entry', 5, { child: 1, size: mini.length }),
    ...entries.map(([name, bytes], at) =>
      entry(name, 2, {
        right: at + 2 <= entries.length ? at + 2 : free,
        start: starts[at]!,
        size: bytes.length,
      }),
    ),
  ])
  const parts = [directory, numbers(small), mini].map((part) =>
    Buffer.concat([
      part,
      Buffer.alloc((512 - (part.length % 512)) % 512, part === mini ? 0 : 0xff),
    ]),
  )
  const table: number[] = []
  const firsts = parts.map((part) => {
    const [first, count] = [table.length, part.length / 512]
    for (let at = 1; at <= count; at += 1) table.push(at === count ? endOfChain : table.length + 1)
    return count ? first : endOfChain
  })
  table.push(tableMark)
  if (table.length > 128) throw new Error('This is too large for a file of one table.')
  parts[0]!.writeUInt32LE(firsts[2]!, 116)
  // What fills the directory up are entries that are not there.
  for (let at = (entries.length + 1) * 128; at < parts[0]!.length; at += 128)
    parts[0]!.fill(0, at, at + 128)
  const head = Buffer.alloc(512, 0)
  head.write('d0cf11e0a1b11ae1', 'hex')
  head.writeUInt16LE(0x3e, 24)
  head.writeUInt16LE(3, 26)
  head.writeUInt16LE(0xfffe, 28)
  head.writeUInt16LE(9, 30)
  head.writeUInt16LE(6, 32)
  head.writeUInt32LE(1, 44)
  head.writeUInt32LE(firsts[0]!, 48)
  head.writeUInt32LE(4096, 56)
  head.writeUInt32LE(firsts[1]!, 60)
  head.writeUInt32LE(endOfChain, 68)
  head.fill(0xff, 76, 512)
  head.writeUInt32LE(table.length - 1, 76)
  return Buffer.concat([
    head,
    ...parts,
    Buffer.concat([numbers(table), Buffer.alloc(512 - table.length * 4, 0xff)]),
  ])
}

function entry(
  name: string,
  kind: number,
  {
    right = free,
    child = free,
    start = endOfChain,
    size = 0,
  }: { right?: number; child?: number; start?: number; size?: number },
): Buffer {
  const bytes = Buffer.alloc(128)
  bytes.write(name, 'utf16le')
  bytes.writeUInt16LE(name.length * 2 + 2, 64)
  bytes[66] = kind
  ;[free, right, child].forEach((number, at) => bytes.writeUInt32LE(number, 68 + at * 4))
  bytes.writeUInt32LE(start, 116)
  bytes.writeUInt32LE(size, 120)
  return bytes
}

function numbers(of: readonly number[]): Buffer {
  const bytes = Buffer.alloc(of.length * 4)
  of.forEach((number, at) => bytes.writeUInt32LE(number, at * 4))
  return bytes
}
