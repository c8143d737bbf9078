import type { LoaderFunctionArgs } from '@remix-run/node'
import { requirePermission } from '#app/auth/guard.ts'
import { getToday } from '#app/features/analysis/timeline-view.ts'
import { readDossierParam } from '#app/features/codebook/dossier-param.ts'
import { searchEverything } from '#app/features/search/search-everything.ts'
import { enforceRateLimit } from '#app/http/rate-limits.ts'

/** So many of each kind stand in the box while somebody types. */
const few = 3

/** What holds the words of `?q=`, for the box that asks while somebody types: no commands, which it knows itself. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const reader = requirePermission(context, 'read')
  const params = new URL(request.url).searchParams
  const typed = (params.get('q') ?? '').trim()
  const { dossier } = await readDossierParam(reader.visible, params)
  if (typed) await enforceRateLimit('answers while typing', reader.user.id)
  return Response.json(await searchEverything(reader, { typed, dossier, today: getToday() }, few))
}
