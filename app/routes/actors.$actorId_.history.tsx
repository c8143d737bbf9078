import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { hasPermission } from '#app/domain/users.ts'
import { goBackToEntry, revertFields } from '#app/features/history/going-back.ts'
import { loadHistoryPage } from '#app/features/history/history-page.ts'
import { requireFound, requirePermission } from '#app/auth/guard.ts'
import { statusOfOutcome } from '#app/http/answers.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'
import { readPageParam } from '#app/http/query-params.ts'
import { FormOutcome } from '#app/ui/form-outcome.tsx'
import { HistoryList } from '#app/ui/history-list.tsx'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `History of ${data?.name ?? 'a actor'} · Stanceline` },
]

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { user, visible } = requirePermission(context, 'read')
  const page = readPageParam(new URL(request.url).searchParams)
  const actor = requireFound(await visible.actors.byId(params.actorId!), 'actor')
  if (actor.id !== params.actorId) throw redirect(`/actors/${actor.id}/history`)
  return {
    id: actor.id,
    name: actor.name,
    history: await loadHistoryPage(visible, { actorId: actor.id }, page, {
      mayGoBack: hasPermission(user, 'correct actors'),
    }),
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const sender = requirePermission(context, 'correct actors')
  const actor = requireFound(await sender.visible.actors.byId(params.actorId!), 'actor')
  const fields = readTextFields(await readForm(request), revertFields)
  const { outcome, answer } = await goBackToEntry(sender, { actorId: actor.id }, fields)
  return data(answer, { status: statusOfOutcome[outcome] })
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
      <FormOutcome answer={useFormAnswer<typeof action>()} />
      <HistoryList {...history} />
    </div>
  )
}
