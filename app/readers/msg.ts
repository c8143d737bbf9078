import iconv from 'iconv-lite'
import { simpleParser } from 'mailparser'
import { streamsOf, type Streams } from './cfb.ts'
import {
  content,
  spaced,
  type Address,
  type GivenFile,
  type Mail,
  type Reader,
  type Sent,
} from './document.ts'
import { charsetOf, htmlText } from './html.ts'
import { decode } from './encoding.ts'
import { headOf, sentOf } from './mail.ts'
import { rtfText } from './rtf.ts'
import { unpackedRtf } from './rtf-packed.ts'
import { tidied, tidiedWhole } from './tidied.ts'

/** Property numbers of [MS-OXPROPS]. */
const property = {
  subject: '0037',
  senderName: '0C1A',
  senderAddress: '0C1F',
  senderSmtp: '5D01',
  head: '007D',
  body: '1000',
  html: '1013',
  rtf: '1009',
  messageId: '1035',
  inReplyTo: '1042',
  references: '1039',
  recipientName: '3001',
  recipientAddress: '3003',
  recipientSmtp: '39FE',
  data: '3701',
  longName: '3707',
  shortName: '3704',
} as const

/** A message that Outlook saved ([MS-OXMSG]). */
export const msg: Reader = async ({ bytes }) => {
  const streams = streamsOf(bytes)
  const page = codePage(streams)
  const said = (name: keyof typeof property, within = '') =>
    textOf(streams, within, property[name], page)
  const carried = said('head')
  const parsed = carried
    ? await simpleParser(
        `${carried.replace(/^content-type:.*(?:\r?\n[ \t].*)*/gim, 'X-Left-Out: 1').trim()}\r\n\r\n`,
        { skipTextToHtml: true },
      )
    : null
  const head: Mail = parsed?.from
    ? headOf(parsed)
    : {
        subject: null,
        from: [],
        ...recipients(streams, page),
        messageId: bare(said('messageId')),
        inReplyTo: bare(said('inReplyTo')),
        references: (said('references') ?? '').match(/[^<>\s]+/g) ?? [],
      }
  const sender: Address = {
    name: spaced(said('senderName')),
    address: spaced(said('senderSmtp')) ?? addressIn(said('senderAddress')),
  }
  if (!head.from.length && (sender.name || sender.address)) head.from = [sender]
  head.subject ??= spaced(said('subject'))
  const sent =
    (parsed && sentOf(parsed.headerLines.find(({ key }) => key === 'date')?.line ?? '')) ??
    submitted(streams)
  const attached = attachments(streams, page)
  const body = bodyOf(streams, said('body'))
  const tidy = attached.files.length ? tidied(body) : tidiedWhole(body, 'This message')
  const doubts = [
    ...(head.from.length ? [] : ['This message does not say who sent it.']),
    ...(sent ? [] : ['This message does not say when it was sent.']),
  ]
  const notes = attached.within
    ? [
        `${attached.within} message${attached.within === 1 ? '' : 's'} attached as Outlook items could not be read; save ${attached.within === 1 ? 'it' : 'them'} from Outlook and add ${attached.within === 1 ? 'it' : 'them'}.`,
      ]
    : []
  return {
    ok: true,
    content: content(tidy.text, {
      title: head.subject,
      sent,
      mail: head,
      notes: tidy.remarks,
      doubts: [...doubts, ...notes],
    }),
    attached: attached.files,
  }
}

function bodyOf(streams: Streams, plain: string | null): string {
  if (plain?.trim()) return plain
  const html = streams.get(`__substg1.0_${property.html}0102`)
  if (html) return htmlText(decode(html, charsetOf(html)).text).text
  const rich = streams.get(`__substg1.0_${property.rtf}0102`)
  const unpacked = rich && unpackedRtf(rich)
  return unpacked ? rtfText(unpacked) : ''
}

function textOf(streams: Streams, within: string, number: string, page: string): string | null {
  const wide = streams.get(`${within}__substg1.0_${number}001F`)
  if (wide) return wide.toString('utf16le')
  const narrow = streams.get(`${within}__substg1.0_${number}001E`)
  return narrow ? iconv.decode(narrow, page) : null
}

/** A property of fixed size stands in a list of its own, 16 bytes each, behind a head of 32 bytes (of a recipient: 8). */
function fixed(streams: Streams, within: string, tag: number): Buffer | null {
  const list = streams.get(`${within}__properties_version1.0`)
  for (let at = within ? 8 : 32; list && at + 16 <= list.length; at += 16)
    if (list.readUInt32LE(at) === tag) return list.subarray(at + 8, at + 16)
  return null
}

function codePage(streams: Streams): string {
  const page =
    fixed(streams, '', 0x3ffd0003)?.readUInt32LE(0) ??
    fixed(streams, '', 0x3fde0003)?.readUInt32LE(0)
  const name = page === 65001 ? 'utf-8' : `cp${page}`
  return page && iconv.encodingExists(name) ? name : 'windows-1252'
}

/** When the sender's program handed it over, in UTC: 100 nanoseconds since 1601. */
function submitted(streams: Streams): Sent | null {
  const stamp =
    fixed(streams, '', 0x00390040)?.readBigUInt64LE(0) ??
    fixed(streams, '', 0x0e060040)?.readBigUInt64LE(0)
  const moment = new Date(Number((stamp ?? 0n) / 10_000n) - 11_644_473_600_000)
  if (!stamp || Number.isNaN(moment.getTime())) return null
  return {
    day: moment.toISOString().slice(0, 10),
    at: moment.toISOString(),
    basis: `Outlook’s record of when it was sent, in UTC: ${moment.toISOString()}`,
  }
}

const folders = (streams: Streams, kind: string) =>
  [
    ...new Set(
      [...streams.keys()].flatMap((path) =>
        path.startsWith(`__${kind}_version1.0_`) ? [path.slice(0, path.indexOf('/') + 1)] : [],
      ),
    ),
  ].sort()

function recipients(streams: Streams, page: string): { to: Address[]; cc: Address[] } {
  const found: { to: Address[]; cc: Address[] } = { to: [], cc: [] }
  for (const folder of folders(streams, 'recip')) {
    const kind = fixed(streams, folder, 0x0c150003)?.readUInt32LE(0) ?? 1
    const one = {
      name: spaced(textOf(streams, folder, property.recipientName, page)),
      address:
        spaced(textOf(streams, folder, property.recipientSmtp, page)) ??
        addressIn(textOf(streams, folder, property.recipientAddress, page)),
    }
    if (kind === 1) found.to.push(one)
    else if (kind === 2) found.cc.push(one)
  }
  return found
}

function attachments(streams: Streams, page: string): { files: GivenFile[]; within: number } {
  const files: GivenFile[] = []
  let within = 0
  for (const folder of folders(streams, 'attach')) {
    const data = streams.get(`${folder}__substg1.0_${property.data}0102`)
    const name =
      spaced(
        textOf(streams, folder, property.longName, page) ??
          textOf(streams, folder, property.shortName, page),
      ) ?? `attachment ${files.length + 1}`
    if (data) files.push({ name, bytes: new Uint8Array(data) })
    else if (
      [...streams.keys()].some((path) =>
        path.startsWith(`${folder}__substg1.0_${property.data}000D/`),
      )
    )
      within += 1
  }
  return { files, within }
}

const bare = (id: string | null) => /[^<>\s]+/.exec(id ?? '')?.[0] ?? null

/** Exchange writes its own kind of address (/O=…), which nobody can answer to. */
const addressIn = (said: string | null) => (said?.includes('@') ? spaced(said) : null)
