import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireCurrentDossier } from '#app/features/codebook/current-dossier.ts'
import { loadHistoryPage } from '#app/features/history/history-page.ts'
import { requireFound, requirePermission } from '#app/auth/guard.ts'
import { readPageParam } from '#app/http/query-params.ts'
import { HistoryList } from '#app/ui/history-list.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `History of ${data?.name ?? 'a topic'} · Stanceline` },
]

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { visible } = requirePermission(context, 'read')
  const page = readPageParam(new URL(request.url).searchParams)
  const { topics } = await requireCurrentDossier(visible)
  const canonicalId = await visible.topics.canonicalId(params.topicId!)
  const topic = requireFound(
    topics.find(({ id }) => id === canonicalId),
    'topic',
  )
  if (topic.id !== params.topicId) throw redirect(`/topics/${topic.id}/history`)
  return {
    id: topic.id,
    name: topic.name,
    history: await loadHistoryPage(visible, { topicId: topic.id }, page),
  }
}

export default function TopicHistory() {
  const { id, name, history } = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <Link className="small" to={`/topics/${id}`}>
        ← {name}
      </Link>
      <h1>History of {name}</h1>
      <p className="muted small">Its words, the meaning of its levels, and merges.</p>
      <HistoryList {...history} />
    </div>
  )
}
