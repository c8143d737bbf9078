import type { LoaderFunctionArgs } from '@remix-run/node'
import { requirePermission } from '#app/auth/guard.ts'
import { requireCurrentDossier } from '#app/features/codebook/current-dossier.ts'
import { writeMilestoneTable } from '#app/features/codebook/milestone-table.ts'
import { respondWithAttachment } from '#app/http/downloads.ts'

export async function loader({ context }: LoaderFunctionArgs) {
  const { visible } = requirePermission(context, 'read', { byToken: true })
  const { dossier } = await requireCurrentDossier(visible)
  const table = await writeMilestoneTable(visible, dossier.id)
  return respondWithAttachment(table, 'milestones.csv', 'text/csv')
}
