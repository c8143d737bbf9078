import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Link } from '@remix-run/react'
import { requirePermission } from '#app/auth/guard.ts'
import { beginDossier, newDossierFields } from '#app/features/codebook/dossier-actions.ts'
import { answerRefusedForm } from '#app/http/answers.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'
import { NewDossierForm } from '#app/ui/dossiers/new-dossier-form.tsx'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'
import '#app/ui/screens.css'

export const meta: MetaFunction = () => [{ title: 'New dossier · Stanceline' }]

export function loader({ context }: LoaderFunctionArgs) {
  requirePermission(context, 'change dossiers')
  return null
}

export async function action({ context, request }: ActionFunctionArgs) {
  const signedIn = requirePermission(context, 'change dossiers')
  const fields = readTextFields(await readForm(request), newDossierFields)
  const outcome = await beginDossier(signedIn, fields)
  if (!outcome.ok) return answerRefusedForm(outcome)
  throw redirect(`/dossiers/${outcome.slug}/topics`)
}

export default function NewDossier() {
  const refused = useFormAnswer<typeof action>()
  return (
    <div className="page">
      <Link className="small" to="/dossiers">
        ← Dossiers
      </Link>
      <h1>New dossier</h1>
      <p className="muted small">
        A name and one sentence that people are for or against. The rest grows from your letters.
      </p>
      <div className="card">
        <NewDossierForm fields={refused?.fields ?? {}} errors={refused?.errors ?? {}} />
      </div>
    </div>
  )
}
