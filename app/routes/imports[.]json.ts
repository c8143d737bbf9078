import { pageSizes } from '#app/domain/page-size.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { requirePermission } from '#app/auth/guard.ts'
import { createImportFromFiles, toImportAnswer } from '#app/features/imports/import-api.ts'
import { listImports } from '#app/features/imports/import-view.ts'
import { createRefusal, readSentFiles } from '#app/http/import-requests.ts'
import { readPageParam } from '#app/http/query-params.ts'
import { enforceRateLimit } from '#app/http/rate-limits.ts'
import { siteAddress } from '#app/http/site-address.ts'

/** The imports that a program may settle, the newest first, a page at a time. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const signedIn = requirePermission(context, 'settle imports', { byToken: true })
  const page = readPageParam(new URL(request.url).searchParams)
  const { rows, hasMore } = await listImports(signedIn, {
    page,
    pageSize: pageSizes.importsApi,
  })
  const site = siteAddress(request)
  return Response.json({
    page,
    more: hasMore,
    imports: rows.map(({ importRow, counts }) => toImportAnswer(importRow, counts, site)),
  })
}

/**
 * Takes the files of a request into a new import: its body as one file that the address names, or the files of a
 * multipart form.
 */
export async function action({ request, context }: ActionFunctionArgs) {
  const signedIn = requirePermission(context, 'add letters', { byToken: true })
  await enforceRateLimit('uploads', signedIn.user.id)
  const params = new URL(request.url).searchParams
  const files = await readSentFiles(request, params.get('name')?.trim() ?? '')
  const recorded = await createImportFromFiles(signedIn, params, files)
  if (!recorded.ok) throw createRefusal(recorded.status, recorded.reason)
  const { id, state } = recorded.importRow
  const address = `${siteAddress(request)}/imports/${id}`
  return Response.json(
    { id, address, state, files: recorded.files, remark: recorded.remark },
    { status: 201, headers: { location: `${address}.json` } },
  )
}
