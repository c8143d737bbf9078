import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireFound } from '#app/auth/guard.ts'
import { requireViewLink } from '#app/auth/view-link.ts'
import { drawShownView } from '#app/features/view-links/shown-view.ts'
import { respondWithAttachment } from '#app/http/downloads.ts'
import { enforceRateLimit } from '#app/http/rate-limits.ts'

export async function loader({ context, params }: LoaderFunctionArgs) {
  await enforceRateLimit('views of links', context.network)
  const drawn = await drawShownView(await requireViewLink(context, params.token))
  const { svg, name } = requireFound(drawn, 'picture')
  return respondWithAttachment(svg, `${name}.svg`, 'image/svg+xml')
}
