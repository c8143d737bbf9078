import type { ActionFunctionArgs } from '@remix-run/node'
import { addImportFile } from '#app/features/imports/start-import.ts'
import { requireImport } from '#app/features/imports/import-view.ts'
import { requireUser } from '#app/auth/guard.ts'

/** One file of an import as the body of a request, with its path as `name` in the address. */
export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireUser(request, 'settle imports')
  const importRow = await requireImport(user, params.importId!)
  const name = new URL(request.url).searchParams.get('name') ?? ''
  const outcome = await addImportFile(importRow, name, Buffer.from(await request.arrayBuffer()))
  return Response.json(outcome, { status: outcome.ok ? 200 : outcome.status })
}
