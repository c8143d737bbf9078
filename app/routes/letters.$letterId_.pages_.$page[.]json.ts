import type { LoaderFunctionArgs } from '@remix-run/node'
import { requirePermission } from '#app/auth/guard.ts'
import { loadOriginalMarks } from '#app/features/letters/original-pages.ts'
import { readPageSpan, requirePageNumber } from '#app/http/page-span.ts'
import { enforceRateLimit } from '#app/http/rate-limits.ts'

/** Where the words that the address names stand on a page of a letter's original. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { user } = requirePermission(context, 'see contact details')
  await enforceRateLimit('pages of originals', user.id)
  const page = requirePageNumber(params.page)
  const marked = readPageSpan(new URL(request.url).searchParams)
  return Response.json({
    boxes: await loadOriginalMarks(context, params.letterId!, { page, marked }),
  })
}
