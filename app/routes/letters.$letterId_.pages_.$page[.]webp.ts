import type { LoaderFunctionArgs } from '@remix-run/node'
import { requirePermission } from '#app/auth/guard.ts'
import { loadOriginalPage } from '#app/features/letters/original-pages.ts'
import { readPageSpan } from '#app/http/page-span.ts'
import { enforceRateLimit } from '#app/http/rate-limits.ts'

/** A page of a letter's original as a picture, with the words that the address names marked on it. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { user } = requirePermission(context, 'see contact details')
  await enforceRateLimit('pages of originals', user.id)
  const page = /^[1-9]\d{0,4}$/.test(params.page!) ? Number(params.page) : 0
  if (!page) throw new Response('There is no such page.', { status: 404 })
  const marked = readPageSpan(new URL(request.url).searchParams)
  const found = await loadOriginalPage(context, params.letterId!, { page, marked })
  if (!found.ok) throw new Response(found.reason, { status: 404 })
  return new Response(found.drawn.picture as BodyInit, {
    headers: {
      'content-type': 'image/webp',
      'content-security-policy': "default-src 'none'; sandbox",
    },
  })
}
