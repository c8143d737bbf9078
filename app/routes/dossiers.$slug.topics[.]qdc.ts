import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { exportCodebook } from '#app/features/lists/list-files.ts'
import { respondWithAttachment } from '#app/http/downloads.ts'

/** The topics of a dossier as a codebook for other programs (REFI-QDA), which comes in again as a list. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { visible, dossier } = await requireDossier(context, params.slug, 'read', { byToken: true })
  const file = await exportCodebook(visible, dossier)
  return respondWithAttachment(file.content, file.name, file.mediaType)
}
