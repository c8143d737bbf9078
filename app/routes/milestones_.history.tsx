import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requirePermission } from '#app/auth/guard.ts'
import { requireCurrentDossier } from '#app/features/codebook/current-dossier.ts'
import { loadHistoryPage } from '#app/features/history/history-page.ts'
import { readPageParam } from '#app/http/query-params.ts'
import { HistoryList } from '#app/ui/history-list.tsx'

export const meta: MetaFunction = () => [{ title: 'History of the milestones · Stanceline' }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { visible } = requirePermission(context, 'read')
  const page = readPageParam(new URL(request.url).searchParams)
  const { dossier } = await requireCurrentDossier(visible)
  return loadHistoryPage(visible, { milestonesOf: dossier.id }, page)
}

export default function MilestonesHistory() {
  return (
    <div className="page">
      <Link className="small" to="/milestones">
        ← Milestones
      </Link>
      <h1>History of the milestones</h1>
      <HistoryList {...useLoaderData<typeof loader>()} />
    </div>
  )
}
