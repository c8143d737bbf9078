import type { Sent } from '../document.ts'
import { hostOf, momentOf, type Correspondence, type Message } from './correspondence.ts'
import { webAddress } from './regions.ts'

type Fields = Record<string, unknown>

const isFields = (said: unknown): said is Fields =>
  typeof said === 'object' && said !== null && !Array.isArray(said)
const words = (said: unknown): string | null =>
  typeof said === 'string' && said.trim() ? said.trim() : null
const listed = (said: unknown): Fields[] => (Array.isArray(said) ? said.filter(isFields) : [])

/** A message as Froide's programs exchange it (FoiMessageSerializer). */
export const isFroideMessage = (said: unknown): said is Fields =>
  isFields(said) &&
  typeof said.is_response === 'boolean' &&
  'timestamp' in said &&
  'content' in said &&
  words(said.resource_uri) !== null

/** A request as Froide's programs exchange it (FoiRequestListSerializer); with its messages where it was asked for by itself. */
export const isFroideRequest = (said: unknown): said is Fields =>
  isFields(said) &&
  words(said.title) !== null &&
  'public_body' in said &&
  'readable_status' in said &&
  words(said.resource_uri) !== null

/** The list of a request's events that Alaveteli gives to programs: it holds no words of any message. */
export const isAlaveteliRequest = (said: unknown): said is Fields =>
  isFields(said) && words(said.url_title) !== null && Array.isArray(said.info_request_events)

/** The request with its messages, as they are in it or stand in files of their own; null where none has its words. */
export function froideRequest(
  said: Fields | null,
  apart: readonly Fields[] = [],
): Correspondence | null {
  const given = [...listed(said?.messages).filter(isFroideMessage), ...apart].filter(
    (one) => one.is_draft !== true,
  )
  const place = words(said?.resource_uri) ?? words(given[0]?.resource_uri)
  const body = isFields(said?.public_body) ? said.public_body : null
  const readable = given.filter(
    (one) => (one.content_hidden !== true && words(one.content)) || listed(one.attachments).length,
  )
  if (!readable.length) return null
  const messages = readable
    .map((one) => messageOf(one, place, body))
    .sort((one, other) => momentFor(one.sent).localeCompare(momentFor(other.sent)))
  const first = messages.find(({ reply }) => !reply)
  return {
    portal: 'Froide',
    site: hostOf(webAddress(place, null)),
    request: words(said?.title),
    address: webAddress(words(said?.url), webAddress(place, null)),
    status: words(said?.readable_status),
    attribution: null,
    requester: first?.from[0]?.name ?? null,
    authority: words(body?.name),
    messages,
    notes: [],
    doubts:
      given.length > readable.length
        ? [
            `${given.length - readable.length === 1 ? 'One message of this request is' : `${given.length - readable.length} messages of this request are`} not shown on the portal, so the correspondence is not whole.`,
          ]
        : [],
  }
}

const momentFor = (sent: Sent | null) => sent?.at ?? sent?.day ?? ''

function messageOf(said: Fields, place: string | null, body: Fields | null): Message {
  const reply = said.is_response === true
  const [sender, authority] = [
    words(said.sender),
    words(said.sender_public_body) !== null && said.sender_public_body === body?.resource_uri
      ? words(body?.name)
      : null,
  ]
  const named = sender ?? (reply ? authority : null)
  const sent = momentOf(words(said.timestamp), `The portal says ${words(said.timestamp)}`)
  return {
    reply,
    subject: words(said.subject),
    sent,
    text: (said.content_hidden !== true && words(said.content)) || '',
    from: named
      ? [
          reply && authority && authority !== named
            ? { name: named, address: null, organisation: authority }
            : { name: named, address: null },
        ]
      : [],
    address: webAddress(words(said.url), webAddress(place, null)),
    source: JSON.stringify(said, null, 2) + '\n',
    attachments: listed(said.attachments).flatMap((one) =>
      words(one.name)
        ? [
            {
              name: words(one.name)!,
              address: webAddress(
                words(one.site_url) ?? words(one.file_url),
                webAddress(place, null),
              ),
            },
          ]
        : [],
    ),
    notes:
      said.is_postal === true || (words(said.kind) ?? 'email') !== 'email'
        ? [`The portal says that this came or went by: ${words(said.kind) ?? 'post'}.`]
        : [],
  }
}
