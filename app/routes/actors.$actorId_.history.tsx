import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { historyPage } from '#app/http/history.ts'
import { readingFor } from '#app/http/reading.ts'
import { allowed, found } from '#app/http/rights.ts'
import { HistoryList } from '#app/ui/history-list.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `History of ${data?.name ?? 'a actor'} · Stanceline` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const store = await readingFor(await allowed(request, 'read'))
  const actor = found(await store.actors.byId(params.actorId!), 'actor')
  if (actor.id !== params.actorId) throw redirect(`/actors/${actor.id}/history`)
  return {
    id: actor.id,
    name: actor.name,
    history: await historyPage(store, { actorId: actor.id }, request),
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
