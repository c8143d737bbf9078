import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { loadHistoryPage } from '#app/features/history/history-page.ts'
import { requireDossierTopic } from '#app/auth/visible-topic.ts'
import { readPageParam } from '#app/http/query-params.ts'
import { HistoryList } from '#app/ui/history-list.tsx'
import { useDossierPath } from '#app/ui/use-dossier-path.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `History of ${data?.name ?? 'a topic'} · Stanceline` },
]

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { visible, dossier } = await requireDossier(context, params.slug)
  const page = readPageParam(new URL(request.url).searchParams)
  const { topic } = await requireDossierTopic(visible, dossier, params.topicId!, '/history')
  return {
    id: topic.id,
    name: topic.name,
    history: await loadHistoryPage(visible, { topicId: topic.id }, page),
  }
}

export default function TopicHistory() {
  const inDossier = useDossierPath()
  const { id, name, history } = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <Link className="small" to={inDossier(`topics/${id}`)}>
        ← {name}
      </Link>
      <h1>History of {name}</h1>
      <p className="muted small">Its words, the meaning of its levels, and merges.</p>
      <HistoryList {...history} />
    </div>
  )
}
