import iconv from 'iconv-lite'
import { simpleParser, type ParsedMail } from 'mailparser'
import { readCompoundStreams, type CompoundStreams } from '../archives/compound-file.ts'
import {
  createContent,
  normalizeLine,
  type MailAddress,
  type InputFile,
  type MailHeaders,
  type FormatReader,
  type SentDate,
} from '../document.ts'
import { findCharset, extractHtmlText } from '../text/html-text.ts'
import { decodeText } from '../text/encoding.ts'
import { findDateLine, parseDateLine, readMailHeaders } from './eml.ts'
import { extractRtfText } from '../office/rtf.ts'
import { unpackRtf } from './compressed-rtf.ts'
import { tidyText, tidyDocument } from '../text/tidy-text.ts'

/** Property numbers of [MS-OXPROPS]. */
const propertyIds = {
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
export const readMsg: FormatReader = async ({ bytes }) => {
  const streams = readCompoundStreams(bytes)
  const page = readCodePage(streams)
  const parsed = await parseCarriedHeaders(readText(streams, '', propertyIds.head, page))
  const head = readHead(streams, page, parsed)
  const sent = (parsed && parseDateLine(findDateLine(parsed))) ?? readSubmitTime(streams)
  const attached = readAttachments(streams, page)
  const body = readBody(streams, readText(streams, '', propertyIds.body, page))
  const tidy = attached.files.length ? tidyText(body) : tidyDocument(body, 'This message')
  const doubts = [
    ...(head.from.length ? [] : ['This message does not say who sent it.']),
    ...(sent ? [] : ['This message does not say when it was sent.']),
    ...describeUnreadItems(attached.within),
  ]
  return {
    ok: true,
    content: createContent(tidy.text, {
      title: head.subject,
      sent,
      mail: head,
      notes: tidy.remarks,
      doubts,
    }),
    attached: attached.files,
  }
}

/** The lines of the head as they came over the net, where Outlook kept them. */
async function parseCarriedHeaders(lines: string | null): Promise<ParsedMail | null> {
  if (!lines) return null
  // The parts that the head announces are not there.
  const head = lines.replace(/^content-type:.*(?:\r?\n[ \t].*)*/gim, 'X-Left-Out: 1').trim()
  return simpleParser(`${head}\r\n\r\n`, { skipTextToHtml: true })
}

/**
 * The head of the message: the lines that came over the net where they name a sender, otherwise Outlook's
 * properties.
 */
function readHead(streams: CompoundStreams, page: string, parsed: ParsedMail | null): MailHeaders {
  const textOf = (name: keyof typeof propertyIds) => readText(streams, '', propertyIds[name], page)
  const head: MailHeaders = parsed?.from
    ? readMailHeaders(parsed)
    : {
        subject: null,
        from: [],
        ...readRecipients(streams, page),
        messageId: stripBrackets(textOf('messageId')),
        inReplyTo: stripBrackets(textOf('inReplyTo')),
        references: (textOf('references') ?? '').match(/[^<>\s]+/g) ?? [],
      }
  const sender: MailAddress = {
    name: normalizeLine(textOf('senderName')),
    address: normalizeLine(textOf('senderSmtp')) ?? keepMailAddress(textOf('senderAddress')),
  }
  if (!head.from.length && (sender.name || sender.address)) head.from = [sender]
  head.subject ??= normalizeLine(textOf('subject'))
  return head
}

function describeUnreadItems(count: number): string[] {
  if (!count) return []
  const [messages, them] = count === 1 ? ['message', 'it'] : ['messages', 'them']
  return [
    `${count} ${messages} attached as Outlook items could not be read; save ${them} from Outlook and add ${them}.`,
  ]
}

function readBody(streams: CompoundStreams, plain: string | null): string {
  if (plain?.trim()) return plain
  const html = streams.get(`__substg1.0_${propertyIds.html}0102`)
  if (html) return extractHtmlText(decodeText(html, findCharset(html)).text).text
  const rich = streams.get(`__substg1.0_${propertyIds.rtf}0102`)
  const unpacked = rich && unpackRtf(rich)
  return unpacked ? extractRtfText(unpacked) : ''
}

function readText(
  streams: CompoundStreams,
  within: string,
  number: string,
  page: string,
): string | null {
  const wide = streams.get(`${within}__substg1.0_${number}001F`)
  if (wide) return wide.toString('utf16le')
  const narrow = streams.get(`${within}__substg1.0_${number}001E`)
  return narrow ? iconv.decode(narrow, page) : null
}

/**
 * A property of fixed size stands in a list of its own, 16 bytes each, behind a head of 32 bytes (of a recipient:
 * 8).
 */
function readFixedProperty(streams: CompoundStreams, within: string, tag: number): Buffer | null {
  const list = streams.get(`${within}__properties_version1.0`)
  for (let at = within ? 8 : 32; list && at + 16 <= list.length; at += 16)
    if (list.readUInt32LE(at) === tag) return list.subarray(at + 8, at + 16)
  return null
}

function readCodePage(streams: CompoundStreams): string {
  const page =
    readFixedProperty(streams, '', 0x3ffd0003)?.readUInt32LE(0) ??
    readFixedProperty(streams, '', 0x3fde0003)?.readUInt32LE(0)
  const name = page === 65001 ? 'utf-8' : `cp${page}`
  return page && iconv.encodingExists(name) ? name : 'windows-1252'
}

/** When the sender's program handed it over, in UTC: 100 nanoseconds since 1601. */
function readSubmitTime(streams: CompoundStreams): SentDate | null {
  const stamp =
    readFixedProperty(streams, '', 0x00390040)?.readBigUInt64LE(0) ??
    readFixedProperty(streams, '', 0x0e060040)?.readBigUInt64LE(0)
  const moment = new Date(Number((stamp ?? 0n) / 10_000n) - 11_644_473_600_000)
  if (!stamp || Number.isNaN(moment.getTime())) return null
  return {
    day: moment.toISOString().slice(0, 10),
    at: moment.toISOString(),
    basis: `Outlook’s record of when it was sent, in UTC: ${moment.toISOString()}`,
  }
}

const listFolders = (streams: CompoundStreams, kind: string) =>
  [
    ...new Set(
      [...streams.keys()].flatMap((path) =>
        path.startsWith(`__${kind}_version1.0_`) ? [path.slice(0, path.indexOf('/') + 1)] : [],
      ),
    ),
  ].sort()

function readRecipients(
  streams: CompoundStreams,
  page: string,
): { to: MailAddress[]; cc: MailAddress[] } {
  const found: { to: MailAddress[]; cc: MailAddress[] } = { to: [], cc: [] }
  for (const folder of listFolders(streams, 'recip')) {
    const kind = readFixedProperty(streams, folder, 0x0c150003)?.readUInt32LE(0) ?? 1
    const one = {
      name: normalizeLine(readText(streams, folder, propertyIds.recipientName, page)),
      address:
        normalizeLine(readText(streams, folder, propertyIds.recipientSmtp, page)) ??
        keepMailAddress(readText(streams, folder, propertyIds.recipientAddress, page)),
    }
    if (kind === 1) found.to.push(one)
    else if (kind === 2) found.cc.push(one)
  }
  return found
}

function readAttachments(
  streams: CompoundStreams,
  page: string,
): { files: InputFile[]; within: number } {
  const files: InputFile[] = []
  let within = 0
  for (const folder of listFolders(streams, 'attach')) {
    const data = streams.get(`${folder}__substg1.0_${propertyIds.data}0102`)
    const name =
      normalizeLine(
        readText(streams, folder, propertyIds.longName, page) ??
          readText(streams, folder, propertyIds.shortName, page),
      ) ?? `attachment ${files.length + 1}`
    if (data) files.push({ name, bytes: new Uint8Array(data) })
    else if (
      [...streams.keys()].some((path) =>
        path.startsWith(`${folder}__substg1.0_${propertyIds.data}000D/`),
      )
    )
      within += 1
  }
  return { files, within }
}

const stripBrackets = (id: string | null) => /[^<>\s]+/.exec(id ?? '')?.[0] ?? null

/** Exchange writes its own kind of address (/O=…), which nobody can answer to. */
const keepMailAddress = (textOf: string | null) =>
  textOf?.includes('@') ? normalizeLine(textOf) : null
