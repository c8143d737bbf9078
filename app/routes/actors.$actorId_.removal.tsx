import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { requireFound, requirePermission } from '#app/auth/guard.ts'
import { applyRemovalForm, describeUses } from '#app/features/actors/actor-removal.ts'
import { answerRefusedForm } from '#app/http/answers.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'
import { FormOutcome } from '#app/ui/form-outcome.tsx'
import { revalidateAfterConflict } from '#app/ui/revalidate-after-conflict.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'
import '#app/ui/screens.css'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Remove ${data?.record.name ?? 'an actor'} · Stanceline` },
]

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { visible } = requirePermission(context, 'correct actors')
  const record = requireFound(await visible.actors.recordOf(params.actorId!), 'actor')
  return { record, uses: describeUses(await visible.actors.uses(record.id)) }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { visible, performedBy } = requirePermission(context, 'correct actors')
  const record = requireFound(await visible.actors.recordOf(params.actorId!), 'actor')
  const fields = readTextFields(await readForm(request), ['deed', 'revision'])
  const outcome = await applyRemovalForm({ visible, performedBy, record, fields })
  if (!outcome.ok) return answerRefusedForm(outcome)
  throw redirect(outcome.gone ? '/actors' : `/actors/${record.id}`)
}

export const shouldRevalidate = revalidateAfterConflict

export default function ActorRemoval() {
  const { record, uses } = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  const deed = record.withdrawn ? 'put back' : uses.length ? 'withdraw' : 'remove'
  return (
    <div className="page">
      <Link className="small" to={`/actors/${record.id}`}>
        ← {record.name}
      </Link>
      <h1>{record.withdrawn ? `Put ${record.name} back` : `Remove ${record.name}`}</h1>
      <FormOutcome answer={answer} />
      <section className="card stack">
        {record.withdrawn ? (
          <p>It was withdrawn: no field offers it. Put back, it is offered again.</p>
        ) : uses.length ? (
          <>
            <p>It cannot be removed, because something rests on it:</p>
            <ul>
              {uses.map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
            <p>
              Entered twice? <Link to={`/actors/${record.id}/merge`}>Merge it into the other.</Link>{' '}
              Otherwise withdraw it: no field offers it any more, what rests on it stays and says
              so, and it can be put back.
            </p>
          </>
        ) : (
          <p>
            Nothing rests on it. Removed, it is gone, with its spellings, numbers and rows, until it
            is brought back from the <Link to="/actors/removed">removed actors</Link>.
          </p>
        )}
        <Form method="post" className="row">
          <input type="hidden" name="revision" value={record.revision} />
          <button className="button primary" type="submit" name="deed" value={deed}>
            {deed === 'put back'
              ? 'Put it back'
              : deed === 'withdraw'
                ? 'Withdraw it'
                : 'Remove it'}
          </button>
          <Link className="button quiet" to={`/actors/${record.id}`}>
            Cancel
          </Link>
        </Form>
      </section>
    </div>
  )
}
