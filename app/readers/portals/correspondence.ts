import {
  content,
  type Address,
  type GivenFile,
  type Letter,
  type Mail,
  type Published,
  type Sent,
} from '../document.ts'
import { tidied } from '../tidied.ts'

export type Attachment = { name: string; address: string | null }

/** One message of a request as a portal publishes it. `reply`: from the authority; `source`: its part of the file, as it stands there. */
export type Message = {
  reply: boolean
  from: Address[]
  subject: string | null
  sent: Sent | null
  text: string
  address: string | null
  attachments: Attachment[]
  source: string
  notes: string[]
}

/** A request with its messages in their order; `notes` and `doubts` are about the file as a whole. */
export type Correspondence = Omit<Published, 'address'> & {
  address: string | null
  requester: string | null
  authority: string | null
  messages: Message[]
  notes: string[]
  doubts: string[]
}

/** What was held beside the correspondence: which files belong to which of its messages, by its place, and the others. */
export type Held = { byMessage: Map<number, GivenFile[]>; rest: GivenFile[] }

/** Each message as a letter of its own, with what is attached to it where that is held. What a portal says of a message stands in its head as in that of an e-mail. */
export function lettersOf(
  { name, ending, mediaType }: { name: string; ending: string; mediaType: string },
  request: Correspondence,
  held: Map<number, GivenFile[]> = new Map(),
): Letter[] {
  const base = name.replace(/\.[^./\\]+$/, '')
  return request.messages.map((message, at) => {
    const attached = held.get(at) ?? []
    const tidy = tidied(message.text)
    const missing = message.attachments.filter(
      (one) => !attached.some((file) => isNamed(file.name, one.name)),
    )
    return {
      name: `${base} message ${at + 1}.${ending}`,
      mediaType,
      bytes: Buffer.from(message.source),
      attached,
      content: content(tidy.text, {
        title: message.subject ?? request.request,
        sent: message.sent,
        mail: mailOf(request, at),
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
          ...missingOf(missing),
          ...tidy.remarks,
        ],
        doubts: [...(at === 0 ? request.doubts : []), ...doubtsOf(message, tidy.text)],
      }),
    }
  })
}

/** A message answers the newest one before it that the other side wrote; the addresses of messages are their ids. */
function mailOf({ messages, requester, authority }: Correspondence, at: number): Mail {
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

function missingOf(missing: readonly Attachment[]): string[] {
  if (!missing.length) return []
  const said = missing
    .slice(0, 10)
    .map(({ name, address }) => (address ? `${name} (${address})` : name))
  return [
    `Attached on the portal, but not in this file: ${said.join(', ')}${missing.length > 10 ? ` and ${missing.length - 10} more` : ''}.`,
  ]
}

function doubtsOf({ from, sent }: Message, text: string): string[] {
  return [
    ...(text.trim() ? [] : ['This message has no text of its own, only attachments.']),
    ...(from.length ? [] : ['The portal does not say legibly who wrote this message.']),
    ...(sent ? [] : ['The portal does not say legibly when this message was sent.']),
  ]
}

/** Whether a file is the one of that name: also with what archives of portals put before it, and as browsers name a second one. */
export function isNamed(file: string, name: string): boolean {
  const plain = (words: string) =>
    words
      .normalize('NFC')
      .toLowerCase()
      .replace(/[\s_]+/g, ' ')
      .trim()
  const [held, wanted] = [plain(file.split(/[/\\]/).at(-1)!), plain(name)]
  return held === wanted || held.replace(/ ?\(\d+\)(?=\.\w+$)/, '') === wanted
}

/** A moment as pages and programs write it (2020-10-02T14:03:00+02:00), with the day that the portal's own clock showed. */
export function momentOf(said: string | null | undefined, basis: string): Sent | null {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d\S*))?$/.exec(said?.trim() ?? '') ?? []
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
export function heldByName(request: Correspondence, files: readonly GivenFile[]): Held {
  const byMessage = new Map<number, GivenFile[]>()
  const rest = files.filter((file) => {
    const listing = request.messages.flatMap(({ attachments }, at) =>
      attachments.some((one) => isNamed(file.name, one.name)) ? [at] : [],
    )
    if (listing.length === 1)
      byMessage.set(listing[0]!, [...(byMessage.get(listing[0]!) ?? []), file])
    return listing.length !== 1
  })
  return { byMessage, rest }
}

export const hostOf = (address: string | null): string | null =>
  address ? new URL(address).hostname : null
