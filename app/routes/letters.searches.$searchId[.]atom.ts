import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireFeedToken } from '#app/auth/api-tokens.ts'
import { requirePermission } from '#app/auth/guard.ts'
import { buildAlertFeed } from '#app/features/digests/alert-feed.ts'
import { refuseFile } from '#app/http/downloads.ts'
import { respondWithFeed } from '#app/http/feeds.ts'
import { enforceRateLimit } from '#app/http/rate-limits.ts'
import { siteAddress } from '#app/http/site-address.ts'

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  requireFeedToken(context)
  const owner = requirePermission(context, 'read', { byToken: true })
  await enforceRateLimit('exports', owner.user.id)
  const file = await buildAlertFeed(owner, params.searchId!, siteAddress(request))
  if (!file.ok) throw refuseFile(file)
  return respondWithFeed(request, file)
}
