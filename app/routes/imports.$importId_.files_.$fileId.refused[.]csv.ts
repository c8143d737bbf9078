import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireTable } from '#app/features/imports/columns-view.ts'
import { buildRefusedRowsFile } from '#app/features/imports/table-files.ts'
import { requireImport } from '#app/features/imports/import-view.ts'
import { requireUser } from '#app/auth/guard.ts'

/** The rows of a table that were refused, for mending. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requireUser(request, 'settle imports')
  return buildRefusedRowsFile(
    await requireTable(await requireImport(user, params.importId!), params.fileId!),
  )
}
