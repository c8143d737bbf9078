import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireTable } from '#app/features/imports/require-import.ts'
import { buildRefusedRowsFile } from '#app/features/imports/table-files.ts'
import { respondWithAttachment } from '#app/http/downloads.ts'

/** The rows of a table that were refused, for mending. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { table } = await requireTable(context, params)
  const file = buildRefusedRowsFile(table)
  if (!file)
    throw new Response('No row of this table was refused. Go back to its import.', { status: 404 })
  return respondWithAttachment(file.content, file.name, file.mediaType)
}
