import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { toActorFields } from '#app/domain/actor-form.ts'
import { toActorForm } from '#app/domain/actors.ts'
import { hasPermission } from '#app/domain/users.ts'
import { invalidForm, requireFound, requirePermission } from '#app/auth/guard.ts'
import { actorRequestFields, saveActorForm } from '#app/features/actors/correct-actor.ts'
import { answerRefusedForm } from '#app/http/answers.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'
import { ActorCard } from '#app/ui/actors/actor-card.tsx'
import { ActorFacts, RegisterLinks } from '#app/ui/actors/actor-facts.tsx'
import { FormOutcome } from '#app/ui/form-outcome.tsx'
import '#app/ui/list.css'
import '#app/ui/screens.css'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `What is known of ${data?.record.name ?? 'an actor'} · Stanceline` },
]

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { user, visible } = requirePermission(context, 'read')
  const record = requireFound(await visible.actors.recordOf(params.actorId!), 'actor')
  if (record.id !== params.actorId) throw redirect(`/actors/${record.id}/correction`)
  return { record, mayCorrect: hasPermission(user, 'correct actors') }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { visible, performedBy } = requirePermission(context, 'correct actors')
  const actor = requireFound(await visible.actors.byId(params.actorId!), 'actor')
  const fields = readTextFields(await readForm(request), actorRequestFields)
  if (fields.deed !== 'save') throw invalidForm()
  const outcome = await saveActorForm({ visible, performedBy, actorId: actor.id, fields })
  return outcome.ok ? outcome : answerRefusedForm(outcome)
}

export default function ActorCorrection() {
  const { record, mayCorrect } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <div className="page">
      <Link className="small" to={`/actors/${record.id}`}>
        ← {record.name}
      </Link>
      <div className="between">
        <h1>What is known of {record.name}</h1>
        <Link className="button" to={`/actors/${record.id}/history`}>
          History
        </Link>
      </div>
      {!mayCorrect && <p className="muted small">Editors change it.</p>}
      <FormOutcome answer={answer} />
      <div className="stack">{mayCorrect ? <ActorFields /> : <ActorFacts record={record} />}</div>
    </div>
  )
}

function ActorFields() {
  const { record } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const refused = answer?.ok === false ? answer : null
  const stored = toActorFields(toActorForm(record))
  return (
    <>
      <ActorCard
        key={record.revision}
        actorId={record.id}
        fields={refused ? { ...stored, ...refused.fields } : stored}
        errors={refused?.errors ?? {}}
        revision={record.revision}
        mergedNames={record.mergedNames}
      />
      <RegisterLinks registerIds={record.registerIds} />
    </>
  )
}
