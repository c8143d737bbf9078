import type { LoaderFunctionArgs } from '@remix-run/node'
import { tableFor } from '#app/http/import-columns.ts'
import { originalFile } from '#app/http/import-table-files.ts'
import { importFor } from '#app/http/imports.ts'
import { allowed } from '#app/http/rights.ts'

/** The file that a table came in: its letters keep their own words alone. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await allowed(request, 'settle imports')
  return originalFile(await tableFor(await importFor(user, params.importId!), params.fileId!))
}
