import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { loadHistoryPage } from '#app/features/history/history-page.ts'
import { readPageParam } from '#app/http/query-params.ts'
import { HistoryList } from '#app/ui/history-list.tsx'
import { useDossierPath } from '#app/ui/use-dossier-path.ts'

export const meta: MetaFunction = () => [{ title: 'History of the milestones · Stanceline' }]

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { visible, dossier } = await requireDossier(context, params.slug)
  const page = readPageParam(new URL(request.url).searchParams)
  return loadHistoryPage(visible, { milestonesOf: dossier.id }, page)
}

export default function MilestonesHistory() {
  const inDossier = useDossierPath()
  return (
    <div className="page">
      <Link className="small" to={inDossier('milestones')}>
        ← Milestones
      </Link>
      <h1>History of the milestones</h1>
      <HistoryList {...useLoaderData<typeof loader>()} />
    </div>
  )
}
