import type { LoaderFunctionArgs } from '@remix-run/node'
import { requirePermission } from '#app/auth/guard.ts'
import { findActorChoices } from '#app/features/actors/actor-choices.ts'
import { enforceRateLimit } from '#app/http/rate-limits.ts'

/** `?q=words`: actors that bear the words in a name or an alias, for a field that offers them while one types. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { user, visible } = requirePermission(context, 'read')
  await enforceRateLimit('searches', user.id)
  const words = new URL(request.url).searchParams.get('q') ?? ''
  return Response.json(await findActorChoices(visible, words))
}
