import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { loadHistoryPage } from '#app/features/history/history-page.ts'
import { readPageParam } from '#app/http/query-params.ts'
import { HistoryList } from '#app/ui/history-list.tsx'

export const meta: MetaFunction = () => [{ title: 'History of a dossier · Stanceline' }]

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { visible, dossier } = await requireDossier(context, params.slug)
  const page = readPageParam(new URL(request.url).searchParams)
  return {
    slug: dossier.slug,
    name: dossier.name,
    history: await loadHistoryPage(visible, { dossierId: dossier.id }, page),
  }
}

export default function DossierHistory() {
  const { slug, name, history } = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <Link className="small" to={`/dossiers/${slug}/settings`}>
        ← {name}
      </Link>
      <h1>History of this dossier</h1>
      <p className="muted small">
        What it is called, whom it is for, its team and the order of its topics.
      </p>
      <HistoryList {...history} />
    </div>
  )
}
