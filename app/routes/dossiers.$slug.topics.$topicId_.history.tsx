import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { parseRevision } from '#app/domain/ids.ts'
import { hasPermission } from '#app/domain/users.ts'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { requireDossierTopic } from '#app/auth/visible-topic.ts'
import { loadTopicVersions } from '#app/features/codebook/topic-versions-view.ts'
import { loadHistoryPage } from '#app/features/history/history-page.ts'
import { readPageParam } from '#app/http/query-params.ts'
import { HistoryList } from '#app/ui/history-list.tsx'
import { TopicVersionList } from '#app/ui/topics/topic-version-list.tsx'
import { useDossierPath } from '#app/ui/use-dossier-path.ts'
import '#app/ui/screens.css'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `History of ${data?.name ?? 'a topic'} · Stanceline` },
]

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { user, visible, masked, dossier } = await requireDossier(context, params.slug)
  const query = new URL(request.url).searchParams
  const { topic } = await requireDossierTopic(visible, dossier, params.topicId!, '/history')
  return {
    id: topic.id,
    name: topic.name,
    mayChange: hasPermission(user, 'change the codebook'),
    history: await loadHistoryPage(visible, { topicId: topic.id }, readPageParam(query)),
    ...(await loadTopicVersions(masked, topic, readCompared(query))),
  }
}

/** The two versions that an address asks to compare. */
function readCompared(query: URLSearchParams): { from: number; to: number } | null {
  const [from, to] = [parseRevision(query.get('from')), parseRevision(query.get('to'))]
  return from > 0 && to > 0 ? { from, to } : null
}

export default function TopicHistory() {
  const inDossier = useDossierPath()
  const { id, name, mayChange, history, versions, compared } = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <Link className="small" to={inDossier(`topics/${id}`)}>
        ← {name}
      </Link>
      <h1>History of {name}</h1>
      <p className="muted small">Its words, the meaning of its levels, and merges.</p>
      <div className="stack">
        <TopicVersionList
          topicId={id}
          mayChange={mayChange}
          versions={versions}
          compared={compared}
        />
        <HistoryList {...history} />
      </div>
    </div>
  )
}
