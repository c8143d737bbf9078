import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { saveInvocations } from '#app/features/letters/redaction-forms.ts'
import { loadRedactionsPage } from '#app/features/letters/redactions-page.ts'
import { answerRefusedForm } from '#app/http/answers.ts'
import { letterFormLimits, readForm } from '#app/http/forms.ts'
import '#app/ui/fields.css'
import { FormOutcome } from '#app/ui/form-outcome.tsx'
import { RedactionForm } from '#app/ui/letters/redaction-form.tsx'
import { SaidOfRedactions } from '#app/ui/letters/said-of-redactions.tsx'
import { revalidateAfterConflict } from '#app/ui/revalidate-after-conflict.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Redactions of ${data?.title ?? 'a letter'} · Stanceline` },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  return loadRedactionsPage(context, params.letterId!, new URL(request.url).searchParams.get('at'))
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await readForm(request, letterFormLimits)
  const outcome = await saveInvocations(context, params.letterId!, form)
  return outcome.ok ? outcome : answerRefusedForm(outcome)
}

export const shouldRevalidate = revalidateAfterConflict

export default function LetterRedactions() {
  const page = useLoaderData<typeof loader>()
  const { id, title, share, rows, whole, mayInvoke } = page
  const answer = useFormAnswer<typeof action>()
  return (
    <div className="page">
      <Link className="small" to={`/letters/${id}`}>
        ← {title}
      </Link>
      <h1>Redactions of this letter</h1>
      <p className="muted">
        What was blacked out before the letter was given out, with the exceptions that were invoked.
        {share && ` Blacked out: ${share}.`}
      </p>
      <FormOutcome answer={answer} />
      <p>
        The letter as a whole: {whole.length ? whole.join('; ') : 'nothing is said to be invoked'}.
        {rows.length === 0 && ' Its text has no mark of redaction.'}
      </p>
      <RedactionForm key={`${page.open} ${page.stamp}`} page={page} />
      {mayInvoke && <SaidOfRedactions page={page} />}
      <p className="small">
        <Link to="/exceptions">The list of exceptions</Link>
      </p>
    </div>
  )
}
