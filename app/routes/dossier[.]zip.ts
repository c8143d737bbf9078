import type { LoaderFunctionArgs } from '@remix-run/node'
import { requirePermission } from '#app/auth/guard.ts'
import { buildDossierFile } from '#app/features/codebook/dossier-package.ts'
import { respondWithAttachment } from '#app/http/downloads.ts'
import { enforceRateLimit } from '#app/http/rate-limits.ts'

const statusOfFailure = { busy: 503, 'too large': 422, missing: 404 } as const

export async function loader({ context }: LoaderFunctionArgs) {
  const { user, visible } = requirePermission(context, 'export briefings', { byToken: true })
  await enforceRateLimit('exports', user.id)
  const file = await buildDossierFile(visible)
  if (!file.ok) throw new Response(file.reason, { status: statusOfFailure[file.why] })
  return respondWithAttachment(file.content, file.name, file.mediaType)
}
