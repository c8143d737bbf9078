import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { exportTopicList } from '#app/features/lists/list-files.ts'
import { respondWithAttachment } from '#app/http/downloads.ts'

/** The topics of a dossier, as a list that comes in again. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { visible, dossier } = await requireDossier(context, params.slug, 'read', { byToken: true })
  const table = await exportTopicList(visible, dossier.id)
  return respondWithAttachment(table, 'topics.csv', 'text/csv')
}
