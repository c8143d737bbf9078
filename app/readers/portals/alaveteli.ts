import { spaced, type Address } from '../document.ts'
import { htmlText } from '../html.ts'
import { hostOf, momentOf, type Correspondence, type Message } from './correspondence.ts'
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

/** Whether a page holds messages as Alaveteli (WhatDoTheyKnow, AskTheEU, Right to Know) marks them. */
export const looksLikeAlaveteli = (html: string): boolean =>
  /\bcorrespondence\b[^<>]{0,300}\bid=["']?(?:incoming|outgoing)-\d|\bid=["']?(?:incoming|outgoing)-\d[^<>]{0,300}\bcorrespondence\b/.test(
    html,
  )

/** The request on a saved page; null where the page has not the form that is known (app/views/request of Alaveteli, as it is since 2016). `address` is where it was saved from, if that is known. */
export function alaveteliPage(html: string, address: string | null): Correspondence | null {
  const regions = regionsIn(html, kindOf)
  const of = (kind: string) => regions.find((one) => one.kind === kind)
  const base =
    webAddress(of('address')?.attributes.content, null) ??
    webAddress(of('canonical')?.attributes.href, null) ??
    savedFrom(html) ??
    address
  const place = base?.replace(/[?#].*$/, '') ?? null
  const subtitle = of('subtitle')
  const people = subtitle ? within(subtitle, regions, 'link') : []
  const named = (path: RegExp) =>
    wordsOf(
      html,
      people.find(({ attributes }) => path.test(attributes.href ?? '')),
    )
  const [requester, authority] = [named(/\/user\//), named(/\/body\//)]
  const parts = outermost(regions, 'message').map((one) =>
    messageOf(html, one, within(one, regions), { place, authority }),
  )
  const messages = parts.filter((part): part is Message => typeof part === 'object')
  const heading = regions.find(
    ({ kind, start }) => kind === 'heading' && (!of('header') || start > of('header')!.start),
  )
  const request = wordsOf(html, heading)
  if (!request || !messages.length || parts.includes('unknown')) return null
  const count = (part: string, kind: string) =>
    parts.filter((one) => one === part).length + regions.filter((one) => one.kind === kind).length
  const attribution = [
    wordsOf(html, subtitle, subtitle ? within(subtitle, regions, 'aside') : []),
    ...licencesIn(html, regions),
  ]
    .filter(Boolean)
    .join(' · ')
  return {
    portal: 'Alaveteli',
    site: spaced(of('site')?.attributes.content) ?? hostOf(place),
    request,
    address: place,
    status: wordsOf(html, of('status')),
    attribution: attribution || null,
    requester: requester ?? messages.find(({ reply }) => !reply)?.from[0]?.name ?? null,
    authority,
    messages,
    notes: notesOf(count('notice', ''), count('', 'annotation')),
    doubts: hiddenDoubt(count('hidden', '')),
  }
}

function notesOf(notices: number, annotations: number): string[] {
  return [
    ...(notices
      ? [
          `${notices === 1 ? 'A notice' : `${notices} notices`} that a message was sent again ${notices === 1 ? 'was' : 'were'} left out.`,
        ]
      : []),
    ...(annotations
      ? [
          `${annotations === 1 ? 'An annotation' : `${annotations} annotations`} by users of the portal ${annotations === 1 ? 'was' : 'were'} left out.`,
        ]
      : []),
  ]
}

export const hiddenDoubt = (hidden: number): string[] =>
  hidden
    ? [
        `${hidden === 1 ? 'One message of this request is' : `${hidden} messages of this request are`} not shown on the portal, so the correspondence is not whole.`,
      ]
    : []

function kindOf(name: string, attributes: Record<string, string>): string | null {
  const classes = classesOf(attributes)
  const has = (one: string) => classes.includes(one)
  if (has('correspondence') && /^(?:incoming|outgoing)-\d+$/.test(attributes.id ?? ''))
    return 'message'
  if (has('correspondence__header__author') || has('correspondence__header__from')) return 'author'
  if (has('correspondence__header__delivery-status') || has('request-header__foi_no'))
    return 'aside'
  if (has('correspondence_text')) return 'text'
  if (has('attachments')) return 'attachments'
  if (has('attachment') && name === 'li') return 'attachment'
  if (has('attachment__name')) return 'name'
  if (has('unfold_link')) return 'folded'
  if (has('event_plain')) return 'notice'
  if (has('comment_in_request')) return 'annotation'
  if (has('cplink__field')) return 'place'
  if (has('request-header')) return 'header'
  if (has('request-header__subtitle')) return 'subtitle'
  if (attributes.id === 'request_status') return 'status'
  if (name === 'time' && attributes.datetime) return 'time'
  if (name === 'h1' && !has('banner_site-title')) return 'heading'
  return pageKindOf(name, attributes) ?? (name === 'a' && attributes.href ? 'link' : null)
}

type Around = { place: string | null; authority: string | null }

/** `notice`: that something was sent again; `hidden`: a message without its words; `unknown`: one of another form. */
function messageOf(
  html: string,
  message: Region,
  inside: readonly Region[],
  { place, authority }: Around,
): Message | 'notice' | 'hidden' | 'unknown' {
  const of = (kind: string) => inside.find((one) => one.kind === kind)
  const text = of('text')
  if (!text) return of('notice') ? 'notice' : 'hidden'
  const [author, time, folded] = [of('author'), of('time'), of('folded')]
  const reply = message.attributes.id!.startsWith('incoming')
  const who = wordsOf(html, author, author ? within(author, inside, 'time') : [])
  const sent = time
    ? momentOf(
        time.attributes.datetime,
        `The portal says ${wordsOf(html, time) ?? time.attributes.datetime}`,
      )
    : null
  if (!who && !sent) return 'unknown'
  const attachments = inside
    .filter(({ kind }) => kind === 'attachment')
    .flatMap((one) => {
      const parts = within(one, inside)
      const name = wordsOf(
        html,
        parts.find(({ kind }) => kind === 'name'),
      )
      return name
        ? [
            {
              name,
              address: webAddress(
                parts.find(({ kind }) => kind === 'link')?.attributes.href,
                place,
              ),
            },
          ]
        : []
    })
  const leftOut = inside.filter(({ kind }) => kind === 'attachments' || kind === 'folded')
  return {
    reply,
    from: who ? [authorOf(who, reply ? authority : null)] : [],
    subject: null,
    sent,
    attachments,
    text: htmlText(sourceOf(html, text, leftOut)).text,
    address:
      webAddress(of('place')?.attributes.value, place) ??
      (place ? `${place}#${message.attributes.id}` : null),
    source: html.slice(message.start, message.end),
    notes:
      folded && /[?&]unfold=/.test(within(folded, inside, 'link')[0]?.attributes.href ?? '')
        ? ['The page was saved with quoted passages folded away, so they are not in the text.']
        : [],
  }
}

/** “Ivo Petrov, Ministry of Digital Affairs” as Alaveteli prints who wrote for which authority. */
export function authorOf(who: string, authority: string | null): Address {
  const name =
    authority && who !== authority && who.endsWith(authority)
      ? who.slice(0, -authority.length).replace(/[,\s]+$/, '')
      : null
  return name
    ? { name, address: null, organisation: authority! }
    : { name: who.replace(/,$/, ''), address: null }
}
