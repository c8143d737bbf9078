import type { LoaderFunctionArgs } from '@remix-run/node'
import { importFor, importShown } from '#app/http/imports.ts'
import { allowed } from '#app/http/rights.ts'
import { theStore } from '#app/store.server.ts'

/** How far an import is, for its page while it works: null once it waits for somebody. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await allowed(request, 'settle imports')
  const one = await importFor(user, params.importId!)
  const counts = (await (await theStore()).imports.counts([one.id])).get(one.id)!
  return Response.json(importShown(one, counts, Date.now()).working)
}
