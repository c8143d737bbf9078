import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { requirePermission } from '#app/auth/guard.ts'
import { actorSorts } from '#app/domain/actors.ts'
import { capitaliseFirst } from '#app/domain/text/words.ts'
import { makeActorFromForm, newActorFields } from '#app/features/actors/make-actor.ts'
import { answerRefusedForm } from '#app/http/answers.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'
import { newId } from '#app/store.server.ts'
import { SelectField, TextArea, TextField } from '#app/ui/fields.tsx'
import { FormOutcome } from '#app/ui/form-outcome.tsx'
import { MoreNearActors, readNearActors } from '#app/ui/new-actor-offer.tsx'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'
import '#app/ui/actors/actor-card.css'
import '#app/ui/screens.css'

export const meta: MetaFunction = () => [{ title: 'Make an actor · Stanceline' }]

export function loader({ context, request }: LoaderFunctionArgs) {
  requirePermission(context, 'add actors')
  return { id: newId(), name: new URL(request.url).searchParams.get('name') ?? '' }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const { visible, performedBy } = requirePermission(context, 'add actors')
  const fields = readTextFields(await readForm(request), newActorFields)
  const outcome = await makeActorFromForm({ visible, performedBy }, fields)
  if (!outcome.ok) return answerRefusedForm(outcome)
  throw redirect(`/actors/${outcome.id}`)
}

export default function NewActor() {
  const { id, name } = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  const errors: Record<string, string> = answer?.errors ?? {}
  const fields: Record<string, string> = answer?.fields ?? { id, name }
  const isAsked = Boolean(errors.nearActors || errors.nearMore)
  return (
    <div className="page">
      <Link className="small" to="/actors">
        ← Actors
      </Link>
      <h1>Make an actor</h1>
      <p className="muted">
        Letters make the actors that they name; here one is made that no letter names yet.
      </p>
      <FormOutcome answer={answer} />
      <Form method="post" noValidate className="card actor-form">
        <input type="hidden" name="id" value={fields.id ?? id} />
        <div className="actor-form-row">
          <TextField
            label="Name, as it is to be printed"
            name="name"
            defaultValue={fields.name}
            error={errors.name}
          />
          <SelectField
            label="Kind"
            name="kind"
            options={[
              ['', 'Choose'],
              ...actorSorts.map((sort) => [sort, capitaliseFirst(sort)] as const),
            ]}
            defaultValue={fields.kind ?? ''}
            error={errors.kind}
            hint="An office is a unit that persons hold in turn."
          />
        </div>
        <TextArea
          label="Other spellings"
          name="aliases"
          rows={2}
          defaultValue={fields.aliases}
          error={errors.aliases}
          hint="One a line. Letters find the actor under any of these."
        />
        <TextArea
          label="Note"
          name="note"
          rows={2}
          defaultValue={fields.note}
          error={errors.note}
        />
        {errors.twinId && (
          <p className="notice small">
            <Link to={`/actors/${errors.twinId}`}>{errors.twinName}</Link>
          </p>
        )}
        {isAsked && <NearActors lines={errors.nearActors ?? ''} more={errors.nearMore} />}
        <div className="row">
          <button className="button primary" type="submit" name="deed" value="make">
            Make the actor
          </button>
          {isAsked && (
            <button className="button" type="submit" name="deed" value="make anyway">
              {errors.nearActors ? 'None of these: make it' : 'Make it all the same'}
            </button>
          )}
        </div>
      </Form>
    </div>
  )
}

function NearActors({ lines, more }: { lines: string; more: string | undefined }) {
  return (
    <div className="notice" role="alert">
      <p>
        {lines
          ? 'Somebody of nearly this name is here already. Is it one of them?'
          : 'Nobody of nearly this name was found.'}
      </p>
      <ul className="plain">
        {readNearActors(lines).map(({ id, sort, name }) => (
          <li key={id}>
            <Link to={`/actors/${id}`}>{name}</Link> <span className="tiny muted">{sort}</span>
          </li>
        ))}
      </ul>
      <MoreNearActors sentence={more} shown={Boolean(lines)} />
    </div>
  )
}
