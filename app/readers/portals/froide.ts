import { spaced, type Sent } from '../document.ts'
import { htmlText } from '../html.ts'
import { hiddenDoubt } from './alaveteli.ts'
import { hostOf, type Correspondence, type Message } from './correspondence.ts'
import {
  classesOf,
  licencesIn,
  outermost,
  pageKindOf,
  regionsIn,
  savedFrom,
  sourceOf,
  webAddress,
  within,
  wordsOf,
  type Region,
} from './regions.ts'

/** Whether a page holds messages as Froide (FragDenStaat) marks them. */
export const looksLikeFroide = (html: string): boolean =>
  /\bclass=["'][^"'<>]{0,300}\balpha-message\b/.test(html)

/** The request on a saved page; null where the page has not the form that is known (foirequest/show.html of Froide, as it is since 2021). `address` is where it was saved from, if that is known. */
export function froidePage(html: string, address: string | null): Correspondence | null {
  const regions = regionsIn(html, kindOf)
  const of = (kind: string) => regions.find((one) => one.kind === kind)
  const base =
    webAddress(of('address')?.attributes.content, null) ??
    webAddress(of('canonical')?.attributes.href, null) ??
    savedFrom(html) ??
    address
  const place = base?.replace(/[?#].*$/, '') ?? null
  const heading = of('heading')
  const request = wordsOf(html, heading)
  const parts = outermost(regions, 'message').map((one) =>
    messageOf(html, one, within(one, regions), place),
  )
  const messages = parts.filter((part): part is FroideMessage => typeof part === 'object')
  if (!request || !messages.length || parts.includes('unknown')) return null
  const first = messages.find(({ reply }) => !reply)
  // The first link behind the title leads to the authority.
  const authority =
    wordsOf(
      html,
      regions.find(
        ({ kind, start }) =>
          kind === 'link' && start > heading!.end && start < (of('message')?.start ?? 0),
      ),
    ) ??
    first?.to ??
    null
  const [, site] = /^.*\S\s+-\s+([^-]+)$/s.exec(wordsOf(html, of('title')) ?? '') ?? []
  return {
    portal: 'Froide',
    site: spaced(site) ?? hostOf(place),
    request,
    address: place,
    status:
      [wordsOf(html, of('status')), wordsOf(html, of('waiting'))].filter(Boolean).join(' · ') ||
      null,
    attribution: licencesIn(html, regions).join(' · ') || null,
    requester: first?.from[0]?.name ?? null,
    authority,
    messages,
    notes: [],
    doubts: hiddenDoubt(parts.filter((part) => part === 'hidden').length),
  }
}

type FroideMessage = Message & { to: string | null }

function kindOf(name: string, attributes: Record<string, string>): string | null {
  const classes = classesOf(attributes)
  const has = (one: string) => classes.includes(one)
  if (has('alpha-message') && /-\d+$/.test(attributes.id ?? '')) return 'message'
  if (has('alpha-message__avatar')) return 'avatar'
  if (has('alpha-message__sender')) return 'sender'
  if (has('message-meta')) return 'meta'
  if (has('alpha-message__content-text')) return 'text'
  if (has('alpha-message__footer')) return 'footer'
  if (has('alpha-attachment')) return 'attachment'
  if (has('request-title')) return 'heading'
  if (has('info-box__title')) return 'status'
  if (has('info-box__subtitle')) return 'waiting'
  if (
    has('d-print-none') ||
    attributes['data-bs-toggle'] === 'collapse' ||
    attributes['data-toggle'] === 'collapse'
  )
    return 'aside'
  if (name === 'dd') return 'value'
  return pageKindOf(name, attributes) ?? (name === 'a' && attributes.href ? 'link' : null)
}

/** `hidden`: a message without its words; `unknown`: one of another form. */
function messageOf(
  html: string,
  message: Region,
  all: readonly Region[],
  place: string | null,
): FroideMessage | 'hidden' | 'unknown' {
  const footer = all.find(({ kind }) => kind === 'footer')
  const inside = all.filter(({ start }) => !footer || start < footer.start)
  const of = (kind: string) => inside.find((one) => one.kind === kind)
  const { id } = message.attributes
  const reply = /--(?:house|shield)\b/.test(of('avatar')?.attributes.class ?? '')
  const meta = metaOf(html, of('meta'), inside, id!)
  const who = meta?.from ?? wordsOf(html, of('sender'))
  const [key, text] = [message.attributes['data-timeline-key'] ?? '', of('text')]
  const sent = meta?.date ? dayOfTimeline(key, meta.date) : null
  if (!of('avatar') || (!who && !sent)) return 'unknown'
  const attachments = inside
    .filter(({ kind }) => kind === 'attachment')
    .flatMap((one) => {
      const [link] = within(one, inside, 'link')
      const name = wordsOf(html, link)
      return name ? [{ name, address: webAddress(link!.attributes.href, place) }] : []
    })
  if (!text && !attachments.length) return 'hidden'
  return {
    // The lines of a message stand as such in the page; its parts follow each other without a break of their own.
    reply,
    text: text
      ? htmlText(
          `<pre>${sourceOf(html, text, within(text, inside, 'aside')).replace(/<\/?div\b[^<>]*>/gi, '')}</pre>`,
        ).text
      : '',
    from: who ? [senderOf(who, reply)] : [],
    to: meta?.to ?? null,
    subject: meta?.subject ?? null,
    sent,
    attachments,
    address: place ? `${place}#${id}` : null,
    source: html.slice(message.start, message.end),
    notes: meta?.via ? [`The portal says that this came or went by: ${meta.via}.`] : [],
  }
}

/** “Ivo Petrov – Ministry of Digital Affairs”, where a site shows who wrote for an authority. */
function senderOf(who: string, reply: boolean) {
  const [, name, organisation] = (reply && /^(.+?)\s+–\s+(.+)$/.exec(who)) || []
  return name && organisation
    ? { name, address: null, organisation }
    : { name: who.replace(/^–\s*/, ''), address: null }
}

/** The list of a message's details, in any language: the day is a link to the message itself, the subject stands before it, the recipient after it, the sender first. */
function metaOf(
  html: string,
  meta: Region | undefined,
  inside: readonly Region[],
  id: string,
): {
  from: string | null
  via: string | null
  subject: string | null
  date: string | null
  to: string | null
} | null {
  if (!meta) return null
  const values = within(meta, inside, 'value')
  const said = (at: number) =>
    wordsOf(html, values[at], values[at] ? within(values[at], inside, 'aside') : [])
  const day = values.findIndex((value) =>
    within(value, inside, 'link').some(({ attributes }) => attributes.href?.endsWith(`#${id}`)),
  )
  if (day < 2) return { from: said(0), via: null, subject: null, date: null, to: null }
  const list = (at: number) => /<(?:ul|li)\b/.test(html.slice(values[at]!.from, values[at]!.to))
  const between = Array.from({ length: day - 2 }, (_, at) => at + 1).find((at) => !list(at))
  const next = values[day + 1]
  // What stands after the day is the recipient where it names an authority by a link; otherwise it is the message's status.
  const to =
    next && within(next, inside, 'link').length && day + 2 < values.length
      ? wordsOf(html, within(next, inside, 'link')[0])
      : null
  return {
    from: said(0),
    via: between ? said(between) : null,
    subject: said(day - 1),
    date: said(day),
    to,
  }
}

/** A day in the words of the site's language, with its year and month from the page's own timeline (2020-10). */
export function dayOfTimeline(key: string, said: string): Sent | null {
  const [, year, month] = /^(\d{4})-(\d\d)$/.exec(key) ?? []
  const iso = /\b\d{4}-\d\d-(\d\d)\b/.exec(said)?.[1]
  const number =
    iso ??
    said
      .replace(/\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?(?:Uhr|[ap]\.?m\.?))?/gi, ' ')
      .match(/(?<!\d)\d{1,2}(?!\d)/)?.[0]
  const day = `${year}-${month}-${(number ?? '').padStart(2, '0')}`
  if (
    !year ||
    !number ||
    !said.includes(year) ||
    Number.isNaN(Date.parse(day)) ||
    new Date(day).toISOString().slice(0, 10) !== day
  )
    return null
  return { day, at: null, basis: `The portal says ${said}` }
}
