import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { writeAskListFile } from '#app/features/coverage/ask-list-file.ts'
import { loadAskList } from '#app/features/coverage/coverage-page.ts'
import { respondWithAttachment } from '#app/http/downloads.ts'

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { masked, dossier } = await requireDossier(context, params.slug, 'read', { byToken: true })
  const list = await loadAskList(masked, dossier, new URL(request.url).searchParams)
  return respondWithAttachment(writeAskListFile(list), 'to-ask.csv', 'text/csv')
}
