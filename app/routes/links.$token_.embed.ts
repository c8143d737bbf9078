import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireViewLink } from '#app/auth/view-link.ts'
import { loadLinkPage } from '#app/features/view-links/link-page.ts'
import { renderEmbedPage, renderEmbedRefusal } from '#app/http/embed-page.ts'
import { enforceRateLimit } from '#app/http/rate-limits.ts'
import { withBasePath } from '#app/ui/base-path.ts'

/** As many rows as stand in a frame where there is no picture. */
const rowsInFrame = 25

/** What a link shows as a page of its own without scripts, for frames of other pages. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  try {
    await enforceRateLimit('views of links', context.network)
    const page = await loadLinkPage(await requireViewLink(context, params.token), rowsInFrame)
    if (!page.ok) return respondWithPage(renderEmbedRefusal(page.reason), page.isGone ? 410 : 404)
    const address = withBasePath(`/links/${params.token}`)
    const picture = page.hasPicture ? `${address}.svg` : null
    return respondWithPage(renderEmbedPage({ ...page, address, picture }))
  } catch (refusal) {
    if (!(refusal instanceof Response)) throw refusal
    return respondWithPage(renderEmbedRefusal(await refusal.text()), refusal.status)
  }
}

function respondWithPage(page: string, status = 200): Response {
  return new Response(page, { status, headers: { 'content-type': 'text/html; charset=utf-8' } })
}
