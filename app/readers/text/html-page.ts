import { createContent, type FormatReader, type ReaderResult } from '../document.ts'
import { decodeText } from './encoding.ts'
import { findCharset, extractHtmlText } from './html-text.ts'
import { createPortalLetters, type Correspondence } from '../portals/correspondence.ts'
import { parseAlaveteliPage, isAlaveteliPage } from '../portals/alaveteli.ts'
import { parseFroidePage, isFroidePage } from '../portals/froide.ts'
import { tidyDocument } from './tidy-text.ts'

export const readHtml: FormatReader = ({ name, bytes }) => {
  const { text, doubt } = decodeText(bytes, findCharset(bytes))
  return readHtmlPage({ name, html: text, address: null, doubts: doubt ? [doubt] : [] })
}

/**
 * A page as one document, or the messages of the request that it shows. `address` is where it was saved from, if
 * that is known.
 */
export function readHtmlPage({
  name,
  html,
  address,
  doubts,
}: {
  name: string
  html: string
  address: string | null
  doubts: string[]
}): ReaderResult {
  const portalPage = findPortalRequest(html, address)
  if (portalPage.request)
    return {
      ok: true,
      letters: createPortalLetters(
        { name, ending: 'html', mediaType: 'text/html' },
        { ...portalPage.request, doubts: [...doubts, ...portalPage.request.doubts] },
      ),
      members: [],
      refused: [],
    }
  const page = extractHtmlText(html)
  const tidy = tidyDocument(page.text, 'This page')
  const doubt = portalPage.portal
    ? [
        `This looks like the page of a request on a portal that runs ${portalPage.portal}, but ` +
          'not in the form that is known here, so it was read as one page. Look where one message ' +
          'ends and the next begins.',
      ]
    : []
  return {
    ok: true,
    content: createContent(tidy.text, {
      title: page.title,
      sent: page.published,
      language: page.language,
      notes: tidy.remarks,
      doubts: [...doubts, ...doubt],
    }),
    attached: [],
  }
}

/**
 * The request that a page of a portal shows; null where it is no such page, or `portal` alone where it is one that
 * cannot be taken apart.
 */
export function findPortalRequest(
  html: string,
  address: string | null,
): { portal: 'Alaveteli' | 'Froide' | null; request: Correspondence | null } {
  if (isAlaveteliPage(html))
    return { portal: 'Alaveteli', request: parseAlaveteliPage(html, address) }
  return isFroidePage(html)
    ? { portal: 'Froide', request: parseFroidePage(html, address) }
    : { portal: null, request: null }
}
