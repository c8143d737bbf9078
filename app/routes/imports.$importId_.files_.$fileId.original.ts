import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireTable } from '#app/features/imports/columns-view.ts'
import { loadOriginalTable } from '#app/features/imports/table-files.ts'
import { requireImport } from '#app/features/imports/import-view.ts'
import { requireUser } from '#app/auth/guard.ts'

/** The file that a table came in: its letters keep their own words alone. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requireUser(request, 'settle imports')
  return loadOriginalTable(
    await requireTable(await requireImport(user, params.importId!), params.fileId!),
  )
}
