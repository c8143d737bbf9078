import {
  createContent,
  type MailAddress,
  type InputFile,
  type FoundLetter,
  type MailHeaders,
  type Publication,
  type SentDate,
} from '../document.ts'
import { tidyText } from '../text/tidy-text.ts'

export type PortalAttachment = { name: string; address: string | null }

/**
 * One message of a request as a portal publishes it. `reply`: from the authority; `source`: its part of the file,
 * as it stands there.
 */
export type PortalMessage = {
  reply: boolean
  from: MailAddress[]
  subject: string | null
  sent: SentDate | null
  text: string
  address: string | null
  attachments: PortalAttachment[]
  source: string
  notes: string[]
}

/** A request with its messages in their order; `notes` and `doubts` are about the file as a whole. */
export type Correspondence = Omit<Publication, 'address'> & {
  address: string | null
  requester: string | null
  authority: string | null
  messages: PortalMessage[]
  notes: string[]
  doubts: string[]
}

/**
 * What was held beside the correspondence: which files belong to which of its messages, by its place, and the
 * others.
 */
export type MatchedFiles = { byMessage: Map<number, InputFile[]>; rest: InputFile[] }

/**
 * Each message as a letter of its own, with what is attached to it where that is held. What a portal says of a
 * message stands in its head as in that of an e-mail.
 */
export function createPortalLetters(
  { name, ending, mediaType }: { name: string; ending: string; mediaType: string },
  request: Correspondence,
  held: Map<number, InputFile[]> = new Map(),
): FoundLetter[] {
  const base = name.replace(/\.[^./\\]+$/, '')
  return request.messages.map((message, at) => {
    const attached = held.get(at) ?? []
    const tidy = tidyText(message.text)
    const missing = message.attachments.filter(
      (one) => !attached.some((file) => isFileNamed(file.name, one.name)),
    )
    return {
      name: `${base} message ${at + 1}.${ending}`,
      mediaType,
      bytes: Buffer.from(message.source),
      attached,
      content: createContent(tidy.text, {
        title: message.subject ?? request.request,
        sent: message.sent,
        mail: createMailHeaders(request, at),
        published: {
          portal: request.portal,
          site: request.site,
          request: request.request,
          address: message.address ?? request.address,
          status: request.status,
          attribution: request.attribution,
        },
        notes: [
          ...(at === 0 ? request.notes : []),
          ...message.notes,
          ...describeMissing(missing),
          ...tidy.remarks,
        ],
        doubts: [...(at === 0 ? request.doubts : []), ...listDoubts(message, tidy.text)],
      }),
    }
  })
}

/** A message answers the newest one before it that the other side wrote; the addresses of messages are their ids. */
function createMailHeaders(
  { messages, requester, authority }: Correspondence,
  at: number,
): MailHeaders {
  const { reply, from, subject, address } = messages[at]!
  const before = messages.slice(0, at).filter((one) => one.address !== null)
  const to = reply ? requester : authority
  return {
    subject,
    from,
    to: to ? [{ name: to, address: null }] : [],
    cc: [],
    messageId: address,
    inReplyTo: before.findLast((one) => one.reply !== reply)?.address ?? null,
    references: before.slice(-50).map((one) => one.address!),
  }
}

function describeMissing(missing: readonly PortalAttachment[]): string[] {
  if (!missing.length) return []
  const listed = missing
    .slice(0, 10)
    .map(({ name, address }) => (address ? `${name} (${address})` : name))
  const more = missing.length > 10 ? ` and ${missing.length - 10} more` : ''
  return [`Attached on the portal, but not in this file: ${listed.join(', ')}${more}.`]
}

function listDoubts({ from, sent }: PortalMessage, text: string): string[] {
  return [
    ...(text.trim() ? [] : ['This message has no text of its own, only attachments.']),
    ...(from.length ? [] : ['The portal does not say legibly who wrote this message.']),
    ...(sent ? [] : ['The portal does not say legibly when this message was sent.']),
  ]
}

/** Who wrote the request: the first message that is no reply says it. */
export const findRequester = (messages: readonly PortalMessage[]): string | null =>
  messages.find(({ reply }) => !reply)?.from[0]?.name ?? null

/** What to say of messages that a portal does not show; nothing where it shows all. */
export function describeHidden(count: number): string[] {
  if (!count) return []
  const messages =
    count === 1 ? 'One message of this request is' : `${count} messages of this request are`
  return [`${messages} not shown on the portal, so the correspondence is not whole.`]
}

/**
 * Whether a file is the one of that name: also with what archives of portals put before it, and as browsers name a
 * second one.
 */
export function isFileNamed(file: string, name: string): boolean {
  const simplifyName = (words: string) =>
    words
      .normalize('NFC')
      .toLowerCase()
      .replace(/[\s_]+/g, ' ')
      .trim()
  const [held, wanted] = [simplifyName(file.split(/[/\\]/).at(-1)!), simplifyName(name)]
  return held === wanted || held.replace(/ ?\(\d+\)(?=\.\w+$)/, '') === wanted
}

/**
 * A moment as pages and programs write it (2020-10-02T14:03:00+02:00), with the day that the portal's own clock
 * showed.
 */
export function parseMoment(text: string | null | undefined, basis: string): SentDate | null {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d\S*))?$/.exec(text?.trim() ?? '') ?? []
  if (
    !day ||
    Number.isNaN(Date.parse(`${day}T00:00:00Z`)) ||
    new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) !== day
  )
    return null
  const moment = time && /(?:Z|[+-]\d\d:?\d\d)$/.test(time) ? new Date(`${day}T${time}`) : null
  return { day, at: moment && !Number.isNaN(moment.getTime()) ? moment.toISOString() : null, basis }
}

/** Files that bear the name of what is attached to one message, and to no other. */
export function matchNamedFiles(
  request: Correspondence,
  files: readonly InputFile[],
): MatchedFiles {
  const byMessage = new Map<number, InputFile[]>()
  const rest = files.filter((file) => {
    const listing = request.messages.flatMap(({ attachments }, at) =>
      attachments.some((one) => isFileNamed(file.name, one.name)) ? [at] : [],
    )
    if (listing.length === 1)
      byMessage.set(listing[0]!, [...(byMessage.get(listing[0]!) ?? []), file])
    return listing.length !== 1
  })
  return { byMessage, rest }
}

export const hostName = (address: string | null): string | null =>
  address ? new URL(address).hostname : null
