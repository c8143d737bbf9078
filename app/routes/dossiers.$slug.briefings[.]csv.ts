import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { buildBriefingFile } from '#app/features/briefings/briefing-file.ts'
import { respondWithCountedFile } from '#app/http/downloads.ts'
import { enforceRateLimit } from '#app/http/rate-limits.ts'

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { user, masked, dossier } = await requireDossier(context, params.slug, 'export briefings', {
    byToken: true,
  })
  await enforceRateLimit('exports', user.id)
  const file = await buildBriefingFile(masked, dossier, new URL(request.url).searchParams, 'csv')
  if (!file.ok) throw new Response(file.reason, { status: 400 })
  return respondWithCountedFile(file)
}
