import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireViewLink } from '#app/auth/view-link.ts'
import { paintLinkCard } from '#app/features/view-links/link-card.ts'
import { refuseFile } from '#app/http/downloads.ts'
import { enforceRateLimit } from '#app/http/rate-limits.ts'

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await enforceRateLimit('views of links', context.network)
  const painted = await paintLinkCard(await requireViewLink(context, params.token), request.signal)
  if (!painted.ok) throw refuseFile(painted)
  return new Response(painted.bytes as BodyInit, { headers: { 'content-type': 'image/png' } })
}
