import { content, type Reader, type Reading } from './document.ts'
import { decode } from './encoding.ts'
import { charsetOf, htmlText } from './html.ts'
import { lettersOf, type Correspondence } from './portals/correspondence.ts'
import { alaveteliPage, looksLikeAlaveteli } from './portals/alaveteli.ts'
import { froidePage, looksLikeFroide } from './portals/froide.ts'
import { tidiedWhole } from './tidied.ts'

export const html: Reader = ({ name, bytes }) => {
  const { text, doubt } = decode(bytes, charsetOf(bytes))
  return pageReading({ name, html: text, address: null, doubts: doubt ? [doubt] : [] })
}

/** A page as one document, or the messages of the request that it shows. `address` is where it was saved from, if that is known. */
export function pageReading({
  name,
  html,
  address,
  doubts,
}: {
  name: string
  html: string
  address: string | null
  doubts: string[]
}): Reading {
  const shown = requestOn(html, address)
  if (shown.request)
    return {
      ok: true,
      letters: lettersOf(
        { name, ending: 'html', mediaType: 'text/html' },
        { ...shown.request, doubts: [...doubts, ...shown.request.doubts] },
      ),
      members: [],
      refused: [],
    }
  const read = htmlText(html)
  const tidy = tidiedWhole(read.text, 'This page')
  const half = shown.portal
    ? [
        `This looks like the page of a request on a portal that runs ${shown.portal}, but not in the form that is known here, so it was read as one page. Look where one message ends and the next begins.`,
      ]
    : []
  return {
    ok: true,
    content: content(tidy.text, {
      title: read.title,
      sent: read.published,
      language: read.language,
      notes: tidy.remarks,
      doubts: [...doubts, ...half],
    }),
    attached: [],
  }
}

/** The request that a page of a portal shows; null where it is no such page, or `portal` alone where it is one that cannot be taken apart. */
export function requestOn(
  html: string,
  address: string | null,
): { portal: 'Alaveteli' | 'Froide' | null; request: Correspondence | null } {
  if (looksLikeAlaveteli(html))
    return { portal: 'Alaveteli', request: alaveteliPage(html, address) }
  return looksLikeFroide(html)
    ? { portal: 'Froide', request: froidePage(html, address) }
    : { portal: null, request: null }
}
