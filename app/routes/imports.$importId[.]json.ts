import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { acceptReadyItems, reportImport, toImportAnswer } from '#app/features/imports/import-api.ts'
import { requireImport } from '#app/features/imports/require-import.ts'
import { createRefusal, readAcceptance } from '#app/http/import-requests.ts'
import { readPageParam } from '#app/http/query-params.ts'
import { siteAddress } from '#app/http/site-address.ts'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { context: sender, importRow } = await requireImport(context, params.importId, {
    byToken: true,
  })
  const query = new URL(request.url).searchParams
  const [page, site] = [readPageParam(query), siteAddress(request)]
  return Response.json(await reportImport(sender, importRow, { params: query, page, site }))
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { context: sender, importRow } = await requireImport(context, params.importId, {
    byToken: true,
  })
  const accepted = await acceptReadyItems(sender, importRow, await readAcceptance(request))
  if (!accepted.ok) throw createRefusal(accepted.status, accepted.reason)
  const answer = toImportAnswer(accepted.importRow, accepted.counts, siteAddress(request))
  return Response.json({ ...answer, remark: accepted.remark }, { status: 202 })
}
