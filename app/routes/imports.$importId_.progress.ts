import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireImport, buildImportView } from '#app/features/imports/import-view.ts'
import { requireUser } from '#app/auth/guard.ts'
import { theStore } from '#app/store.server.ts'

/** How far an import is, for its page while it works: null once it waits for somebody. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requireUser(request, 'settle imports')
  const importRow = await requireImport(user, params.importId!)
  const counts = (await (await theStore()).imports.counts([importRow.id])).get(importRow.id)!
  return Response.json(buildImportView(importRow, counts, Date.now()).working)
}
