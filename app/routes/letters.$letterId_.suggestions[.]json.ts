import type { LoaderFunctionArgs } from '@remix-run/node'
import { loadSuggestions } from '#app/features/suggestions/letter-suggestions.ts'
import { logFault } from '#app/http/log.ts'

/** The suggestions for a letter as its own page asks for them, once it is there and after each change. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  return Response.json(await loadSuggestions(context, params.letterId!, logFault))
}
