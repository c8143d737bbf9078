import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireLiveTable } from '#app/auth/live-table.ts'
import { toViewParams } from '#app/domain/view-links.ts'
import { buildViewFile } from '#app/features/view-files/view-file.ts'
import { refuseFile, respondWithCountedFile } from '#app/http/downloads.ts'
import { enforceRateLimit } from '#app/http/rate-limits.ts'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { user, dossier, masked, view } = await requireLiveTable(context, params.token)
  await enforceRateLimit('exports', user.id)
  const asked = { table: view.table, format: 'csv' as const }
  const file = await buildViewFile(masked, dossier, toViewParams(view.query), asked)
  if (!file.ok) throw refuseFile(file)
  return respondWithCountedFile(file)
}
