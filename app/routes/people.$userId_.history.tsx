import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { loadHistoryPage } from '#app/features/history/history-page.ts'
import { requireFound, requirePermission } from '#app/auth/guard.ts'
import { readPageParam } from '#app/http/query-params.ts'
import { HistoryList } from '#app/ui/history-list.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `History of ${data?.name ?? 'a person'} · Stanceline` },
]

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { visible, admin } = requirePermission(context, 'manage people')
  const page = readPageParam(new URL(request.url).searchParams)
  const person = requireFound(await admin.users.personById(params.userId!), 'person')
  return {
    id: person.id,
    name: person.name,
    history: await loadHistoryPage(visible, { userId: person.id }, page, { emails: true }),
  }
}

export default function PersonHistory() {
  const { id, name, history } = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <Link className="small" to={`/people/${id}`}>
        ← {name}
      </Link>
      <h1>History of {name}</h1>
      <p className="muted small">
        Their invitation, rights, passwords, sessions that were ended, and tokens. What they did
        stands in the history of each letter.
      </p>
      <HistoryList {...history} />
    </div>
  )
}
