import type { LoaderFunctionArgs } from '@remix-run/node'
import { buildRefusedListRows } from '#app/features/lists/list-files.ts'
import { requireList } from '#app/features/lists/require-list.ts'
import { respondWithAttachment } from '#app/http/downloads.ts'

/** The rows of a list that were refused, for mending. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { admin, list } = await requireList(context, params.listId)
  const file = await buildRefusedListRows(admin, list)
  if (!file)
    throw new Response('No row of this list was refused. Go back to its plan.', { status: 404 })
  return respondWithAttachment(file.content, file.name, file.mediaType)
}
