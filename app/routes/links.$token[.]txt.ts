import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireViewLink } from '#app/auth/view-link.ts'
import { writeViewFile } from '#app/features/view-files/view-file.ts'
import { loadShownView } from '#app/features/view-links/shown-view.ts'
import { refuseFile, refuseView, respondWithCountedFile } from '#app/http/downloads.ts'
import { enforceRateLimit } from '#app/http/rate-limits.ts'

export async function loader({ context, params }: LoaderFunctionArgs) {
  await enforceRateLimit('views of links', context.network)
  const shown = await loadShownView(await requireViewLink(context, params.token))
  if (!shown.ok) throw refuseView(shown)
  const file = writeViewFile(shown, 'txt')
  if (!file.ok) throw refuseFile(file)
  return respondWithCountedFile(file)
}
