import { simpleParser, type EmailAddress, type ParsedMail } from 'mailparser'
import {
  bufferOf,
  content,
  spaced,
  Unreadable,
  type Address,
  type GivenFile,
  type Mail,
  type Reader,
  type Sent,
} from './document.ts'
import { glance } from './encoding.ts'
import { htmlText } from './html.ts'
import { limits } from './limits.ts'
import { pageReading } from './page.ts'
import { webAddress } from './portals/regions.ts'
import { tidied, tidiedWhole } from './tidied.ts'

/** One message (RFC 5322, MIME): its own text with what its head says; attachments are documents of their own. Browsers save pages as such messages too (.mhtml). */
export const mail: Reader = async ({ name, bytes }) => {
  const raw = bufferOf(bytes)
  const parts = raw.toString('latin1').match(/^content-type:/gim)?.length ?? 0
  if (parts > limits.mailParts)
    throw new Unreadable(
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
    throw new Unreadable(
      'This message is encrypted. Open it in the mail program that holds the key, and add its text or a PDF of it.',
    )
  }
  const saved = parsed.headerLines
    .find(({ key }) => key === 'snapshot-content-location')
    ?.line.replace(/^[^:]*:/, '')
  if (parsed.html && (saved !== undefined || /^<?saved by /i.test(parsed.from?.text ?? '')))
    return pageReading({
      name,
      html: parsed.html,
      address: webAddress(spaced(saved), null),
      doubts: [],
    })
  return { ok: true, ...messageOf(parsed) }
}

/** What is said beside the message by programs, not people. */
const noLetters =
  /^(?:application\/(?:pkcs7-signature|x-pkcs7-signature|pgp-signature|pgp-keys|ics|pgp-encrypted)|text\/(?:calendar|x-vcard|vcard|directory)|message\/(?:delivery-status|disposition-notification)|application\/ms-tnef)$/

function messageOf(parsed: ParsedMail) {
  const body = bodyOf(parsed)
  const notes = [...body.notes]
  const attached: GivenFile[] = []
  const leftOut: string[] = []
  for (const [at, part] of parsed.attachments.entries()) {
    const name =
      spaced(part.filename) ??
      `${part.contentType === 'message/rfc822' ? 'message' : 'attachment'} ${at + 1}${part.contentType === 'message/rfc822' ? '.eml' : ''}`
    if (noLetters.test(part.contentType) || isOrnament(part) || isOtherForm(part))
      leftOut.push(name)
    else attached.push({ name, bytes: new Uint8Array(part.content) })
  }
  if (leftOut.length)
    notes.push(
      `Left out, as no letters: ${leftOut.slice(0, 10).join(', ')}${leftOut.length > 10 ? ` and ${leftOut.length - 10} more` : ''}.`,
    )
  const tidy = attached.length ? tidied(body.text) : tidiedWhole(body.text, 'This message')
  const doubts = [
    ...body.doubts,
    ...(tidy.text.trim() ? [] : ['This message has no text of its own, only attachments.']),
  ]
  const head = headOf(parsed)
  if (!head.from.length) doubts.push('The head of this message does not say legibly who sent it.')
  const sent = sentOf(parsed.headerLines.find(({ key }) => key === 'date')?.line ?? '')
  if (!sent) doubts.push('The head of this message does not say legibly when it was sent.')
  return {
    content: content(tidy.text, {
      title: head.subject,
      sent,
      language: body.language,
      mail: head,
      notes: [...notes, ...tidy.remarks],
      doubts,
    }),
    attached,
  }
}

/** Pictures that the message shows within its text: logos and pixels, unless they are as large as a page. */
const isOrnament = (part: ParsedMail['attachments'][number]) =>
  part.contentType.startsWith('image/') &&
  (part.related === true || part.contentDisposition === 'inline') &&
  part.size < 100_000

/** The text of the message in a form that only some programs show, beside the forms that all do. */
const isOtherForm = (part: ParsedMail['attachments'][number]) =>
  part.contentType.startsWith('text/') && !part.filename && part.contentDisposition !== 'attachment'

function bodyOf(parsed: ParsedMail) {
  const plain = parsed.text ?? ''
  const page = parsed.html ? htmlText(parsed.html) : null
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
    notes: wanting ? ['The message is a page of HTML; its words were taken.'] : [],
    doubts,
  }
}

export function headOf(parsed: ParsedMail): Mail {
  const several = (said: ParsedMail['to']) =>
    said ? (Array.isArray(said) ? said : [said]).flatMap(({ value }) => addressesOf(value)) : []
  return {
    subject: spaced(parsed.subject),
    from: several(parsed.from),
    to: several(parsed.to),
    cc: several(parsed.cc),
    messageId: bare(parsed.messageId),
    inReplyTo: bare(parsed.inReplyTo),
    references: [parsed.references ?? []].flat().flatMap((one) => bare(one) ?? []),
  }
}

function addressesOf(said: readonly EmailAddress[]): Address[] {
  return said
    .flatMap(({ name, address, group }) =>
      group ? addressesOf(group) : [{ name: spaced(name), address: spaced(address) }],
    )
    .filter(({ name, address }) => name !== null || address !== null)
}

const bare = (id: string | undefined) => spaced(id?.replace(/[<>]/g, ' '))?.split(' ')[0] ?? null

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** The day as it stands in a Date line, so that a message of half past midnight in Brussels keeps its day. Null where the line is no date. */
export function sentOf(line: string): Sent | null {
  const said = line
    .replace(/^date:/i, '')
    .replace(/\s+/g, ' ')
    .trim()
  const [, day, month, year] = /(\d{1,2})[ -]([A-Za-z]{3})[a-z]*[ -](\d{4})/.exec(said) ?? []
  const moment = new Date(said)
  const number = months.indexOf((month ?? '').toLowerCase()) + 1
  if (!number || Number(day) < 1 || Number(day) > 31 || Number.isNaN(moment.getTime())) return null
  return {
    day: `${year}-${String(number).padStart(2, '0')}-${day!.padStart(2, '0')}`,
    at: moment.toISOString(),
    basis: `The message’s head says Date: ${said}`,
  }
}

/** Whether bytes look like a message: lines of a head at the very beginning, one of them one that messages have. */
export function looksLikeMail(bytes: Uint8Array): boolean {
  const [head] = glance(bytes).split(/\r?\n\r?\n/)
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
