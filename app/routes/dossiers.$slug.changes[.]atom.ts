import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireFeedToken } from '#app/auth/api-tokens.ts'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { buildChangesFeed } from '#app/features/changes/changes-feed.ts'
import { refuseFile } from '#app/http/downloads.ts'
import { respondWithFeed } from '#app/http/feeds.ts'
import { enforceRateLimit } from '#app/http/rate-limits.ts'
import { siteAddress } from '#app/http/site-address.ts'

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  requireFeedToken(context)
  const asked = await requireDossier(context, params.slug, 'read', { byToken: true })
  const { user, masked, dossier } = asked
  await enforceRateLimit('exports', user.id)
  const file = await buildChangesFeed(masked, dossier, new URL(request.url).searchParams, {
    site: siteAddress(request),
    ending: 'atom',
  })
  if (!file.ok) throw refuseFile(file)
  return respondWithFeed(request, file)
}
