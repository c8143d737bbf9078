import { normalizeLine, type SentDate } from '../document.ts'
import { extractHtmlText } from '../text/html-text.ts'
import {
  describeHidden,
  findRequester,
  hostName,
  type Correspondence,
  type PortalAttachment,
  type PortalMessage,
} from './correspondence.ts'
import {
  classifyPageElement,
  findPageAddress,
  findRegion,
  findRegions,
  kindByClass,
  listClasses,
  listLicences,
  outermostRegions,
  parseWebAddress,
  regionSource,
  regionsWithin,
  regionWords,
  type ElementMark,
  type PageRegion,
} from './regions.ts'

/** Whether a page holds messages as Froide (FragDenStaat) marks them. */
export const isFroidePage = (html: string): boolean =>
  /\bclass=["'][^"'<>]{0,300}\balpha-message\b/.test(html)

/**
 * The request on a saved page; null where the page has not the form that is known (foirequest/show.html of Froide, as
 * it is since 2021). `address` is where it was saved from, if that is known.
 */
export function parseFroidePage(html: string, address: string | null): Correspondence | null {
  const regions = findRegions(html, classifyElement)
  const wordsOfKind = (kind: string) => regionWords(html, findRegion(regions, kind))
  const place = findPageAddress(html, regions, address)
  const request = wordsOfKind('heading')
  const parts = outermostRegions(regions, 'message').map((region) =>
    parseMessage(html, region, regionsWithin(region, regions), place),
  )
  const messages = parts.filter((part): part is FroideMessage => typeof part === 'object')
  if (!request || !messages.length || parts.includes('unknown')) return null
  const [, site] = /^.*\S\s+-\s+([^-]+)$/s.exec(wordsOfKind('title') ?? '') ?? []
  const status = [wordsOfKind('status'), wordsOfKind('waiting')].filter(Boolean).join(' · ')
  return {
    portal: 'Froide',
    site: normalizeLine(site) ?? hostName(place),
    request,
    address: place,
    status: status || null,
    attribution: listLicences(html, regions).join(' · ') || null,
    requester: findRequester(messages),
    authority: regionWords(html, findAuthorityLink(regions)) ?? findRecipient(messages),
    messages,
    notes: [],
    doubts: describeHidden(parts.filter((part) => part === 'hidden').length),
  }
}

/** The first link behind the title leads to the authority. */
function findAuthorityLink(regions: readonly PageRegion[]): PageRegion | undefined {
  const from = findRegion(regions, 'heading')?.end ?? 0
  const to = findRegion(regions, 'message')?.start ?? 0
  return regions.find(({ kind, start }) => kind === 'link' && start > from && start < to)
}

/** To whom the request itself went, as its details say. */
const findRecipient = (messages: readonly FroideMessage[]): string | null =>
  messages.find(({ reply }) => !reply)?.to ?? null

type FroideMessage = PortalMessage & { to: string | null }

const marks: readonly ElementMark[] = [
  { class: 'alpha-message__avatar', kind: 'avatar' },
  { class: 'alpha-message__sender', kind: 'sender' },
  { class: 'message-meta', kind: 'meta' },
  { class: 'alpha-message__content-text', kind: 'text' },
  { class: 'alpha-message__footer', kind: 'footer' },
  { class: 'alpha-attachment', kind: 'attachment' },
  { class: 'request-title', kind: 'heading' },
  { class: 'info-box__title', kind: 'status' },
  { class: 'info-box__subtitle', kind: 'waiting' },
  { class: 'd-print-none', kind: 'aside' },
]

function classifyElement(tag: string, attributes: Record<string, string>): string | null {
  if (listClasses(attributes).includes('alpha-message') && /-\d+$/.test(attributes.id ?? ''))
    return 'message'
  const kind = kindByClass(marks, tag, attributes)
  if (kind) return kind
  if (attributes['data-bs-toggle'] === 'collapse' || attributes['data-toggle'] === 'collapse')
    return 'aside'
  if (tag === 'dd') return 'value'
  return classifyPageElement(tag, attributes) ?? (tag === 'a' && attributes.href ? 'link' : null)
}

/** `hidden`: a message without its words; `unknown`: one of another form. */
function parseMessage(
  html: string,
  message: PageRegion,
  all: readonly PageRegion[],
  place: string | null,
): FroideMessage | 'hidden' | 'unknown' {
  const footer = findRegion(all, 'footer')
  const inside = all.filter(({ start }) => !footer || start < footer.start)
  const avatar = findRegion(inside, 'avatar')
  const { id } = message.attributes
  const reply = /--(?:house|shield)\b/.test(avatar?.attributes.class ?? '')
  const details = readDetails(html, findRegion(inside, 'meta'), inside, id!) ?? noDetails
  const who = details.from ?? regionWords(html, findRegion(inside, 'sender'))
  const sent = readSentDay(message, details)
  if (!avatar || (!who && !sent)) return 'unknown'
  const text = findRegion(inside, 'text')
  const attachments = readAttachments(html, inside, place)
  if (!text && !attachments.length) return 'hidden'
  return {
    reply,
    text: text ? readMessageText(html, text, inside) : '',
    from: who ? [parseSender(who, reply)] : [],
    to: details.to,
    subject: details.subject,
    sent,
    attachments,
    address: place ? `${place}#${id}` : null,
    source: html.slice(message.start, message.end),
    notes: details.via ? [`The portal says that this came or went by: ${details.via}.`] : [],
  }
}

function readSentDay({ attributes }: PageRegion, { date }: MessageDetails): SentDate | null {
  return date ? parseTimelineDay(attributes['data-timeline-key'] ?? '', date) : null
}

function readAttachments(
  html: string,
  inside: readonly PageRegion[],
  place: string | null,
): PortalAttachment[] {
  return inside
    .filter(({ kind }) => kind === 'attachment')
    .flatMap((region) => {
      const [link] = regionsWithin(region, inside, 'link')
      const name = regionWords(html, link)
      return name ? [{ name, address: parseWebAddress(link!.attributes.href, place) }] : []
    })
}

/** The lines of a message stand as such in the page; its parts follow each other without a break of their own. */
function readMessageText(html: string, text: PageRegion, inside: readonly PageRegion[]): string {
  const source = regionSource(html, text, regionsWithin(text, inside, 'aside'))
  return extractHtmlText(`<pre>${source.replace(/<\/?div\b[^<>]*>/gi, '')}</pre>`).text
}

/** “Ivo Petrov – Ministry of Digital Affairs”, where a site shows who wrote for an authority. */
function parseSender(who: string, reply: boolean) {
  const [, name, organisation] = (reply && /^(.+?)\s+–\s+(.+)$/.exec(who)) || []
  return name && organisation
    ? { name, address: null, organisation }
    : { name: who.replace(/^–\s*/, ''), address: null }
}

/** What the list of a message's details says; all of it as words. */
type MessageDetails = {
  from: string | null
  via: string | null
  subject: string | null
  date: string | null
  to: string | null
}

const noDetails: MessageDetails = { from: null, via: null, subject: null, date: null, to: null }

/**
 * The list of a message's details, in any language: the day is a link to the message itself, the subject stands
 * before it, the recipient after it, the sender first. Null where there is no such list.
 */
function readDetails(
  html: string,
  list: PageRegion | undefined,
  inside: readonly PageRegion[],
  id: string,
): MessageDetails | null {
  if (!list) return null
  const values = regionsWithin(list, inside, 'value')
  const wordsAt = (at: number) =>
    regionWords(html, values[at], values[at] ? regionsWithin(values[at], inside, 'aside') : [])
  const day = values.findIndex((value) =>
    regionsWithin(value, inside, 'link').some(({ attributes }) =>
      attributes.href?.endsWith(`#${id}`),
    ),
  )
  if (day < 2) return { ...noDetails, from: wordsAt(0) }
  const isList = (at: number) => /<(?:ul|li)\b/.test(html.slice(values[at]!.from, values[at]!.to))
  const between = Array.from({ length: day - 2 }, (_, at) => at + 1).find((at) => !isList(at))
  const next = values[day + 1]
  const [link] = next && day + 2 < values.length ? regionsWithin(next, inside, 'link') : []
  return {
    from: wordsAt(0),
    via: between ? wordsAt(between) : null,
    subject: wordsAt(day - 1),
    date: wordsAt(day),
    // What follows is the recipient where it names an authority by a link; otherwise it is the message's status.
    to: link ? regionWords(html, link) : null,
  }
}

/** A day in the words of the site's language, with its year and month from the page's own timeline (2020-10). */
export function parseTimelineDay(key: string, text: string): SentDate | null {
  const [, year, month] = /^(\d{4})-(\d\d)$/.exec(key) ?? []
  const iso = /\b\d{4}-\d\d-(\d\d)\b/.exec(text)?.[1]
  const number =
    iso ??
    text
      .replace(/\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?(?:Uhr|[ap]\.?m\.?))?/gi, ' ')
      .match(/(?<!\d)\d{1,2}(?!\d)/)?.[0]
  const day = `${year}-${month}-${(number ?? '').padStart(2, '0')}`
  if (
    !year ||
    !number ||
    !text.includes(year) ||
    Number.isNaN(Date.parse(day)) ||
    new Date(day).toISOString().slice(0, 10) !== day
  )
    return null
  return { day, at: null, basis: `The portal says ${text}` }
}
