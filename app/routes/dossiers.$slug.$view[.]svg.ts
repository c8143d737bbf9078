import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireFound } from '#app/auth/guard.ts'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { findViewPicture } from '#app/domain/view-files.ts'
import { drawView } from '#app/features/view-files/view-picture.ts'
import { refuseFile, respondWithAttachment } from '#app/http/downloads.ts'
import { enforceRateLimit } from '#app/http/rate-limits.ts'

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const inDossier = await requireDossier(context, params.slug, 'read', { byToken: true })
  const view = requireFound(findViewPicture(params.view), 'page')
  await enforceRateLimit('exports', inDossier.user.id)
  const { masked, dossier } = inDossier
  const picture = await drawView(masked, dossier, new URL(request.url).searchParams, view)
  if (!picture.ok) throw refuseFile(picture)
  return respondWithAttachment(picture.svg, `${picture.name}.svg`, 'image/svg+xml', {
    'stanceline-rows': String(picture.rows),
  })
}
