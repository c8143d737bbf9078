import type { LoaderFunctionArgs } from '@remix-run/node'
import { requirePermission } from '#app/auth/guard.ts'
import { loadOriginalPage } from '#app/features/letters/original-pages.ts'
import { requirePageNumber } from '#app/http/page-span.ts'
import { enforceRateLimit } from '#app/http/rate-limits.ts'

/** A page of a letter's original as a picture. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { user } = requirePermission(context, 'see contact details')
  await enforceRateLimit('pages of originals', user.id)
  const found = await loadOriginalPage(context, params.letterId!, requirePageNumber(params.page))
  if (!found.ok) throw new Response(found.reason, { status: 404 })
  return new Response(found.drawn.picture as BodyInit, {
    headers: {
      'content-type': 'image/webp',
      'content-security-policy': "default-src 'none'; sandbox",
    },
  })
}
