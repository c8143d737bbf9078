import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireFound } from '#app/auth/guard.ts'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { findViewTable } from '#app/domain/view-files.ts'
import { buildViewFile } from '#app/features/view-files/view-file.ts'
import { refuseFile, respondWithCountedFile } from '#app/http/downloads.ts'
import { enforceRateLimit } from '#app/http/rate-limits.ts'

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const inDossier = await requireDossier(context, params.slug, 'read', { byToken: true })
  const table = requireFound(findViewTable(params.view), 'page')
  await enforceRateLimit('exports', inDossier.user.id)
  const { searchParams } = new URL(request.url)
  const { masked, dossier } = inDossier
  const file = await buildViewFile(masked, dossier, searchParams, { table, format: 'txt' })
  if (!file.ok) throw refuseFile(file)
  return respondWithCountedFile(file)
}
