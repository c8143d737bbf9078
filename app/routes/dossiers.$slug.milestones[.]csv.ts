import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { writeMilestoneTable } from '#app/features/codebook/milestone-table.ts'
import { respondWithAttachment } from '#app/http/downloads.ts'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { visible, dossier } = await requireDossier(context, params.slug, 'read', { byToken: true })
  const table = await writeMilestoneTable(visible, dossier.id)
  return respondWithAttachment(table, 'milestones.csv', 'text/csv')
}
