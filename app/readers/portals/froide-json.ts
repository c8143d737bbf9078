import type { MailAddress, SentDate } from '../document.ts'
import {
  describeHidden,
  findRequester,
  hostName,
  parseMoment,
  type Correspondence,
  type PortalAttachment,
  type PortalMessage,
} from './correspondence.ts'
import { parseWebAddress } from './regions.ts'

type JsonFields = Record<string, unknown>

const isJsonObject = (value: unknown): value is JsonFields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const readWords = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() ? value.trim() : null
const listObjects = (value: unknown): JsonFields[] =>
  Array.isArray(value) ? value.filter(isJsonObject) : []

/** A message as Froide's programs exchange it (FoiMessageSerializer). */
export const isFroideMessage = (value: unknown): value is JsonFields =>
  isJsonObject(value) &&
  typeof value.is_response === 'boolean' &&
  'timestamp' in value &&
  'content' in value &&
  readWords(value.resource_uri) !== null

/**
 * A request as Froide's programs exchange it (FoiRequestListSerializer); with its messages where it was asked for
 * by itself.
 */
export const isFroideRequest = (value: unknown): value is JsonFields =>
  isJsonObject(value) &&
  readWords(value.title) !== null &&
  'public_body' in value &&
  'readable_status' in value &&
  readWords(value.resource_uri) !== null

/** The list of a request's events that Alaveteli gives to programs: it holds no words of any message. */
export const isAlaveteliEventList = (value: unknown): value is JsonFields =>
  isJsonObject(value) &&
  readWords(value.url_title) !== null &&
  Array.isArray(value.info_request_events)

/** The request with its messages, as they are in it or stand in files of their own; null where none has its words. */
export function parseFroideRequest(
  request: JsonFields | null,
  apart: readonly JsonFields[] = [],
): Correspondence | null {
  const given = [...listObjects(request?.messages).filter(isFroideMessage), ...apart].filter(
    (message) => message.is_draft !== true,
  )
  const readable = given.filter(
    (message) => readContent(message) || listObjects(message.attachments).length,
  )
  if (!readable.length) return null
  const place = parseWebAddress(
    readWords(request?.resource_uri) ?? readWords(given[0]?.resource_uri),
    null,
  )
  const body = isJsonObject(request?.public_body) ? request.public_body : null
  const messages = readable
    .map((message) => parseMessage(message, place, body))
    .sort((one, other) => sortKey(one.sent).localeCompare(sortKey(other.sent)))
  return {
    portal: 'Froide',
    site: hostName(place),
    request: readWords(request?.title),
    address: parseWebAddress(readWords(request?.url), place),
    status: readWords(request?.readable_status),
    attribution: null,
    requester: findRequester(messages),
    authority: readWords(body?.name),
    messages,
    notes: [],
    doubts: describeHidden(given.length - readable.length),
  }
}

const sortKey = (sent: SentDate | null) => sent?.at ?? sent?.day ?? ''

/** The words of a message; null where the portal hides them. */
const readContent = (message: JsonFields): string | null =>
  message.content_hidden === true ? null : readWords(message.content)

function parseMessage(
  message: JsonFields,
  place: string | null,
  body: JsonFields | null,
): PortalMessage {
  const time = readWords(message.timestamp)
  return {
    reply: message.is_response === true,
    subject: readWords(message.subject),
    sent: parseMoment(time, `The portal says ${time}`),
    text: readContent(message) ?? '',
    from: readSender(message, body),
    address: parseWebAddress(readWords(message.url), place),
    source: JSON.stringify(message, null, 2) + '\n',
    attachments: readAttachments(message, place),
    notes: describeWay(message),
  }
}

/** Who wrote a message; of a reply also for which authority. */
function readSender(message: JsonFields, body: JsonFields | null): MailAddress[] {
  const reply = message.is_response === true
  const isFromBody =
    readWords(message.sender_public_body) !== null &&
    message.sender_public_body === body?.resource_uri
  const authority = reply && isFromBody ? readWords(body?.name) : null
  const name = readWords(message.sender) ?? authority
  if (!name) return []
  return authority && authority !== name
    ? [{ name, address: null, organisation: authority }]
    : [{ name, address: null }]
}

function readAttachments(message: JsonFields, place: string | null): PortalAttachment[] {
  return listObjects(message.attachments).flatMap((attachment) => {
    const name = readWords(attachment.name)
    const address = readWords(attachment.site_url) ?? readWords(attachment.file_url)
    return name ? [{ name, address: parseWebAddress(address, place) }] : []
  })
}

function describeWay(message: JsonFields): string[] {
  const kind = readWords(message.kind)
  return message.is_postal === true || (kind ?? 'email') !== 'email'
    ? [`The portal says that this came or went by: ${kind ?? 'post'}.`]
    : []
}
