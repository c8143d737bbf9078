import type { ActionFunctionArgs } from '@remix-run/node'
import { fileTaken } from '#app/http/import-uploads.ts'
import { importFor } from '#app/http/imports.ts'
import { allowed } from '#app/http/rights.ts'

/** One file of an import as the body of a request, with its path as `name` in the address. */
export async function action({ request, params }: ActionFunctionArgs) {
  const user = await allowed(request, 'settle imports')
  const one = await importFor(user, params.importId!)
  const name = new URL(request.url).searchParams.get('name') ?? ''
  const taken = await fileTaken(one, name, Buffer.from(await request.arrayBuffer()))
  return Response.json(taken, { status: taken.ok ? 200 : taken.status })
}
