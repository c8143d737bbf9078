import { simpleParser, type EmailAddress, type ParsedMail } from 'mailparser'
import {
  asBuffer,
  createContent,
  normalizeLine,
  UnreadableFile,
  type MailAddress,
  type InputFile,
  type MailHeaders,
  type FormatReader,
  type SentDate,
} from '../document.ts'
import { decodeBeginning, repairUtf8 } from '../text/encoding.ts'
import { extractHtmlText } from '../text/html-text.ts'
import { takeOutUuencoded } from './uuencoded.ts'
import { readerLimits } from '../confined/limits.ts'
import { readHtmlPage } from '../text/html-page.ts'
import { parseWebAddress } from '../portals/regions.ts'
import { tidyText, tidyDocument } from '../text/tidy-text.ts'

/**
 * One message (RFC 5322, MIME): its own text with what its head says; attachments are documents of their own.
 * Browsers save pages as such messages too (.mhtml).
 */
export const readEml: FormatReader = async ({ name, bytes }) => {
  const raw = asBuffer(bytes)
  const parts = raw.toString('latin1').match(/^content-type:/gim)?.length ?? 0
  if (parts > readerLimits.mailParts)
    throw new UnreadableFile(
      `This message has ${parts} parts; 500 may be in one. Save its attachments and add them as files.`,
    )
  const parsed = await simpleParser(raw, {
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipImageLinks: true,
    skipTextLinks: true,
    checksumAlgo: false,
  })
  const kind = String(
    (parsed.headers.get('content-type') as { value?: string } | undefined)?.value ?? '',
  ).toLowerCase()
  if (
    kind === 'multipart/encrypted' ||
    (/pkcs7-mime$/.test(kind) && !/signed-data/.test(raw.toString('latin1', 0, 20_000)))
  ) {
    throw new UnreadableFile(
      'This message is encrypted. Open it in the mail program that holds the key, and add its text or a PDF of it.',
    )
  }
  const saved = parsed.headerLines
    .find(({ key }) => key === 'snapshot-content-location')
    ?.line.replace(/^[^:]*:/, '')
  if (parsed.html && (saved !== undefined || /^<?saved by /i.test(parsed.from?.text ?? '')))
    return readHtmlPage({
      name,
      html: parsed.html,
      address: parseWebAddress(normalizeLine(saved), null),
      doubts: [],
    })
  return { ok: true, ...buildMessage(parsed) }
}

/** What is said beside the message by programs, not people. */
const nonLetterTypes = new Set([
  'application/pkcs7-signature',
  'application/x-pkcs7-signature',
  'application/pgp-signature',
  'application/pgp-keys',
  'application/ics',
  'application/pgp-encrypted',
  'application/ms-tnef',
  'text/calendar',
  'text/x-vcard',
  'text/vcard',
  'text/directory',
  'message/delivery-status',
  'message/disposition-notification',
])

function buildMessage(parsed: ParsedMail) {
  const body = chooseBody(parsed)
  const { attached: parts, leftOut } = sortAttachments(parsed.attachments)
  const inside = takeOutUuencoded(body.text)
  const attached = [...parts, ...inside.attached]
  const tidy = attached.length ? tidyText(inside.text) : tidyDocument(inside.text, 'This message')
  const head = readMailHeaders(parsed)
  const sent = parseDateLine(findDateLine(parsed))
  const doubts = [
    ...body.doubts,
    ...(tidy.text.trim() ? [] : ['This message has no text of its own, only attachments.']),
    ...(head.from.length ? [] : ['The head of this message does not say legibly who sent it.']),
    ...(sent ? [] : ['The head of this message does not say legibly when it was sent.']),
  ]
  return {
    content: createContent(tidy.text, {
      title: head.subject,
      sent,
      language: body.language,
      mail: head,
      notes: [...body.notes, ...describeLeftOut(leftOut), ...tidy.remarks],
      doubts,
    }),
    attached,
  }
}

/** The attachments that may be letters, and the names of those that are none. */
function sortAttachments(parts: ParsedMail['attachments']) {
  const attached: InputFile[] = []
  const leftOut: string[] = []
  for (const [at, part] of parts.entries()) {
    const isMessage = part.contentType === 'message/rfc822'
    const name =
      normalizeLine(part.filename) ?? (isMessage ? `message ${at + 1}.eml` : `attachment ${at + 1}`)
    if (nonLetterTypes.has(part.contentType) || isOrnament(part) || isOtherForm(part))
      leftOut.push(name)
    else attached.push({ name, bytes: new Uint8Array(part.content) })
  }
  return { attached, leftOut }
}

function describeLeftOut(names: readonly string[]): string[] {
  if (!names.length) return []
  const more = names.length > 10 ? ` and ${names.length - 10} more` : ''
  return [`Left out, as no letters: ${names.slice(0, 10).join(', ')}${more}.`]
}

/** The Date line of a message as it stands there; empty where it has none. */
export function findDateLine({ headerLines }: ParsedMail): string {
  return headerLines.find(({ key }) => key === 'date')?.line ?? ''
}

