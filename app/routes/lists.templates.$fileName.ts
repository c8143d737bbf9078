import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireFound, requirePermission } from '#app/auth/guard.ts'
import { buildListTemplate } from '#app/features/lists/list-files.ts'
import { respondWithAttachment } from '#app/http/downloads.ts'

/** A file to be filled in with actors, topics or milestones. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  requirePermission(context, 'read')
  const file = requireFound(await buildListTemplate(params.fileName ?? ''), 'template')
  return respondWithAttachment(file.content, file.name, file.mediaType)
}
