import type { LoaderFunctionArgs } from '@remix-run/node'
import { tableFor } from '#app/http/import-columns.ts'
import { refusedFile } from '#app/http/import-table-files.ts'
import { importFor } from '#app/http/imports.ts'
import { allowed } from '#app/http/rights.ts'

/** The rows of a table that were refused, for mending. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await allowed(request, 'settle imports')
  return refusedFile(await tableFor(await importFor(user, params.importId!), params.fileId!))
}
