import {
  replace,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { applyPinForm, loadPins, pinFields } from '#app/features/pins/pins.ts'
import { answerRefusedForm } from '#app/http/answers.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'
import { toSafePath } from '#app/http/safe-path.ts'
import { FormOutcome } from '#app/ui/form-outcome.tsx'
import { PinChips } from '#app/ui/pins/pin-chips.tsx'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'
import '#app/ui/screens.css'

export const meta: MetaFunction = () => [{ title: 'Pinned actors · Stanceline' }]

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { masked, dossier } = await requireDossier(context, params.slug)
  return { pins: await loadPins(masked, dossier), dossier: dossier.name }
}

/** Pins an actor or unpins it, and leads back to where that was asked. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const inDossier = await requireDossier(context, params.slug)
  const sent = readTextFields(await readForm(request), pinFields)
  const pins = `/dossiers/${inDossier.dossier.slug}/pins`
  const fields = { ...sent, from: toSafePath(sent.from || pins) }
  const outcome = await applyPinForm(inDossier, fields)
  if (!outcome.ok) return answerRefusedForm(outcome)
  throw replace(fields.from)
}

/** Whom one pinned; without scripts also where a seventh is refused. */
export default function PinsScreen() {
  const { pins, dossier } = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  return (
    <div className="page">
      <Link className="small" to={`/dossiers/${pins.slug}`}>
        ← Overview
      </Link>
      <h1>Pinned in {dossier}</h1>
      <FormOutcome answer={answer} />
      <p className="muted small">
        Whom you pin is your own. An actor’s colour and shape are the dossier’s: the same for
        everybody, on every screen and in every file.
      </p>
      <PinChips pins={pins} />
      {answer && <Link to={answer.fields.from ?? '/'}>Back to where you were</Link>}
    </div>
  )
}
