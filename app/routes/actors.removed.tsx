import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { requirePermission } from '#app/auth/guard.ts'
import {
  applyReturnForm,
  loadRemovedActors,
  returnFields,
} from '#app/features/actors/removed-actors.ts'
import { capitaliseFirst } from '#app/domain/text/words.ts'
import { answerRefusedForm } from '#app/http/answers.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'
import { readPageParam } from '#app/http/query-params.ts'
import { FormOutcome } from '#app/ui/form-outcome.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'
import '#app/ui/screens.css'

export const meta: MetaFunction = () => [{ title: 'Removed actors · Stanceline' }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { visible } = requirePermission(context, 'correct actors')
  return loadRemovedActors(visible, readPageParam(new URL(request.url).searchParams))
}

export async function action({ context, request }: ActionFunctionArgs) {
  const { visible, performedBy } = requirePermission(context, 'correct actors')
  const fields = readTextFields(await readForm(request), returnFields)
  const outcome = await applyReturnForm({ visible, performedBy, fields })
  if (!outcome.ok) return answerRefusedForm(outcome)
  throw redirect(`/actors/${outcome.id}`)
}

export default function RemovedActors() {
  const { rows, total, page, pages } = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  return (
    <div className="page">
      <Link className="small" to="/actors">
        ← Actors
      </Link>
      <h1>Removed actors</h1>
      <p className="muted small">
        {total === 0
          ? 'Nobody was removed. An actor on which nothing rests is removed from its page.'
          : 'Brought back, an actor has its spellings, numbers and rows again. ' +
            'What was taken out of it before it was removed stays taken out.'}
      </p>
      <FormOutcome answer={answer} />
      <div className="stack">
        {rows.map((row) => (
          <RemovedCard key={row.id} row={row} />
        ))}
      </div>
      <Pager page={page} pages={pages} />
    </div>
  )
}

type RemovedRow = ReturnType<typeof useLoaderData<typeof loader>>['rows'][number]

function RemovedCard({ row }: { row: RemovedRow }) {
  const { id, name, sort, aliases, removedAt, when, needs, lost } = row
  return (
    <section className="card" aria-labelledby={`removed-${id}`}>
      <h2 id={`removed-${id}`}>{name}</h2>
      <p className="muted small">
        {sort}
        {aliases.length > 0 && <> · also {aliases.join(', ')}</>} · removed {when}
      </p>
      {needs && <p className="small">Not yet: {needs}</p>}
      {lost && <p className="small">{capitaliseFirst(lost)}</p>}
      <Form method="post" className="row">
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="removedAt" value={removedAt} />
        <button
          className="button"
          type="submit"
          name="deed"
          value="bring back"
          aria-label={`Bring ${name} back`}
        >
          Bring it back
        </button>
      </Form>
    </section>
  )
}
