import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireFound } from '#app/auth/guard.ts'
import { requireTable } from '#app/features/imports/require-import.ts'
import { loadOriginalTable } from '#app/features/imports/table-files.ts'
import { respondWithAttachment } from '#app/http/downloads.ts'

/** The file that a table came in: its letters keep their own words alone. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { context: signedIn, table } = await requireTable(context, params)
  const file = requireFound(await loadOriginalTable(signedIn.admin, table), 'file')
  return respondWithAttachment(file.content, file.name, file.mediaType)
}
