import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requirePermission } from '#app/auth/guard.ts'
import {
  applyWelcomeForm,
  buildWelcomeView,
  welcomeFields,
} from '#app/features/beginnings/first-chart.ts'
import { statusOfOutcome } from '#app/http/answers.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'
import { toSafePath } from '#app/http/safe-path.ts'
import { ChecklistCard } from '#app/ui/welcome/checklist-card.tsx'
import { WaysToBegin } from '#app/ui/welcome/ways-to-begin.tsx'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'
import '#app/ui/screens.css'

export const meta: MetaFunction = () => [{ title: 'Welcome · Stanceline' }]

export async function loader({ context }: LoaderFunctionArgs) {
  const signedIn = requirePermission(context, 'read')
  return { name: signedIn.user.name, ...(await buildWelcomeView(signedIn)) }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const signedIn = requirePermission(context, 'read')
  const fields = readTextFields(await readForm(request), welcomeFields)
  const outcome = await applyWelcomeForm(signedIn, fields)
  if (outcome.ok) throw redirect(toSafePath(outcome.path))
  return data(outcome, { status: statusOfOutcome[outcome.cause] })
}

export default function Welcome() {
  const { name, own, example, checklist, beginners } = useLoaderData<typeof loader>()
  const refused = useFormAnswer<typeof action>()
  return (
    <div className="page">
      <h1>
        Welcome, {name}.{!own.length && checklist && ' Nothing of yours is here yet.'}
      </h1>
      <p className="muted">
        Stanceline keeps who said what, when, and where it says so.
        {checklist && ' Begin as you like: nothing you choose now shuts another way.'}
      </p>
      {refused && (
        <p className="notice bad" role="alert">
          {refused.sentence}
        </p>
      )}
      {own.length > 0 && (
        <p>
          Here already:{' '}
          {own.map((dossier, index) => (
            <span key={dossier.slug}>
              {index > 0 && ' · '}
              <Link to={`/dossiers/${dossier.slug}`}>{dossier.name}</Link>
            </span>
          ))}
        </p>
      )}
      {checklist ? (
        <div className="with-aside">
          <WaysToBegin example={example} />
          <ChecklistCard checklist={checklist} />
        </div>
      ) : (
        <div className="card empty">
          {!own.length && <h2>Nothing is here yet</h2>}
          <p>Editors begin: {beginners.join(', ')}.</p>
          {example && <Link to={`/dossiers/${example.slug}`}>Look around the example</Link>}
        </div>
      )}
    </div>
  )
}
