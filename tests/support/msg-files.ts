type Folder = Map<string, Buffer | Folder>

/** A message as Outlook saves it ([MS-OXMSG]): subject, sender, recipient, time, body and what is attached. `sent` is a moment in UTC. */
export function msgOf({
  subject,
  from,
  to,
  sent,
  body,
  attached = [],
}: {
  subject: string
  from: string
  to: string
  sent: string
  body: string
  attached?: { name: string; bytes: Buffer }[]
}): Buffer {
  const words = (tag: string, text: string): [string, Buffer] => [
    `__substg1.0_${tag}001F`,
    Buffer.from(text, 'utf16le'),
  ]
  const ticks = (BigInt(Date.parse(sent)) + 11_644_473_600_000n) * 10_000n
  const root: Folder = new Map<string, Buffer | Folder>([
    words('0037', subject),
    words('0C1A', from),
    words('1000', body),
    ['__properties_version1.0', Buffer.concat([Buffer.alloc(32), fixed(0x00390040, ticks)])],
    [
      '__recip_version1.0_#00000000',
      new Map([
        words('3001', to),
        ['__properties_version1.0', Buffer.concat([Buffer.alloc(8), fixed(0x0c150003, 1n)])],
      ]),
    ],
    ...attached.map(({ name, bytes }, at): [string, Folder] => [
      `__attach_version1.0_#${String(at).padStart(8, '0')}`,
      new Map([words('3707', name), ['__substg1.0_37010102', bytes]]),
    ]),
  ])
  return compoundOf(root)
}

function fixed(tag: number, value: bigint): Buffer {
  const entry = Buffer.alloc(16)
  entry.writeUInt32LE(tag, 0)
  entry.writeBigUInt64LE(value, 8)
  return entry
}

const [sector, mini, endOfChain, none] = [512, 64, 0xfffffffe, 0xffffffff]

/** A compound file ([MS-CFB], version 3) of streams within folders; siblings hang one below the other. At most 109 sectors of tables, 7 MB. */
function compoundOf(root: Folder): Buffer {
  const entries: {
    name: string
    kind: number
    right: number
    child: number
    start: number
    bytes: Buffer | null
  }[] = []
  const put = (folder: Folder): number => {
    let before: (typeof entries)[number] | null = null
    let first = none
    for (const [name, what] of folder) {
      const entry = {
        name,
        kind: what instanceof Map ? 1 : 2,
        right: none,
        child: none,
        start: endOfChain,
        bytes: what instanceof Map ? null : what,
      }
      const at = entries.push(entry) - 1
      if (before) before.right = at
      else first = at
      before = entry
      if (what instanceof Map) entry.child = put(what)
    }
    return first
  }
  entries.push({
    name: 'Root Entry',
    kind: 5,
    right: none,
    child: none,
    start: endOfChain,
    bytes: null,
  })
  entries[0]!.child = put(root)

  const sectors: Buffer[] = []
  const table: number[] = []
  const chained = (bytes: Buffer): number => {
    const count = Math.ceil(bytes.length / sector)
    const first = sectors.length
    for (let at = 0; at < count; at += 1) {
      sectors.push(Buffer.concat([bytes.subarray(at * sector, (at + 1) * sector)], sector))
      table.push(at + 1 < count ? first + at + 1 : endOfChain)
    }
    return count ? first : endOfChain
  }
  const smallPieces: Buffer[] = []
  const smallTable: number[] = []
  for (const entry of entries.filter(({ bytes }) => bytes?.length)) {
    if (entry.bytes!.length >= 4096) {
      entry.start = chained(entry.bytes!)
      continue
    }
    entry.start = smallTable.length
    const count = Math.ceil(entry.bytes!.length / mini)
    for (let at = 0; at < count; at += 1) {
      smallPieces.push(Buffer.concat([entry.bytes!.subarray(at * mini, (at + 1) * mini)], mini))
      smallTable.push(at + 1 < count ? entry.start + at + 1 : endOfChain)
    }
  }
  const small = Buffer.concat(smallPieces)
  entries[0]!.bytes = small
  entries[0]!.start = chained(small)
  const smallTableAt = chained(numbers(smallTable))
  const directoryAt = chained(Buffer.concat(entries.map(entryOf)))
  const tableSectors = Math.ceil((table.length + 1) / (sector / 4 - 1))
  const tableAt = sectors.length
  for (let at = 0; at < tableSectors; at += 1) table.push(0xfffffffd)
  const head = Buffer.alloc(sector)
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(head)
  for (const [at, value] of [
    [24, 0x3e],
    [26, 3],
    [28, 0xfffe],
    [30, 9],
    [32, 6],
  ] as const)
    head.writeUInt16LE(value, at)
  for (const [at, value] of [
    [44, tableSectors],
    [48, directoryAt],
    [56, 4096],
    [60, smallTableAt],
    [64, Math.ceil((smallTable.length * 4) / sector)],
    [68, endOfChain],
    [72, 0],
  ] as const)
    head.writeUInt32LE(value, at)
  for (let at = 0; at < 109; at += 1)
    head.writeUInt32LE(at < tableSectors ? tableAt + at : none, 76 + at * 4)
  return Buffer.concat([head, ...sectors, numbers(table, tableSectors * sector)])
}

function numbers(
  values: readonly number[],
  length = Math.ceil((values.length * 4) / sector) * sector,
): Buffer {
  const bytes = Buffer.alloc(length, 0xff)
  values.forEach((value, at) => bytes.writeUInt32LE(value, at * 4))
  return bytes
}

function entryOf({
  name,
  kind,
  right,
  child,
  start,
  bytes,
}: {
  name: string
  kind: number
  right: number
  child: number
  start: number
  bytes: Buffer | null
}): Buffer {
  const entry = Buffer.alloc(128)
  entry.write(name, 0, 'utf16le')
  entry.writeUInt16LE((name.length + 1) * 2, 64)
  entry[66] = kind
  entry[67] = 1
  entry.writeUInt32LE(none, 68)
  entry.writeUInt32LE(right, 72)
  entry.writeUInt32LE(child, 76)
  entry.writeUInt32LE(start, 116)
  entry.writeUInt32LE(bytes?.length ?? 0, 120)
  return entry
}
