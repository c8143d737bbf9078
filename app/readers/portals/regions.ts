import { Parser } from 'htmlparser2'
import { normalizeLine } from '../document.ts'
import { extractHtmlText } from '../text/html-text.ts'

/**
 * An element of a page by its places in the source: from `start` to `end` with its tags, from `from` to `to`
 * without.
 */
export type PageRegion = {
  kind: string
  attributes: Record<string, string>
  start: number
  from: number
  to: number
  end: number
}

/** More elements than any page of a portal has. */
const maxRegions = 20_000

/** The elements that `kindOf` names, in the order in which they begin. One pass without a tree, as for all pages. */
export function findRegions(
  html: string,
  kindOf: (name: string, attributes: Record<string, string>) => string | null,
): PageRegion[] {
  const found: PageRegion[] = []
  const open: (PageRegion | null)[] = []
  const parser: Parser = new Parser({
    onopentag: (name, attributes) => {
      const kind = found.length < maxRegions ? kindOf(name, attributes) : null
      const region =
        kind === null
          ? null
          : {
              kind,
              attributes,
              start: parser.startIndex,
              from: parser.endIndex + 1,
              to: html.length,
              end: html.length,
            }
      if (region) found.push(region)
      open.push(region)
    },
    onclosetag: (_name, implied) => {
      const region = open.pop()
      if (region)
        Object.assign(region, {
          to: Math.max(parser.startIndex, region.from),
          end: Math.max(implied ? parser.startIndex : parser.endIndex + 1, region.from),
        })
    },
  })
  parser.write(html)
  parser.end()
  return found
}

export const regionsWithin = (
  outer: PageRegion,
  regions: readonly PageRegion[],
  kind?: string,
): PageRegion[] =>
  regions.filter(
    (one) =>
      one.start >= outer.from && one.end <= outer.to && (kind === undefined || one.kind === kind),
  )

/** Those of one kind that lie in none of the same kind. */
export function outermostRegions(regions: readonly PageRegion[], kind: string): PageRegion[] {
  let end = 0
  return regions.filter((one) => one.kind === kind && one.start >= end && ((end = one.end), true))
}

/** The source of an element without some of those in it. */
export function regionSource(
  html: string,
  region: PageRegion,
  leftOut: readonly PageRegion[] = [],
): string {
  let [source, at] = ['', region.from]
  for (const { start, end } of leftOut) {
    if (start < at) continue
    source += html.slice(at, start)
    at = Math.max(at, Math.min(end, region.to))
  }
  return source + html.slice(at, region.to)
}

/** The words of an element in one line; null where it has none or is not there. */
export function regionWords(
  html: string,
  region: PageRegion | undefined,
  leftOut: readonly PageRegion[] = [],
): string | null {
  return region ? normalizeLine(extractHtmlText(regionSource(html, region, leftOut)).text) : null
}

export const listClasses = ({ class: text }: Record<string, string>): string[] =>
  (text ?? '').split(/\s+/)

/** An address of the web as it stands in a page that lies at `base`; null for any other. */
export function parseWebAddress(
  text: string | null | undefined,
  base: string | null,
): string | null {
  if (!text || text.length > 2000) return null
  const address = URL.canParse(text, base ?? undefined) ? new URL(text, base ?? undefined) : null
  return address && /^https?:$/.test(address.protocol) ? address.href : null
}

/** Where a page was saved from, as browsers note it at its beginning. */
const findSavedAddress = (html: string): string | null =>
  parseWebAddress(/<!--\s*saved from url=\(\d+\)(\S+?)\s*-->/.exec(html.slice(0, 4000))?.[1], null)

/**
 * The address of a page: as its head says it, as the browser noted it, or `known`; without what follows `?` or `#`.
 */
export function findPageAddress(
  html: string,
  regions: readonly PageRegion[],
  known: string | null,
): string | null {
  const address =
    parseWebAddress(findRegion(regions, 'address')?.attributes.content, null) ??
    parseWebAddress(findRegion(regions, 'canonical')?.attributes.href, null) ??
    findSavedAddress(html) ??
    known
  return address?.replace(/[?#].*$/, '') ?? null
}

/** The first element of a kind. */
export const findRegion = (regions: readonly PageRegion[], kind: string): PageRegion | undefined =>
  regions.find((region) => region.kind === kind)

/** By which class, on which tag if that matters, an element is known, and its kind. */
export type ElementMark = { class: string; kind: string; tag?: string }

/** The kind of an element by the first mark that fits it. */
export function kindByClass(
  marks: readonly ElementMark[],
  tag: string,
  attributes: Record<string, string>,
): string | null {
  const classes = listClasses(attributes)
  const mark = marks.find(
    (one) => classes.includes(one.class) && (one.tag === undefined || one.tag === tag),
  )
  return mark?.kind ?? null
}

/** What the head of a page and its links say for themselves, on any site. */
export function classifyPageElement(
  name: string,
  attributes: Record<string, string>,
): string | null {
  if (name === 'meta' && attributes.property === 'og:url') return 'address'
  if (name === 'meta' && attributes.property === 'og:site_name') return 'site'
  if (name === 'link' && attributes.rel === 'canonical') return 'canonical'
  if (name === 'title') return 'title'
  const isLicence =
    /\blicense\b/.test(attributes.rel ?? '') ||
    /^https?:\/\/(?:www\.)?creativecommons\.org\/(?:licenses|publicdomain)\//.test(
      attributes.href ?? '',
    )
  return name === 'a' && isLicence ? 'licence' : null
}

/** The words of the licences that a page links, each with its address. */
export function listLicences(html: string, regions: readonly PageRegion[]): string[] {
  const text = regions
    .filter(({ kind }) => kind === 'licence')
    .map((one) =>
      [regionWords(html, one), parseWebAddress(one.attributes.href, null)]
        .filter(Boolean)
        .join(', '),
    )
  return [...new Set(text)].slice(0, 3)
}
