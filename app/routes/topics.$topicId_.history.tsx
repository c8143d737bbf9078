import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { currentDossier } from '#app/http/dossier.ts'
import { historyPage } from '#app/http/history.ts'
import { readingFor } from '#app/http/reading.ts'
import { allowed, found } from '#app/http/rights.ts'
import { HistoryList } from '#app/ui/history-list.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `History of ${data?.name ?? 'a topic'} · Stanceline` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const store = await readingFor(await allowed(request, 'read'))
  const { topics } = await currentDossier(store)
  const standing = await store.topics.standing(params.topicId!)
  const topic = found(
    topics.find(({ id }) => id === standing),
    'topic',
  )
  if (topic.id !== params.topicId) throw redirect(`/topics/${topic.id}/history`)
  return {
    id: topic.id,
    name: topic.name,
    history: await historyPage(store, { topicId: topic.id }, request),
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