/** Pictures that the message shows within its text: logos and pixels, unless they are as large as a page. */
const isOrnament = (part: ParsedMail['attachments'][number]) =>
  part.contentType.startsWith('image/') &&
  (part.related === true || part.contentDisposition === 'inline') &&
  part.size < 100_000

/** The text of the message in a form that only some programs show, beside the forms that all do. */
const isOtherForm = (part: ParsedMail['attachments'][number]) =>
  part.contentType.startsWith('text/') && !part.filename && part.contentDisposition !== 'attachment'

/** The forms of a message's text; those that are in UTF-8 against what it declares as they were written. */
function readForms(parsed: ParsedMail) {
  const [plain, html] = [parsed.text || '', parsed.html || '']
  const repaired = [repairUtf8(plain), repairUtf8(html)] as const
  return {
    plain: repaired[0] ?? plain,
    html: repaired[1] ?? html,
    notes: repaired.some((text) => text !== null) ? [describeCharset(parsed)] : [],
  }
}

function chooseBody(parsed: ParsedMail) {
  const { plain, html, notes } = readForms(parsed)
  const page = html ? extractHtmlText(html) : null
  const wanting =
    plain.trim().length < 20 && page !== null && page.text.trim().length > plain.trim().length
  const doubts = (wanting ? page.text : plain).includes('\uFFFD')
    ? [
        'Some signs of this message could not be decoded and show as �. Compare it with the original.',
      ]
    : []
  return {
    text: wanting ? page.text : plain,
    language: page?.language ?? null,
    notes: [...(wanting ? ['The message is a page of HTML; its words were taken.'] : []), ...notes],
    doubts,
  }
}

/** The character set that a message declares, and that its words are not in. */
function describeCharset(parsed: ParsedMail): string {
  const type = parsed.headerLines.find(({ key }) => key === 'content-type')?.line ?? ''
  const declared = /charset\s*=\s*"?([\w.:-]{1,40})/i.exec(type)?.[1] ?? 'another character set'
  return `The message says that it is in ${declared}, but is in UTF-8: it was read as UTF-8.`
}

export function readMailHeaders(parsed: ParsedMail): MailHeaders {
  const listAddresses = (text: ParsedMail['to']) =>
    text
      ? (Array.isArray(text) ? text : [text]).flatMap(({ value }) => flattenAddresses(value))
      : []
  return {
    subject: normalizeLine(parsed.subject),
    from: listAddresses(parsed.from),
    to: listAddresses(parsed.to),
    cc: listAddresses(parsed.cc),
    messageId: stripBrackets(parsed.messageId),
    inReplyTo: stripBrackets(parsed.inReplyTo),
    references: [parsed.references ?? []].flat().flatMap((one) => stripBrackets(one) ?? []),
  }
}

function flattenAddresses(text: readonly EmailAddress[]): MailAddress[] {
  return text
    .flatMap(({ name, address, group }) =>
      group
        ? flattenAddresses(group)
        : [{ name: normalizeLine(name), address: normalizeLine(address) }],
    )
    .filter(({ name, address }) => name !== null || address !== null)
}

const stripBrackets = (id: string | undefined) =>
  normalizeLine(id?.replace(/[<>]/g, ' '))?.split(' ')[0] ?? null

const monthNames = [
  'jan',
  'feb',
  'mar',
  'apr',
  'may',
  'jun',
  'jul',
  'aug',
  'sep',
  'oct',
  'nov',
  'dec',
]

/**
 * The day as it stands in a Date line, so that a message of half past midnight in Brussels keeps its day. Null
 * where the line is no date.
 */
export function parseDateLine(line: string): SentDate | null {
  const text = line
    .replace(/^date:/i, '')
    .replace(/\s+/g, ' ')
    .trim()
  const [, day, month, year] = /(\d{1,2})[ -]([A-Za-z]{3})[a-z]*[ -](\d{4})/.exec(text) ?? []
  const moment = new Date(text)
  const number = monthNames.indexOf((month ?? '').toLowerCase()) + 1
  if (!number || Number(day) < 1 || Number(day) > 31 || Number.isNaN(moment.getTime())) return null
  return {
    day: `${year}-${String(number).padStart(2, '0')}-${day!.padStart(2, '0')}`,
    at: moment.toISOString(),
    basis: `The message’s head says Date: ${text}`,
  }
}

/** Whether bytes look like a message: lines of a head at the very beginning, one of them one that messages have. */
export function isMail(bytes: Uint8Array): boolean {
  const [head] = decodeBeginning(bytes).split(/\r?\n\r?\n/)
  const lines = head!.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
  const fields = lines.map((line) => /^([A-Za-z][A-Za-z0-9-]*):/.exec(line)?.[1]?.toLowerCase())
  return (
    fields.length >= 2 &&
    fields.every((field) => field !== undefined) &&
    fields.filter((field) =>
      /^(?:received|message-id|mime-version|return-path|delivered-to|content-type|date|from|to|subject|x-[\w-]+)$/.test(
        field!,
      ),
    ).length >= Math.min(3, fields.length) &&
    fields.includes('from')
  )
}
