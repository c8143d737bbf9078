import type { LoaderFunctionArgs } from '@remix-run/node'
import { buildImportView } from '#app/features/imports/import-view.ts'
import { requireImport } from '#app/features/imports/require-import.ts'

/** How far an import is, for its page while it works: null once it waits for somebody. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { context: signedIn, importRow } = await requireImport(context, params.importId)
  const counts = (await signedIn.admin.imports.counts([importRow.id])).get(importRow.id)!
  return Response.json(buildImportView(importRow, counts, Date.now()).working)
}
