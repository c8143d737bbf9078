import type { ActionFunctionArgs } from '@remix-run/node'
import { saveImportFile } from '#app/features/imports/add-import-file.ts'
import { requireImport } from '#app/features/imports/require-import.ts'

/** One file of an import as the body of a request, with its path as `name` in the address. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const { context: signedIn, importRow } = await requireImport(context, params.importId)
  const name = new URL(request.url).searchParams.get('name') ?? ''
  const bytes = Buffer.from(await request.arrayBuffer())
  const outcome = await saveImportFile(signedIn.admin, importRow, name, bytes)
  return Response.json(outcome, { status: outcome.ok ? 200 : outcome.status })
}
