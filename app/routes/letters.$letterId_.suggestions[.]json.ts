import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { requireCodableLetter } from '#app/auth/coding-topics.ts'
import { loadSuggestions } from '#app/features/suggestions/letter-suggestions.ts'
import { settleSuggestion, suggestionFields } from '#app/features/suggestions/settle-suggestion.ts'
import { statusOfOutcome } from '#app/http/answers.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'
import { logFault } from '#app/http/log.ts'

/** The suggestions for a letter as its own page asks for them, once it is there and after each change. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  return Response.json(await loadSuggestions(context, params.letterId!, logFault))
}

/** Accepts or rejects one of them, or takes a rejection back, without leaving the letter. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const coding = await requireCodableLetter(context, params.letterId!)
  const fields = readTextFields(await readForm(request), suggestionFields)
  const { outcome, answer } = await settleSuggestion(coding, fields, {
    store: context.admin,
    onFailure: logFault,
  })
  return Response.json(answer, { status: statusOfOutcome[outcome] })
}
