import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { makeFile } from '#app/features/briefings/make-file.ts'
import { refuseFile, respondWithCountedFile } from '#app/http/downloads.ts'
import { enforceRateLimit } from '#app/http/rate-limits.ts'

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { user, masked, dossier } = await requireDossier(context, params.slug, 'export briefings', {
    byToken: true,
  })
  await enforceRateLimit('exports', user.id)
  const query = new URL(request.url).search
  const file = await makeFile(
    masked,
    { reader: user, dossier, query, format: 'docx' },
    request.signal,
  )
  if (!file.ok) throw refuseFile(file)
  return respondWithCountedFile(file)
}
