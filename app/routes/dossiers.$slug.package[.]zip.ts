import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { buildDossierFile } from '#app/features/codebook/dossier-package.ts'
import { respondWithAttachment } from '#app/http/downloads.ts'
import { enforceRateLimit } from '#app/http/rate-limits.ts'

const statusOfFailure = { busy: 503, 'too large': 422, missing: 404, incomplete: 409 } as const

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { user, visible, dossier } = await requireDossier(
    context,
    params.slug,
    'export briefings',
    { byToken: true },
  )
  await enforceRateLimit('exports', user.id)
  const file = await buildDossierFile(visible, dossier.id)
  if (!file.ok) throw new Response(file.reason, { status: statusOfFailure[file.why] })
  return respondWithAttachment(file.content, file.name, file.mediaType)
}
