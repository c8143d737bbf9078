import { pluralise } from '#app/domain/text/words.ts'
import { normalizeLine, type MailAddress, type SentDate } from '../document.ts'
import { extractHtmlText } from '../text/html-text.ts'
import {
  describeHidden,
  findRequester,
  hostName,
  parseMoment,
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

/** Whether a page holds messages as Alaveteli (WhatDoTheyKnow, AskTheEU, Right to Know) marks them. */
export const isAlaveteliPage = (html: string): boolean =>
  /\bcorrespondence\b[^<>]{0,300}\bid=["']?(?:incoming|outgoing)-\d/.test(html) ||
  /\bid=["']?(?:incoming|outgoing)-\d[^<>]{0,300}\bcorrespondence\b/.test(html)

/**
 * The request on a saved page; null where the page has not the form that is known (app/views/request of Alaveteli, as
 * it is since 2016). `address` is where it was saved from, if that is known.
 */
export function parseAlaveteliPage(html: string, address: string | null): Correspondence | null {
  const regions = findRegions(html, classifyElement)
  const place = findPageAddress(html, regions, address)
  const subtitle = findRegion(regions, 'subtitle')
  const links = subtitle ? regionsWithin(subtitle, regions, 'link') : []
  const nameLinkedTo = (path: RegExp) =>
    regionWords(
      html,
      links.find(({ attributes }) => path.test(attributes.href ?? '')),
    )
  const [requester, authority] = [nameLinkedTo(/\/user\//), nameLinkedTo(/\/body\//)]
  const parts = outermostRegions(regions, 'message').map((region) =>
    parseMessage(html, region, regionsWithin(region, regions), { place, authority }),
  )
  const messages = parts.filter((part): part is PortalMessage => typeof part === 'object')
  const request = regionWords(html, findHeading(regions))
  if (!request || !messages.length || parts.includes('unknown')) return null
  const countParts = (kind: string) => parts.filter((part) => part === kind).length
  const countRegions = (kind: string) => regions.filter((region) => region.kind === kind).length
  return {
    portal: 'Alaveteli',
    site: normalizeLine(findRegion(regions, 'site')?.attributes.content) ?? hostName(place),
    request,
    address: place,
    status: regionWords(html, findRegion(regions, 'status')),
    attribution: readAttribution(html, subtitle, regions),
    requester: requester ?? findRequester(messages),
    authority,
    messages,
    notes: describeLeftOut(countParts('notice'), countRegions('annotation')),
    doubts: describeHidden(countParts('hidden')),
  }
}

/** The title of the request; sites may have headings of their own before it. */
function findHeading(regions: readonly PageRegion[]): PageRegion | undefined {
  const header = findRegion(regions, 'header')
  return regions.find(({ kind, start }) => kind === 'heading' && (!header || start > header.start))
}

function readAttribution(
  html: string,
  subtitle: PageRegion | undefined,
  regions: readonly PageRegion[],
): string | null {
  const aside = subtitle ? regionsWithin(subtitle, regions, 'aside') : []
  const words = [regionWords(html, subtitle, aside), ...listLicences(html, regions)]
  return words.filter(Boolean).join(' · ') || null
}

function describeLeftOut(notices: number, annotations: number): string[] {
  const were = (count: number) => pluralise(count, 'was', 'were')
  const notes: string[] = []
  if (notices)
    notes.push(
      `${notices === 1 ? 'A notice' : `${notices} notices`} that a message was sent again ${were(notices)} left out.`,
    )
  if (annotations)
    notes.push(
      `${annotations === 1 ? 'An annotation' : `${annotations} annotations`} by users of the ` +
        `portal ${were(annotations)} left out.`,
    )
  return notes
}

/** In this order: the first that fits an element says what it is. */
const marks: readonly ElementMark[] = [
  { class: 'correspondence__header__author', kind: 'author' },
  { class: 'correspondence__header__from', kind: 'author' },
  { class: 'correspondence__header__delivery-status', kind: 'aside' },
  { class: 'request-header__foi_no', kind: 'aside' },
  { class: 'correspondence_text', kind: 'text' },
  { class: 'attachments', kind: 'attachments' },
  { class: 'attachment', tag: 'li', kind: 'attachment' },
  { class: 'attachment__name', kind: 'name' },
  { class: 'unfold_link', kind: 'folded' },
  { class: 'event_plain', kind: 'notice' },
  { class: 'comment_in_request', kind: 'annotation' },
  { class: 'cplink__field', kind: 'place' },
  { class: 'request-header', kind: 'header' },
  { class: 'request-header__subtitle', kind: 'subtitle' },
]

function classifyElement(tag: string, attributes: Record<string, string>): string | null {
  const classes = listClasses(attributes)
  if (classes.includes('correspondence') && /^(?:incoming|outgoing)-\d+$/.test(attributes.id ?? ''))
    return 'message'
  const kind = kindByClass(marks, tag, attributes)
  if (kind) return kind
  if (attributes.id === 'request_status') return 'status'
  if (tag === 'time' && attributes.datetime) return 'time'
  if (tag === 'h1' && !classes.includes('banner_site-title')) return 'heading'
  return classifyPageElement(tag, attributes) ?? (tag === 'a' && attributes.href ? 'link' : null)
}

type RequestPage = { place: string | null; authority: string | null }

/** `notice`: that something was sent again; `hidden`: a message without its words; `unknown`: one of another form. */
function parseMessage(
  html: string,
  message: PageRegion,
  inside: readonly PageRegion[],
  { place, authority }: RequestPage,
): PortalMessage | 'notice' | 'hidden' | 'unknown' {
  const text = findRegion(inside, 'text')
  if (!text) return findRegion(inside, 'notice') ? 'notice' : 'hidden'
  const author = findRegion(inside, 'author')
  const reply = message.attributes.id!.startsWith('incoming')
  const who = regionWords(html, author, author ? regionsWithin(author, inside, 'time') : [])
  const sent = readSentTime(html, findRegion(inside, 'time'))
  if (!who && !sent) return 'unknown'
  const leftOut = inside.filter(({ kind }) => kind === 'attachments' || kind === 'folded')
  return {
    reply,
    from: who ? [parseAuthor(who, reply ? authority : null)] : [],
    subject: null,
    sent,
    attachments: readAttachments(html, inside, place),
    text: extractHtmlText(regionSource(html, text, leftOut)).text,
    address:
      parseWebAddress(findRegion(inside, 'place')?.attributes.value, place) ??
      (place ? `${place}#${message.attributes.id}` : null),
    source: html.slice(message.start, message.end),
    notes: isFolded(inside)
      ? ['The page was saved with quoted passages folded away, so they are not in the text.']
      : [],
  }
}

function readSentTime(html: string, time: PageRegion | undefined): SentDate | null {
  if (!time) return null
  const { datetime } = time.attributes
  return parseMoment(datetime, `The portal says ${regionWords(html, time) ?? datetime}`)
}

function readAttachments(
  html: string,
  inside: readonly PageRegion[],
  place: string | null,
): PortalAttachment[] {
  return inside
    .filter(({ kind }) => kind === 'attachment')
    .flatMap((region) => {
      const parts = regionsWithin(region, inside)
      const name = regionWords(html, findRegion(parts, 'name'))
      const link = findRegion(parts, 'link')?.attributes.href
      return name ? [{ name, address: parseWebAddress(link, place) }] : []
    })
}

/** Whether the message has a link that would unfold its quotations. */
function isFolded(inside: readonly PageRegion[]): boolean {
  const folded = findRegion(inside, 'folded')
  const [link] = folded ? regionsWithin(folded, inside, 'link') : []
  return /[?&]unfold=/.test(link?.attributes.href ?? '')
}

/** “Ivo Petrov, Ministry of Digital Affairs” as Alaveteli prints who wrote for which authority. */
export function parseAuthor(who: string, authority: string | null): MailAddress {
  const name =
    authority && who !== authority && who.endsWith(authority)
      ? who.slice(0, -authority.length).replace(/[,\s]+$/, '')
      : null
  return name
    ? { name, address: null, organisation: authority! }
    : { name: who.replace(/,$/, ''), address: null }
}
