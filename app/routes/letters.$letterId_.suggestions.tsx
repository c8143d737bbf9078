import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireCodableLetter } from '#app/auth/coding-topics.ts'
import { loadSuggestions } from '#app/features/suggestions/letter-suggestions.ts'
import { settleSuggestion, suggestionFields } from '#app/features/suggestions/settle-suggestion.ts'
import { statusOfOutcome } from '#app/http/answers.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'
import { logFault } from '#app/http/log.ts'
import { ModelOffer } from '#app/ui/suggestions/model-offer.tsx'
import { SuggestionForm } from '#app/ui/suggestions/suggestion-form.tsx'
import { SuggestionNotes } from '#app/ui/suggestions/suggestion-notes.tsx'
import { revalidateAfterConflict } from '#app/ui/revalidate-after-conflict.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const meta: MetaFunction = () => [{ title: 'Suggestions · Stanceline' }]

/** The suggestions for a letter as a page of forms. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  return loadSuggestions(context, params.letterId!, logFault)
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const coding = await requireCodableLetter(context, params.letterId!)
  const fields = readTextFields(await readForm(request), suggestionFields)
  const { outcome, answer } = await settleSuggestion(coding, fields, {
    store: context.admin,
    onFailure: logFault,
  })
  if (answer.ok && !fields.scripted) throw redirect(`/letters/${params.letterId}/suggestions`)
  return data(answer, { status: statusOfOutcome[outcome] })
}

export const shouldRevalidate = revalidateAfterConflict

export default function LetterSuggestions() {
  const { letterId, title, suggestions, state, notes, model } = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  return (
    <div className="page">
      <Link className="small" to={`/letters/${letterId}`}>
        ← {title}
      </Link>
      <h1>Suggestions</h1>
      <p className="muted">
        Passages of this letter that may state a position. None of them counts: what you accept
        becomes a position of yours, held by the letter’s authors; what you reject does not come
        back.
      </p>
      {answer && !answer.ok && (
        <p className="notice bad" role="alert">
          {answer.message}
        </p>
      )}
      {state !== 'ready' && (
        <p className="card empty">
          {state === 'working'
            ? 'They are being worked out. Load this page again in a minute.'
            : 'They could not be worked out now. Load this page again later; coding goes on without them.'}
        </p>
      )}
      {state === 'ready' && suggestions.length === 0 && (
        <p className="card empty">Nothing is suggested for this letter.</p>
      )}
      {suggestions.map((suggestion) => (
        <SuggestionForm key={suggestion.id} suggestion={suggestion} />
      ))}
      {model && <ModelOffer model={model} />}
      <SuggestionNotes notes={notes} model={model} />
    </div>
  )
}
