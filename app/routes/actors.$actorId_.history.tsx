import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { loadHistoryPage } from '#app/features/history/history-page.ts'
import { requireFound, requirePermission } from '#app/auth/guard.ts'
import { readPageParam } from '#app/http/query-params.ts'
import { HistoryList } from '#app/ui/history-list.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `History of ${data?.name ?? 'a actor'} · Stanceline` },
]

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { visible } = requirePermission(context, 'read')
  const page = readPageParam(new URL(request.url).searchParams)
  const actor = requireFound(await visible.actors.byId(params.actorId!), 'actor')
  if (actor.id !== params.actorId) throw redirect(`/actors/${actor.id}/history`)
  return {
    id: actor.id,
    name: actor.name,
    history: await loadHistoryPage(visible, { actorId: actor.id }, page),
  }
}

export default function ActorHistory() {
  const { id, name, history } = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <Link className="small" to={`/actors/${id}`}>
        ← {name}
      </Link>
      <h1>History of {name}</h1>
      <p className="muted small">
        Names, affiliations and merges. What they said stands in the history of each letter.
      </p>
      <HistoryList {...history} />
    </div>
  )
}
