import { Parser } from 'htmlparser2'
import { spaced } from '../document.ts'
import { htmlText } from '../html.ts'

/** An element of a page by its places in the source: from `start` to `end` with its tags, from `from` to `to` without. */
export type Region = {
  kind: string
  attributes: Record<string, string>
  start: number
  from: number
  to: number
  end: number
}

/** More elements than any page of a portal has. */
const most = 20_000

/** The elements that `kindOf` names, in the order in which they begin. One pass without a tree, as for all pages. */
export function regionsIn(
  html: string,
  kindOf: (name: string, attributes: Record<string, string>) => string | null,
): Region[] {
  const found: Region[] = []
  const open: (Region | null)[] = []
  const parser: Parser = new Parser({
    onopentag: (name, attributes) => {
      const kind = found.length < most ? kindOf(name, attributes) : null
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

export const within = (outer: Region, regions: readonly Region[], kind?: string): Region[] =>
  regions.filter(
    (one) =>
      one.start >= outer.from && one.end <= outer.to && (kind === undefined || one.kind === kind),
  )

/** Those of one kind that lie in none of the same kind. */
export function outermost(regions: readonly Region[], kind: string): Region[] {
  let end = 0
  return regions.filter((one) => one.kind === kind && one.start >= end && ((end = one.end), true))
}

/** The source of an element without some of those in it. */
export function sourceOf(html: string, region: Region, leftOut: readonly Region[] = []): string {
  let [source, at] = ['', region.from]
  for (const { start, end } of leftOut) {
    if (start < at) continue
    source += html.slice(at, start)
    at = Math.max(at, Math.min(end, region.to))
  }
  return source + html.slice(at, region.to)
}

/** The words of an element in one line; null where it has none or is not there. */
export function wordsOf(
  html: string,
  region: Region | undefined,
  leftOut: readonly Region[] = [],
): string | null {
  return region ? spaced(htmlText(sourceOf(html, region, leftOut)).text) : null
}

export const classesOf = ({ class: said }: Record<string, string>): string[] =>
  (said ?? '').split(/\s+/)

/** An address of the web as it stands in a page that lies at `base`; null for any other. */
export function webAddress(said: string | null | undefined, base: string | null): string | null {
  if (!said || said.length > 2000) return null
  const address = URL.canParse(said, base ?? undefined) ? new URL(said, base ?? undefined) : null
  return address && /^https?:$/.test(address.protocol) ? address.href : null
}

/** Where a page was saved from, as browsers note it at its beginning. */
export const savedFrom = (html: string): string | null =>
  webAddress(/<!--\s*saved from url=\(\d+\)(\S+?)\s*-->/.exec(html.slice(0, 4000))?.[1], null)

/** What the head of a page and its links say for themselves, on any site. */
export function pageKindOf(name: string, attributes: Record<string, string>): string | null {
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
export function licencesIn(html: string, regions: readonly Region[]): string[] {
  const said = regions
    .filter(({ kind }) => kind === 'licence')
    .map((one) =>
      [wordsOf(html, one), webAddress(one.attributes.href, null)].filter(Boolean).join(', '),
    )
  return [...new Set(said)].slice(0, 3)
}
